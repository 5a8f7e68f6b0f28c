package io.openitem.domain;

import java.util.Set;

/**
 * Who calls, as the token or the session says. Set by the HTTP front as an exchange property, never
 * as a header.
 *
 * @param user the token's subject, or the id of the portal user whose session it is
 * @param organisation whom the user acts for; empty text for back office and operators
 * @param accounts the accounts that the caller may see and pay, and no others
 * @param roles what the caller may do
 */
public record Caller(String user, String organisation, Set<AccountId> accounts, Set<Role> roles) {

  /** The name of the exchange property that carries the caller through a route. */
  public static final String PROPERTY = "openitem.caller";

  /** What a caller may do. */
  public enum Role {
    /** Sees and pays the accounts of the organisation. */
    CUSTOMER,
    /** Invites and removes the organisation's users; is a customer as well. */
    CUSTOMER_ADMIN,
    /** Works the worklist of postings. */
    BACK_OFFICE,
    /** Starts and watches synchronisations, and works the worklist too. */
    OPERATOR
  }

  /** Copies the sets. */
  public Caller {
    accounts = Set.copyOf(accounts);
    roles = Set.copyOf(roles);
  }
}

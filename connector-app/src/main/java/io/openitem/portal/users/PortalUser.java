package io.openitem.portal.users;

import java.util.Optional;

/**
 * A user of the portal.
 *
 * @param userId {@code usr_} and 26 characters
 * @param email where mails go, and what the user logs in with
 * @param firstName for mails and colleagues
 * @param lastName for mails and colleagues
 * @param organisation whom the user acts for
 * @param sapSystem where the customer is kept
 * @param customer SAP's number of the customer that registered
 * @param active whether a password was chosen; until then nobody logs in
 * @param admin whether colleagues are invited and removed
 * @param passwordHash of an active user
 */
record PortalUser(
    String userId,
    Email email,
    String firstName,
    String lastName,
    String organisation,
    String sapSystem,
    String customer,
    boolean active,
    boolean admin,
    Optional<String> passwordHash) {

  /** Never the hash or the address. */
  @Override
  public String toString() {
    return "PortalUser[" + userId + "]";
  }
}

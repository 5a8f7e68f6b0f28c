package io.openitem.sandbox.issuer;

import java.time.Duration;
import java.util.List;

/**
 * What a token says.
 *
 * @param subject the user
 * @param organisation claim {@code org}
 * @param accounts claim {@code accounts}: {@code <companyCode>-<customer>}
 * @param roles claim {@code roles}
 * @param audience claim {@code aud}
 * @param lifetime until it expires; negative for one that has expired
 */
public record TokenSpec(
    String subject,
    String organisation,
    List<String> accounts,
    List<String> roles,
    String audience,
    Duration lifetime) {
  /** The audience that Openitem expects. */
  public static final String AUDIENCE = "openitem";

  /** How long tokens live unless told otherwise. */
  public static final Duration LIFETIME = Duration.ofHours(1);

  /** Keeps its own copies. */
  public TokenSpec {
    accounts = List.copyOf(accounts);
    roles = List.copyOf(roles);
  }

  /** A customer's usual token. */
  public static TokenSpec customer(String subject, String organisation, List<String> accounts) {
    return new TokenSpec(subject, organisation, accounts, List.of("customer"), AUDIENCE, LIFETIME);
  }

  /** The same for another audience. */
  public TokenSpec withAudience(String other) {
    return new TokenSpec(subject, organisation, accounts, roles, other, lifetime);
  }

  /** The same with another lifetime; negative for one that has expired. */
  public TokenSpec withLifetime(Duration other) {
    return new TokenSpec(subject, organisation, accounts, roles, audience, other);
  }

  /** The same with other accounts. */
  public TokenSpec withAccounts(List<String> others) {
    return new TokenSpec(subject, organisation, others, roles, audience, lifetime);
  }

  /** The same with other roles. */
  public TokenSpec withRoles(List<String> others) {
    return new TokenSpec(subject, organisation, accounts, others, audience, lifetime);
  }
}

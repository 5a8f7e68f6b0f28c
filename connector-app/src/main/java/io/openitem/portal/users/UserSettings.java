package io.openitem.portal.users;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the portal's own users, {@code openitem.users.*}.
 *
 * @param sessionIdleMax when a session that nobody uses ends; 1 min to 24 h, default 30 min
 * @param sessionAgeMax when any session ends; 5 min to 30 d, default 12 h
 * @param sessionsPerUserMax how many sessions a user may have; a further one ends the oldest; 1 to
 *     100, default 10
 * @param activationLinkLifetime how long the link of an activation or invitation works; 5 min to 14
 *     d, default 48 h. An invited user who has not followed one by then and 30 days is forgotten
 * @param resetLinkLifetime how long the link for a new password works; 5 min to 24 h, default 1 h
 * @param passwordCharsMin how short a password may be, in Unicode characters; 8 to 64, default 8.
 *     NIST SP 800-63B-4 asks for 15 where the password is all that proves a user
 * @param hashMemory how much memory one password hash (Argon2id) takes, in KiB; 7168 to 1048576,
 *     default 19456, as OWASP has it with two iterations
 * @param hashIterations how often it runs over that memory; 1 to 20, default 2
 * @param hashesAtOnceMax how many hashes run at once on this replica; twice as many wait, and any
 *     more are answered with {@code busy} at once; 1 to 64, default 4
 * @param hashWaitMax how long a login waits for its turn before it is answered with {@code busy};
 *     100 ms to 30 s, default 5 s
 * @param usersPerOrganisationMax how many users an organisation may have, invited ones included; 1
 *     to 10,000, default 500
 */
@ConfigurationProperties("openitem.users")
public record UserSettings(
    @DefaultValue("30m") Duration sessionIdleMax,
    @DefaultValue("12h") Duration sessionAgeMax,
    @DefaultValue("10") int sessionsPerUserMax,
    @DefaultValue("48h") Duration activationLinkLifetime,
    @DefaultValue("1h") Duration resetLinkLifetime,
    @DefaultValue("8") int passwordCharsMin,
    @DefaultValue("19456") int hashMemory,
    @DefaultValue("2") int hashIterations,
    @DefaultValue("4") int hashesAtOnceMax,
    @DefaultValue("5s") Duration hashWaitMax,
    @DefaultValue("500") int usersPerOrganisationMax) {

  private static final Duration MINUTES_5 = Duration.ofMinutes(5);

  /** Checks the bounds. */
  public UserSettings {
    within("session-idle-max", sessionIdleMax, Duration.ofMinutes(1), Duration.ofHours(24));
    within("session-age-max", sessionAgeMax, MINUTES_5, Duration.ofDays(30));
    within("sessions-per-user-max", sessionsPerUserMax, 1, 100);
    within("activation-link-lifetime", activationLinkLifetime, MINUTES_5, Duration.ofDays(14));
    within("reset-link-lifetime", resetLinkLifetime, MINUTES_5, Duration.ofHours(24));
    within("password-chars-min", passwordCharsMin, 8, 64);
    within("hash-memory", hashMemory, 7_168, 1_048_576);
    within("hash-iterations", hashIterations, 1, 20);
    within("hashes-at-once-max", hashesAtOnceMax, 1, 64);
    within("hash-wait-max", hashWaitMax, Duration.ofMillis(100), Duration.ofSeconds(30));
    within("users-per-organisation-max", usersPerOrganisationMax, 1, 10_000);
  }

  private static void within(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException("openitem.users.%s is %d to %d".formatted(name, min, max));
    }
  }

  private static void within(String name, Duration value, Duration min, Duration max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException("openitem.users.%s is %s to %s".formatted(name, min, max));
    }
  }
}

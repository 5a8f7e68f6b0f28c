package io.openitem.portal.users;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often somebody may try, {@code openitem.users.attempts.*}. All limits slide: what lies longer
 * back than the window does not count. They hold over all replicas.
 *
 * @param window what counts for logins; 1 min to 24 h, default 15 min
 * @param perAccountMax failed logins of one account in the window until it is locked, for as long
 *     as they lie in it; 3 to 100, default 10. A new password unlocks
 * @param perAddressMax failed logins from one network address (IPv6: one /64) in the window; 10 to
 *     10,000, default 100
 * @param freeMax failed logins of an account before the next has to wait; 1 to 50, default 3
 * @param firstBackOff how long it has to wait then, doubled with each further one; 100 ms to 60 s,
 *     default 1 s
 * @param requestsWindow what counts for registrations, resets and invitations; 1 min to 7 d,
 *     default 1 h
 * @param requestsPerAddressMax registrations and resets from one network address in that window; 5
 *     to 10,000, default 60
 * @param mailsPerRecipientMax mails that strangers and customer admins can have sent to one address
 *     in that window; 1 to 100, default 5
 * @param registrationsPerCustomerMax registrations for one customer number in that window, since
 *     each is a guess at an invoice number; 1 to 1,000, default 10
 * @param registrationsPerCustomerMonthMax the same in 30 days, so that patience does not help; then
 *     a warning names the customer, which needs help to register; 1 to 10,000, default 30
 */
@ConfigurationProperties("openitem.users.attempts")
public record AttemptSettings(
    @DefaultValue("15m") Duration window,
    @DefaultValue("10") int perAccountMax,
    @DefaultValue("100") int perAddressMax,
    @DefaultValue("3") int freeMax,
    @DefaultValue("1s") Duration firstBackOff,
    @DefaultValue("1h") Duration requestsWindow,
    @DefaultValue("60") int requestsPerAddressMax,
    @DefaultValue("5") int mailsPerRecipientMax,
    @DefaultValue("10") int registrationsPerCustomerMax,
    @DefaultValue("30") int registrationsPerCustomerMonthMax) {

  /** Checks the bounds. */
  public AttemptSettings {
    within("window", window, Duration.ofMinutes(1), Duration.ofHours(24));
    within("per-account-max", perAccountMax, 3, 100);
    within("per-address-max", perAddressMax, 10, 10_000);
    within("free-max", freeMax, 1, 50);
    within("first-back-off", firstBackOff, Duration.ofMillis(100), Duration.ofSeconds(60));
    within("requests-window", requestsWindow, Duration.ofMinutes(1), Attempts.SHORT_MAX);
    within("requests-per-address-max", requestsPerAddressMax, 5, 10_000);
    within("mails-per-recipient-max", mailsPerRecipientMax, 1, 100);
    within("registrations-per-customer-max", registrationsPerCustomerMax, 1, 1_000);
    within("registrations-per-customer-month-max", registrationsPerCustomerMonthMax, 1, 10_000);
  }

  private static void within(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "openitem.users.attempts.%s is %d to %d".formatted(name, min, max));
    }
  }

  private static void within(String name, Duration value, Duration min, Duration max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          "openitem.users.attempts.%s is %s to %s".formatted(name, min, max));
    }
  }
}

package io.openitem.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How payments are quoted, charged and asked about.
 *
 * @param quoteValidity how long a quote can be paid, and how long a payment can be charged after it
 *     was made, because SAP may have moved on since: later it is only asked about, and ends as not
 *     charged once that is proven; default 15 min, 1 s to 24 h
 * @param methodFreshness how long methods are not read again from the processor; default 60 s, 0 to
 *     1 h
 * @param answerWait how long a repeated request waits for the first one's answer; default 25 s, 0
 *     to 60 s
 * @param chargeLapse when a charge that has not been recorded counts as lost and is asked about;
 *     longer than the processor's connect and read time-outs together; default 30 s, 100 ms to 10
 *     min
 * @param firstAsk the wait before an unknown or pending charge is asked about; later ones wait half
 *     the payment's age; default 2 s, 10 ms to 1 h
 * @param longestAsk where that growth ends; default 1 h
 * @param absentAfter when a charge that the processor does not find counts as absent, since it was
 *     last sent: longer than its index may lag, which Stripe says is up to an hour in an outage;
 *     default 1 h, 0 to 24 h
 * @param firstBackOff the wait before a charge that provably did not happen is sent again, where
 *     the processor names none; later ones wait half the payment's age; default 2 s, 10 ms to 1 h
 * @param longestBackOff where that growth ends; default 5 min
 * @param cardDeadline when a card payment without an outcome goes to people; it is asked about all
 *     the same, every longest-ask; default 4 h, 1 s to 7 days
 * @param bankDeadline the same for bank debits, which settle in days; default 14 days, 1 s to 60
 *     days
 * @param wakerBatchMax how many payments, and how many events, one look takes at most; default 100,
 *     1 to 1000
 * @param followersMax how many payments each replica asks about at the same time; default 4, 1 to
 *     64
 * @param webhookGrace how long an event rests before it is applied, so that the synchronous answer,
 *     which mostly says the same, is recorded first; default 1 s, 0 to 1 min
 * @param webhookRetry the wait before an event is applied again when the processor could not be
 *     asked; default 30 s, 10 ms to 1 h
 */
@ConfigurationProperties("openitem.payment")
public record PaymentSettings(
    @DefaultValue("15m") Duration quoteValidity,
    @DefaultValue("60s") Duration methodFreshness,
    @DefaultValue("25s") Duration answerWait,
    @DefaultValue("30s") Duration chargeLapse,
    @DefaultValue("2s") Duration firstAsk,
    @DefaultValue("1h") Duration longestAsk,
    @DefaultValue("1h") Duration absentAfter,
    @DefaultValue("2s") Duration firstBackOff,
    @DefaultValue("5m") Duration longestBackOff,
    @DefaultValue("4h") Duration cardDeadline,
    @DefaultValue("14d") Duration bankDeadline,
    @DefaultValue("100") int wakerBatchMax,
    @DefaultValue("4") int followersMax,
    @DefaultValue("1s") Duration webhookGrace,
    @DefaultValue("30s") Duration webhookRetry) {

  /** Checks the bounds. */
  public PaymentSettings {
    Duration tick = Duration.ofMillis(10);
    between("quote-validity", quoteValidity, Duration.ofSeconds(1), Duration.ofHours(24));
    between("method-freshness", methodFreshness, Duration.ZERO, Duration.ofHours(1));
    between("answer-wait", answerWait, Duration.ZERO, Duration.ofMinutes(1));
    between("charge-lapse", chargeLapse, Duration.ofMillis(100), Duration.ofMinutes(10));
    between("first-ask", firstAsk, tick, Duration.ofHours(1));
    between("longest-ask", longestAsk, firstAsk, Duration.ofHours(24));
    between("absent-after", absentAfter, Duration.ZERO, Duration.ofHours(24));
    between("first-back-off", firstBackOff, tick, Duration.ofHours(1));
    between("longest-back-off", longestBackOff, firstBackOff, Duration.ofHours(24));
    between("card-deadline", cardDeadline, Duration.ofSeconds(1), Duration.ofDays(7));
    between("bank-deadline", bankDeadline, Duration.ofSeconds(1), Duration.ofDays(60));
    between("webhook-grace", webhookGrace, Duration.ZERO, Duration.ofMinutes(1));
    between("webhook-retry", webhookRetry, tick, Duration.ofHours(1));
    between("waker-batch-max", wakerBatchMax, 1_000);
    between("followers-max", followersMax, 64);
  }

  private static void between(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "openitem.payment.%s is %s, but must be %s to %s".formatted(name, value, least, most));
    }
  }

  private static void between(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "openitem.payment.%s is %d, but must be 1 to %d".formatted(name, value, most));
    }
  }
}

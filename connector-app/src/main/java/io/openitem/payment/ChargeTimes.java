package io.openitem.payment;

import io.openitem.domain.Outcome;
import io.openitem.processor.Charge;
import java.time.Duration;
import java.time.Instant;

/** When a payment's charge is asked about or sent again: at its deadline at the latest. */
final class ChargeTimes {

  private final PaymentSettings settings;

  ChargeTimes(PaymentSettings settings) {
    this.settings = settings;
  }

  /** When the processor is asked again; always later than now. */
  Instant nextAsk(StoredPayment payment, Instant now) {
    return soonest(
        payment, now, now.plus(wait(payment, now, settings.firstAsk(), settings.longestAsk())));
  }

  /** When a charge that provably did not happen is sent again; always later than now. */
  Instant nextTry(StoredPayment payment, Outcome.NotDone<Charge> notDone, Instant now) {
    Duration backOff =
        notDone
            .retryAfter()
            .orElseGet(
                () -> wait(payment, now, settings.firstBackOff(), settings.longestBackOff()));
    return soonest(payment, now, now.plus(backOff));
  }

  /** The deadline counts only until it has passed: nothing comes up at once for ever. */
  private static Instant soonest(StoredPayment payment, Instant now, Instant then) {
    boolean deadlineFirst =
        payment.deadlineAt().isBefore(then) && payment.deadlineAt().isAfter(now);
    return deadlineFirst ? payment.deadlineAt() : then;
  }

  /** Half the payment's age, within bounds: the wait doubles without being stored. */
  private static Duration wait(
      StoredPayment payment, Instant now, Duration first, Duration longest) {
    Duration half = Duration.between(payment.createdAt(), now).dividedBy(2);
    Duration atLeast = half.compareTo(first) < 0 ? first : half;
    return atLeast.compareTo(longest) > 0 ? longest : atLeast;
  }
}

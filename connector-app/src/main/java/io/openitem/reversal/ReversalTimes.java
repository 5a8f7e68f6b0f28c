package io.openitem.reversal;

import io.openitem.payment.PaymentSettings;
import java.time.Duration;
import java.time.Instant;

/** When a reversal is asked about, sent or planned again. */
final class ReversalTimes {

  private final PaymentSettings settings;

  ReversalTimes(PaymentSettings settings) {
    this.settings = settings;
  }

  /** Half its age, within bounds; at its deadline at the latest, and always later than now. */
  Instant next(Reversal reversal, Instant now) {
    Duration half = Duration.between(reversal.createdAt(), now).dividedBy(2);
    Duration atLeast = half.compareTo(settings.firstAsk()) < 0 ? settings.firstAsk() : half;
    Duration wait = atLeast.compareTo(settings.longestAsk()) > 0 ? settings.longestAsk() : atLeast;
    Instant then = now.plus(wait);
    return reversal
        .deadlineAt()
        .filter(deadline -> deadline.isAfter(now) && deadline.isBefore(then))
        .orElse(then);
  }
}

package io.openitem.reversal;

import io.openitem.domain.Ids;
import io.openitem.domain.Money;
import io.openitem.domain.ReversalKind;
import io.openitem.domain.ReversalState;
import io.openitem.payment.PaymentSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Stores movements that began at the processor, as pending until their outcome is recorded. */
final class NewReversals {

  private final ReversalStore reversals;
  private final PaymentSettings settings;
  private final Ids ids;
  private final Clock clock;

  NewReversals(ReversalStore reversals, PaymentSettings settings, Ids ids, Clock clock) {
    this.reversals = reversals;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  Reversal store(
      LockedPayment payment,
      ReversalKind kind,
      String processorId,
      Optional<String> disputeId,
      Money amount,
      Money fee) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Reversal reversal =
        new Reversal(
            ids.reversal(),
            payment.paymentId(),
            kind,
            payment.processor(),
            Optional.of(processorId),
            disputeId,
            amount,
            fee,
            ReversalState.PENDING,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            now,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(now.plus(settings.bankDeadline())),
            now);
    reversals.insert(reversal, Optional.of(now.plus(settings.firstAsk())));
    return reversal;
  }
}

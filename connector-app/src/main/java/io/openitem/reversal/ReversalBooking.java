package io.openitem.reversal;

import io.openitem.domain.Ids;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.ReversalKind;
import io.openitem.domain.ReversalState;
import io.openitem.payment.PaymentSettings;
import io.openitem.payment.RaisedPayments;
import io.openitem.payment.WebhookInbox.Result;
import io.openitem.processor.MovedAgain;
import io.openitem.processor.MovedAgain.BookedDispute;
import io.openitem.processor.MovedAgain.BookedRefund;
import io.openitem.processor.MovedAgain.Movement;
import io.openitem.processor.Refund;
import io.openitem.store.PaymentEvents;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Records what a processor shows to have moved again of a charge, each movement once by the
 * processor's id of it, however often and in whatever order it is told.
 */
final class ReversalBooking {

  private final ReversalStore reversals;
  private final ReversalRecorder recorder;
  private final Disputes disputes;
  private final RaisedPayments raised;
  private final PaymentSettings settings;
  private final Ids ids;
  private final Clock clock;

  ReversalBooking(
      JdbcClient jdbc,
      ReversalStore reversals,
      ReversalRecorder recorder,
      PaymentEvents events,
      RaisedPayments raised,
      PaymentSettings settings,
      Ids ids,
      Clock clock) {
    this.reversals = reversals;
    this.recorder = recorder;
    this.disputes = new Disputes(jdbc, events);
    this.raised = raised;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What became of an event.
   *
   * @param result empty while it has to come up again
   * @param detail why
   */
  record Booked(Optional<Result> result, String detail) {
    static Booked as(Result result, String detail) {
      return new Booked(Optional.of(result), detail);
    }
  }

  /** Records all of it. Must run in a transaction. */
  Booked book(String processor, String charge, MovedAgain truth) {
    if (truth.paymentId().isEmpty()) {
      return Booked.as(Result.IGNORED, "a charge of somebody else: no payment here");
    }
    Optional<LockedPayment> found =
        reversals.lock(truth.paymentId()).filter(payment -> payment.processor().equals(processor));
    if (found.isEmpty()) {
      return Booked.as(Result.RAISED, "names a payment that is not here: " + truth.paymentId());
    }
    LockedPayment payment = found.get();
    if (payment.captured().isEmpty()) {
      return new Booked(Optional.empty(), "the capture is not recorded yet");
    }
    if (!payment.processorPaymentId().equals(Optional.of(charge))) {
      return Booked.as(
          Result.APPLIED, "of a charge that was never posted: not the one that is in the books");
    }
    String currency = payment.surcharge().currency();
    boolean another =
        truth.disputes().stream().anyMatch(one -> !one.amount().currency().equals(currency))
            || truth.refunds().stream()
                .anyMatch(one -> !one.refund().amount().currency().equals(currency));
    if (another) {
      String why = "money moved again in another currency than the payment's; post it by hand";
      raised.raise(payment.paymentId(), why, Map.of("charge", charge), clock.instant());
      return Booked.as(Result.RAISED, why);
    }
    truth.refunds().forEach(refund -> refund(payment, refund));
    truth.disputes().forEach(dispute -> dispute(payment, dispute));
    return truth.refunds().stream().anyMatch(one -> one.outcome() instanceof Outcome.Unknown)
        ? new Booked(Optional.empty(), "a refund stands at a word that is not known here")
        : Booked.as(Result.APPLIED, "recorded");
  }

  private void refund(LockedPayment before, BookedRefund booked) {
    LockedPayment payment = reversals.lock(before.paymentId()).orElseThrow();
    Optional<String> id = Optional.of(booked.refund().processorRefundId());
    Optional<Reversal> known =
        payment
            .reversal(one -> one.processorReversalId().equals(id))
            .or(
                () ->
                    payment.reversal(
                        one -> booked.refundId().equals(Optional.of(one.reversalId()))));
    if (known.isPresent()) {
      recorder.record(payment.paymentId(), known.get().reversalId(), booked.outcome());
      return;
    }
    boolean moves =
        booked.outcome() instanceof Outcome.Done || booked.outcome() instanceof Outcome.Pending;
    if (moves) {
      Refund refund = booked.refund();
      Reversal stored =
          store(
              payment,
              ReversalKind.REFUND,
              refund.processorRefundId(),
              Optional.empty(),
              refund.amount(),
              payment.feeOf(refund.amount()));
      recorder.record(payment.paymentId(), stored.reversalId(), booked.outcome());
    }
  }

  private void dispute(LockedPayment payment, BookedDispute dispute) {
    disputes.record(payment, dispute, clock.instant());
    // What was taken comes before what was given again, whatever the order of the list.
    for (ReversalKind kind : ReversalKind.values()) {
      dispute.movements().stream()
          .filter(movement -> movement.kind() == kind)
          .forEach(movement -> movement(payment.paymentId(), dispute.disputeId(), movement));
    }
  }

  private void movement(String paymentId, String disputeId, Movement movement) {
    LockedPayment payment = reversals.lock(paymentId).orElseThrow();
    boolean known =
        payment
            .reversal(
                one ->
                    one.kind() == movement.kind()
                        && one.processorReversalId().equals(Optional.of(movement.movementId())))
            .isPresent();
    if (known) {
      return;
    }
    Money fee =
        movement.kind().takesMoney()
            ? payment.feeOf(movement.amount())
            : feeAgain(payment, disputeId, movement.amount());
    Reversal stored =
        store(
            payment,
            movement.kind(),
            movement.movementId(),
            Optional.of(disputeId),
            movement.amount(),
            fee);
    recorder.record(
        paymentId,
        stored.reversalId(),
        Outcome.done(new Refund(movement.movementId(), movement.amount())));
  }

  /** Of money that comes to us again, the fee that had gone with it. */
  private static Money feeAgain(LockedPayment payment, String disputeId, Money amount) {
    return payment
        .reversal(one -> one.kind().takesMoney() && one.disputeId().equals(Optional.of(disputeId)))
        .map(taken -> taken.surcharge().share(amount, taken.amount()))
        .filter(fee -> fee.compareTo(amount) <= 0)
        .orElseGet(() -> Money.zero(amount.currency()));
  }

  private Reversal store(
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

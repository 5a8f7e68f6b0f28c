package io.openitem.reversal;

import io.openitem.domain.Outcome;
import io.openitem.domain.ReversalKind;
import io.openitem.payment.RaisedPayments;
import io.openitem.payment.WebhookInbox.Result;
import io.openitem.processor.MovedAgain;
import io.openitem.processor.MovedAgain.BookedRefund;
import io.openitem.processor.Refund;
import io.openitem.store.PaymentEvents;
import java.time.Clock;
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
  private final NewReversals started;
  private final DisputeBooking disputes;
  private final RaisedPayments raised;
  private final Clock clock;

  ReversalBooking(
      JdbcClient jdbc,
      ReversalStore reversals,
      ReversalRecorder recorder,
      NewReversals started,
      PaymentEvents events,
      RaisedPayments raised,
      Clock clock) {
    this.reversals = reversals;
    this.recorder = recorder;
    this.started = started;
    this.disputes =
        new DisputeBooking(reversals, recorder, started, new Disputes(jdbc, events), raised, clock);
    this.raised = raised;
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
    truth.disputes().forEach(dispute -> disputes.book(payment, dispute));
    return truth.refunds().stream().anyMatch(one -> one.outcome() instanceof Outcome.Unknown)
        ? new Booked(Optional.empty(), "a refund stands at a word that is not known here")
        : Booked.as(Result.APPLIED, "recorded");
  }

  private void refund(LockedPayment before, BookedRefund booked) {
    LockedPayment payment = reversals.lock(before.paymentId()).orElseThrow();
    Optional<String> id = Optional.of(booked.refund().processorRefundId());
    Optional<Reversal> known =
        payment
            .reversal(
                one -> one.kind() == ReversalKind.REFUND && one.processorReversalId().equals(id))
            .or(
                () ->
                    payment.reversal(
                        one ->
                            booked.refundId().equals(Optional.of(one.reversalId()))
                                // Another refund that carries the same id of ours is another one.
                                && one.processorReversalId().isEmpty()));
    if (known.isPresent()) {
      recorder.record(payment.paymentId(), known.get().reversalId(), booked.outcome());
      return;
    }
    boolean moves =
        booked.outcome() instanceof Outcome.Done || booked.outcome() instanceof Outcome.Pending;
    if (moves) {
      Refund refund = booked.refund();
      raiseIfSecond(payment, booked);
      Reversal stored =
          started.store(
              payment,
              ReversalKind.REFUND,
              refund.processorRefundId(),
              Optional.empty(),
              refund.amount(),
              payment.settled().feeOf(refund.amount()));
      recorder.record(payment.paymentId(), stored.reversalId(), booked.outcome());
    }
  }

  /** One refund was asked for, and the processor has two that carry its id: both moved money. */
  private void raiseIfSecond(LockedPayment payment, BookedRefund booked) {
    payment
        .reversal(one -> booked.refundId().equals(Optional.of(one.reversalId())))
        .ifPresent(
            first ->
                raised.raise(
                    payment.paymentId(),
                    "refund %s was made twice at the processor: %s besides %s"
                        .formatted(
                            first.reversalId(),
                            booked.refund().processorRefundId(),
                            first.processorReversalId().orElse("?")),
                    Map.of("amount", ReversalWords.money(booked.refund().amount())),
                    clock.instant()));
  }
}

package io.openitem.reversal;

import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.ReversalKind;
import io.openitem.payment.RaisedPayments;
import io.openitem.processor.MovedAgain.BookedDispute;
import io.openitem.processor.MovedAgain.Movement;
import io.openitem.processor.Refund;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Records disputes and the money that they move, each movement once. */
final class DisputeBooking {

  private final ReversalStore reversals;
  private final ReversalRecorder recorder;
  private final NewReversals started;
  private final Disputes disputes;
  private final RaisedPayments raised;
  private final Clock clock;

  DisputeBooking(
      ReversalStore reversals,
      ReversalRecorder recorder,
      NewReversals started,
      Disputes disputes,
      RaisedPayments raised,
      Clock clock) {
    this.reversals = reversals;
    this.recorder = recorder;
    this.started = started;
    this.disputes = disputes;
    this.raised = raised;
    this.clock = clock;
  }

  /** Records all of a dispute. Must run in a transaction, under the payment's lock. */
  void book(LockedPayment payment, BookedDispute dispute) {
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
    Optional<Reversal> known =
        payment.reversal(
            one ->
                // Whether it is called a return or a dispute may change; the movement does not.
                one.kind().takesMoney() == movement.kind().takesMoney()
                    && one.processorReversalId().equals(Optional.of(movement.movementId())));
    if (known.isPresent()) {
      raiseIfOtherKind(known.get(), movement);
      return;
    }
    Money fee =
        movement.kind().takesMoney()
            ? payment.settled().feeOf(movement.amount())
            : feeAgain(payment, disputeId, movement.amount());
    Reversal stored =
        started.store(
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

  /** Its document stays as it is: the same money moved, under another name. */
  private void raiseIfOtherKind(Reversal known, Movement movement) {
    if (known.kind() != movement.kind()) {
      raised.raise(
          known.paymentId(),
          "the processor now calls %s a %s, and it is booked as %s"
              .formatted(movement.movementId(), movement.kind(), known.kind()),
          Map.of("reversalId", known.reversalId()),
          clock.instant());
    }
  }

  /** Of money that comes to us again, the fee that had gone with it. */
  private static Money feeAgain(LockedPayment payment, String disputeId, Money amount) {
    return payment
        .reversal(one -> one.kind().takesMoney() && one.disputeId().equals(Optional.of(disputeId)))
        .map(taken -> taken.surcharge().share(amount, taken.amount()))
        .filter(fee -> fee.compareTo(amount) <= 0)
        .orElseGet(() -> Money.zero(amount.currency()));
  }
}

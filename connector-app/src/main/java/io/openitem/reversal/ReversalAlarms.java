package io.openitem.reversal;

import io.openitem.domain.Money;
import io.openitem.payment.RaisedPayments;
import io.openitem.processor.Redaction;
import io.openitem.processor.Refund;
import java.time.Instant;
import java.util.Map;

/**
 * What people are told of money that moved in another way than was thought, once for each reason.
 * All of it runs in the transaction of the change, under the payment's lock.
 */
final class ReversalAlarms {

  private final RaisedPayments raised;

  ReversalAlarms(RaisedPayments raised) {
    this.raised = raised;
  }

  void movedAfterFailure(Reversal refund, Refund told, Instant now) {
    raise(
        refund,
        "refund %s moved money after it had ended as failed; see whether it was given back again"
            .formatted(refund.reversalId()),
        told.processorRefundId(),
        now);
  }

  void goesOnAfterFailure(Reversal refund, String seen, Instant now) {
    raise(
        refund,
        "refund %s is on its way after it had ended as failed; see whether it was given back again"
            .formatted(refund.reversalId()),
        Redaction.clean(seen),
        now);
  }

  void otherAmount(Reversal refund, Refund told, Instant now) {
    raise(
        refund,
        "the processor gave back %s instead of %s".formatted(told.amount(), refund.amount()),
        told.processorRefundId(),
        now);
  }

  void moreThanTaken(Reversal moved, Money left, Instant now) {
    raise(
        moved,
        "more went back than was taken: %s of %s that were left".formatted(moved.amount(), left),
        moved.processorReversalId().orElse("?"),
        now);
  }

  void failedAfterSuccess(Reversal refund, String why, Instant now) {
    raise(
        refund,
        "refund %s failed after it had succeeded: the money is ours again, and is booked so; refund again if it is still owed"
            .formatted(refund.processorReversalId().orElse(refund.reversalId())),
        why,
        now);
  }

  void succeededAfterReturn(Reversal refund, Instant now) {
    raise(
        refund,
        "refund %s is told as succeeded after it had come back; look it up at the processor"
            .formatted(refund.reversalId()),
        refund.processorReversalId().orElse("?"),
        now);
  }

  private void raise(Reversal reversal, String reason, String seen, Instant now) {
    raised.raise(
        reversal.paymentId(),
        reason,
        Map.of("reversalId", reversal.reversalId(), "seen", seen),
        now);
  }
}

package io.openitem.reversal;

import io.openitem.domain.Outcome;
import io.openitem.processor.Processors;
import io.openitem.processor.Refund;
import io.openitem.processor.RefundQuestion;
import io.openitem.processor.RefundRequest;
import io.openitem.processor.Refunds;

/** Calls the processor about a stored refund, outside any transaction. */
final class Refunding {

  private final Processors processors;

  Refunding(Processors processors) {
    this.processors = processors;
  }

  /** Sends a refund that was recorded just now. */
  Outcome<Refund> refund(Reversal refund, String processorPaymentId) {
    return refunds(refund).refund(request(refund, processorPaymentId));
  }

  /**
   * Asks what became of it.
   *
   * @param stillWanted whether asking may send it again
   */
  Outcome<Refund> ask(Reversal refund, String processorPaymentId, boolean stillWanted) {
    return refunds(refund)
        .ask(
            new RefundQuestion(
                request(refund, processorPaymentId),
                refund.processorReversalId(),
                refund.sentAt().orElse(refund.createdAt()),
                stillWanted));
  }

  private Refunds refunds(Reversal refund) {
    return processors.require(refund.processor()).refunds();
  }

  private static RefundRequest request(Reversal refund, String processorPaymentId) {
    return new RefundRequest(
        refund.reversalId(), refund.paymentId(), processorPaymentId, refund.amount());
  }
}

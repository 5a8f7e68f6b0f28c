package io.openitem.processor;

import io.openitem.domain.Money;

/**
 * Money to be given back. Equal requests of one refund make equal calls, byte for byte, so that a
 * repeated one meets the processor's record of the first.
 *
 * @param refundId the idempotency key at the processor; it keeps it beside the refund too
 * @param paymentId ours
 * @param processorPaymentId the processor's id of the charge that took the money
 * @param amount what is to go back
 */
public record RefundRequest(
    String refundId, String paymentId, String processorPaymentId, Money amount) {

  /** Nothing is given back for nothing. */
  public RefundRequest {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("refund " + refundId + " gives back " + amount);
    }
  }
}

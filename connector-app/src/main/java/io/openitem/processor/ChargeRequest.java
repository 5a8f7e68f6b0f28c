package io.openitem.processor;

import io.openitem.domain.Money;
import io.openitem.domain.PaymentMethod;

/**
 * Money to be taken. Equal requests of one attempt make equal calls, byte for byte, so that a
 * repeated one meets the processor's record of the first.
 *
 * @param attemptId the idempotency key at the processor
 * @param paymentId ours; the processor keeps it beside the charge and finds the charge by it
 * @param method which method pays
 * @param total everything that is to be taken, surcharge included
 */
public record ChargeRequest(String attemptId, String paymentId, PaymentMethod method, Money total) {

  /** Nothing is charged for nothing. */
  public ChargeRequest {
    if (!total.isPositive()) {
      throw new IllegalArgumentException("payment " + paymentId + " charges " + total);
    }
  }
}

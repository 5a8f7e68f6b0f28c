package io.openitem.domain;

import java.time.LocalDate;

/**
 * Captured money that has moved again: the only thing that a reversal posts.
 *
 * @param reversalId ours
 * @param paymentId of which payment
 * @param kind why it moved
 * @param amount all that moved, surcharge included; positive
 * @param surcharge what of it was the fee for paying by card
 * @param processor the processor's short name
 * @param processorReversalId the processor's own id of this movement
 * @param documentDate the day it moved, in the company code's time zone
 * @param businessDate the same after the company code's cut-over
 * @param api the {@link PostingApi#wireName()} of the way into SAP, as customizing has it now
 */
public record ReversedMoney(
    String reversalId,
    String paymentId,
    ReversalKind kind,
    Money amount,
    Money surcharge,
    String processor,
    String processorReversalId,
    LocalDate documentDate,
    LocalDate businessDate,
    String api) {

  /**
   * Checks that the fee is a part of it.
   *
   * @throws IllegalArgumentException when nothing moved, or the fee is no part of what did
   */
  public ReversedMoney {
    if (!amount.isPositive() || surcharge.isNegative() || surcharge.compareTo(amount) > 0) {
      throw new IllegalArgumentException(
          "%s of %s moves %s with a fee of %s".formatted(reversalId, paymentId, amount, surcharge));
    }
  }
}

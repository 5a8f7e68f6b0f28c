package io.openitem.processor;

import io.openitem.domain.Money;

/**
 * Money that a processor has taken for one of our payments, by its own books.
 *
 * @param processorPaymentId the processor's own id
 * @param paymentId ours, as the charge carries it
 * @param captured what it took
 * @param refunded what of it was given back, or is on its way back
 * @param disputed what of it was taken back in disputes, bank returns included, less what came
 *     again
 */
public record BookedCharge(
    String processorPaymentId, String paymentId, Money captured, Money refunded, Money disputed) {}

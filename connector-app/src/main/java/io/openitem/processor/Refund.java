package io.openitem.processor;

import io.openitem.domain.Money;

/**
 * A refund as the processor tells it; its figures, not ours.
 *
 * @param processorRefundId the processor's own id
 * @param amount what goes back by it
 */
public record Refund(String processorRefundId, Money amount) {}

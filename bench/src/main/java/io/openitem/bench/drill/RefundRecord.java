package io.openitem.bench.drill;

/**
 * A client's own record of a refund that it was told of.
 *
 * @param paymentId of which payment
 * @param refundId as the answer named it
 */
record RefundRecord(String paymentId, String refundId) {}

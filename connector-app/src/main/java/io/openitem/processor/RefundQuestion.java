package io.openitem.processor;

import java.time.Instant;
import java.util.Optional;

/**
 * Asks what became of a refund.
 *
 * @param request what was sent
 * @param processorRefundId the processor's id, where it ever reached us
 * @param sentAt when it was first sent
 * @param stillWanted whether it may still come about: an adapter whose processor answers a repeated
 *     call with its first answer may then ask by repeating
 */
public record RefundQuestion(
    RefundRequest request,
    Optional<String> processorRefundId,
    Instant sentAt,
    boolean stillWanted) {}

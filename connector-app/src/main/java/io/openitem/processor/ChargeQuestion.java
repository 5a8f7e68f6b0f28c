package io.openitem.processor;

import java.time.Instant;
import java.util.Optional;

/**
 * Asks what became of a charge.
 *
 * @param request what was sent
 * @param processorPaymentId the processor's id, where it ever reached us
 * @param sentAt when the charge was first sent
 * @param stillWanted whether the charge may still come about: an adapter whose processor answers a
 *     repeated call with its first answer may then ask by repeating
 */
public record ChargeQuestion(
    ChargeRequest request,
    Optional<String> processorPaymentId,
    Instant sentAt,
    boolean stillWanted) {}

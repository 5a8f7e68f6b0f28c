package io.openitem.store;

import io.openitem.domain.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * A dispute of a payment as callers see it; the fields are the contract's {@code PaymentDispute}.
 * Its money is in movements.
 *
 * @param disputeId the processor's id
 * @param state {@code OPEN}, {@code WON} or {@code LOST}
 * @param amount what is disputed
 * @param reason the processor's word for it
 * @param openedAt when it became known here
 * @param closedAt when its end became known here; empty until then
 */
public record PaymentDispute(
    String disputeId,
    String state,
    Money amount,
    String reason,
    Instant openedAt,
    Optional<Instant> closedAt) {}

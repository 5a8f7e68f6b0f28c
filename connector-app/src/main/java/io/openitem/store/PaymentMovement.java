package io.openitem.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openitem.domain.Money;
import io.openitem.domain.ReversalKind;
import io.openitem.domain.ReversalState;
import java.time.Instant;
import java.util.Optional;

/**
 * Captured money that moved again, or is to, as callers see it; the fields are the contract's
 * {@code PaymentMovement}.
 *
 * @param movementId ours; a refund's id
 * @param kind why
 * @param state where it stands
 * @param amount all that moves, the surcharge included; positive
 * @param surcharge what of it is the fee; while it is under way, what it would be by now
 * @param disputeId the dispute that it belongs to
 * @param createdAt when it became known here
 * @param movedAt when it was known that the money had moved; empty until then
 * @param updatedAt when it last changed
 * @param documentNumber its SAP document; written as null until there is one
 * @param fiscalYear of the document; written as null until there is one
 */
public record PaymentMovement(
    String movementId,
    ReversalKind kind,
    ReversalState state,
    Money amount,
    Money surcharge,
    Optional<String> disputeId,
    Instant createdAt,
    Optional<Instant> movedAt,
    Instant updatedAt,
    @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> documentNumber,
    @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> fiscalYear) {}

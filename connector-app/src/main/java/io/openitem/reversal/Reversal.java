package io.openitem.reversal;

import io.openitem.domain.Money;
import io.openitem.domain.ReversalKind;
import io.openitem.domain.ReversalState;
import java.time.Instant;
import java.util.Optional;

/**
 * Captured money that moved again, or is to.
 *
 * @param reversalId ours; a refund's idempotency key at the processor
 * @param paymentId of which payment
 * @param kind why
 * @param processor who moves it
 * @param processorReversalId the processor's id of the movement, once it is known
 * @param disputeId the processor's dispute that it belongs to
 * @param amount all that moves, the fee included; positive
 * @param surcharge what of it is the fee
 * @param state where it stands
 * @param detail what was last seen, or why it failed
 * @param requestedBy who asked for it here
 * @param reason why, in their own words
 * @param createdAt when it became known here
 * @param sentAt when the processor was first asked for it, or may have been
 * @param lastSentAt when it was last
 * @param movedAt when it was known that the money had moved
 * @param deadlineAt when it goes to people
 * @param updatedAt when it last changed
 */
record Reversal(
    String reversalId,
    String paymentId,
    ReversalKind kind,
    String processor,
    Optional<String> processorReversalId,
    Optional<String> disputeId,
    Money amount,
    Money surcharge,
    ReversalState state,
    Optional<String> detail,
    Optional<String> requestedBy,
    Optional<String> reason,
    Instant createdAt,
    Optional<Instant> sentAt,
    Optional<Instant> lastSentAt,
    Optional<Instant> movedAt,
    Optional<Instant> deadlineAt,
    Instant updatedAt) {

  /** Whether its outcome is not known, or its money has not arrived. */
  boolean isUnderWay() {
    return state == ReversalState.REQUESTED || state == ReversalState.PENDING;
  }

  /** Whether its amount is no longer there to be given back. */
  boolean counts() {
    return state != ReversalState.FAILED;
  }
}

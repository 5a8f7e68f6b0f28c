package io.openitem.store;

import io.openitem.domain.PostingContent;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingReference;
import io.openitem.domain.PostingState;
import java.time.Instant;
import java.util.Optional;

/**
 * A posting as it is first stored.
 *
 * @param postingId new
 * @param paymentId whose money
 * @param laneId {@code <system>/<company code>/<customer>}; a dependant has its forerunner's
 * @param kind what it does in SAP
 * @param api through which posting API
 * @param reference of its first document
 * @param dependsOn the posting that must be posted before
 * @param state READY, or PARKED when it cannot be sent as it stands
 * @param reason why it is parked
 * @param content what is to be posted
 * @param dueAt when it may be sent; empty while it is parked or depends on another
 * @param deadlineAt when it goes on the worklist
 * @param plannedAt now
 */
public record PlannedPosting(
    String postingId,
    String paymentId,
    String laneId,
    PostingKind kind,
    String api,
    PostingReference reference,
    Optional<String> dependsOn,
    PostingState state,
    Optional<String> reason,
    PostingContent content,
    Optional<Instant> dueAt,
    Instant deadlineAt,
    Instant plannedAt) {}

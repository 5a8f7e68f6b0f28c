package io.openitem.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What follows for a posting and its attempt from one answer.
 *
 * @param state the posting's next state
 * @param dueAt when something is next done about it; present for READY, WAITING and ASKING only
 * @param attempt how the attempt ended; empty when it stays as open as it was
 * @param absent how often asking has found nothing since the attempt
 * @param reason why, for people; empty when there is nothing to explain
 * @param document what SAP posted; present for POSTED only
 * @param event what is announced, if anything
 * @param movedTo the new posting date of the posting and of what depends on it, which SAP would not
 *     take under the old one
 */
public record PostingChange(
    PostingState state,
    Optional<Instant> dueAt,
    Optional<AttemptOutcome> attempt,
    int absent,
    Optional<String> reason,
    Optional<DocumentNumber> document,
    Optional<PaymentEventType> event,
    Optional<LocalDate> movedTo) {

  /** A change that leaves the posting date as it is. */
  public PostingChange(
      PostingState state,
      Optional<Instant> dueAt,
      Optional<AttemptOutcome> attempt,
      int absent,
      Optional<String> reason,
      Optional<DocumentNumber> document,
      Optional<PaymentEventType> event) {
    this(state, dueAt, attempt, absent, reason, document, event, Optional.empty());
  }

  /** Checks that every state that is not final has something that wakes it. */
  public PostingChange {
    boolean wakes =
        state == PostingState.READY
            || state == PostingState.WAITING
            || state == PostingState.ASKING;
    if (wakes != dueAt.isPresent()) {
      throw new IllegalArgumentException(state + " and a due time of " + dueAt);
    }
    if ((state == PostingState.POSTED) != document.isPresent()) {
      throw new IllegalArgumentException(state + " and a document number of " + document);
    }
    boolean mayBeOpen = attempt.map(AttemptOutcome::isOpen).orElse(true);
    boolean sends = state == PostingState.READY || state == PostingState.WAITING;
    if (sends && mayBeOpen) {
      throw new IllegalArgumentException("an open attempt must not be repeated");
    }
    if (movedTo.isPresent() && state != PostingState.READY) {
      throw new IllegalArgumentException(state + " with another posting date");
    }
  }

  /**
   * Puts a posting on the worklist.
   *
   * @param attempt how the attempt ended; empty when it stays as open as it was
   */
  public static PostingChange parked(Optional<AttemptOutcome> attempt, int absent, String reason) {
    return new PostingChange(
        PostingState.PARKED,
        Optional.empty(),
        attempt,
        absent,
        Optional.of(reason),
        Optional.empty(),
        Optional.of(PaymentEventType.POSTING_PARKED));
  }
}

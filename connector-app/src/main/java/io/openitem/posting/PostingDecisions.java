package io.openitem.posting;

import io.openitem.domain.AttemptOutcome;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentEventType;
import io.openitem.domain.PostingChange;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingState;
import io.openitem.store.ClaimedPosting;
import io.openitem.store.ClaimedPosting.OpenAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What follows from an answer: the whole of the mechanism's judgement, without a database or a
 * clock. Only what is provably without effect is sent again.
 */
public final class PostingDecisions {

  /** How often SAP must show no trace before the document is sent again. */
  static final int LOOKS_FOR_ABSENCE = 2;

  private final PostingSettings settings;
  private final PostingWaits waits;
  private final ClosedPeriods closedPeriods;

  /** Decides by these waits, and by what customizing says of closed periods. */
  public PostingDecisions(PostingSettings settings, ClosedPeriods closedPeriods) {
    this.settings = settings;
    this.waits = new PostingWaits(settings);
    this.closedPeriods = closedPeriods;
  }

  /**
   * Decides.
   *
   * @param claimed what was sent or asked for
   * @param answer how that ended
   * @param now when it ended
   */
  public PostingChange decide(ClaimedPosting claimed, Outcome<DocumentNumber> answer, Instant now) {
    return claimed
        .open()
        .map(open -> asked(claimed, open, answer, now))
        .orElseGet(() -> sent(claimed, answer, now));
  }

  /**
   * The decision for a document number that cannot be this posting's: SAP's answer is not believed,
   * and nothing is sent again.
   */
  public PostingChange notBelieved(ClaimedPosting claimed, String reason) {
    boolean wasOpen = claimed.open().isPresent();
    return PostingChange.parked(
        wasOpen ? Optional.empty() : Optional.of(AttemptOutcome.UNKNOWN), claimed.absent(), reason);
  }

  private PostingChange sent(ClaimedPosting claimed, Outcome<DocumentNumber> answer, Instant now) {
    if (answer instanceof Outcome.Done<DocumentNumber> done) {
      return posted(claimed, done.value());
    }
    if (answer instanceof Outcome.Refused<DocumentNumber> refused) {
      return closedPeriods.refused(claimed, refused, now);
    }
    if (answer instanceof Outcome.NotDone<DocumentNumber> notDone) {
      return waiting(claimed, notDone, now);
    }
    if (answer instanceof Outcome.Pending<DocumentNumber> pending) {
      Instant due = now.plus(settings.firstAsk());
      return asking(AttemptOutcome.PENDING, due, pending.detail(), Optional.empty());
    }
    // What SAP has by now is found at once; that it has nothing counts only after its run time.
    Instant due = now.plus(settings.firstAsk());
    String reason = ((Outcome.Unknown<DocumentNumber>) answer).reason();
    return asking(
        AttemptOutcome.UNKNOWN, due, reason, Optional.of(PaymentEventType.POSTING_UNKNOWN));
  }

  private static PostingChange asking(
      AttemptOutcome attempt, Instant due, String reason, Optional<PaymentEventType> event) {
    return new PostingChange(
        PostingState.ASKING,
        Optional.of(due),
        Optional.of(attempt),
        0,
        Optional.of(reason),
        Optional.empty(),
        event);
  }

  private PostingChange asked(
      ClaimedPosting claimed, OpenAttempt open, Outcome<DocumentNumber> answer, Instant now) {
    if (answer instanceof Outcome.Done<DocumentNumber> done) {
      return posted(claimed, done.value());
    }
    if (answer instanceof Outcome.Refused<DocumentNumber> refused) {
      return PostingChange.parked(
          Optional.of(AttemptOutcome.REFUSED),
          claimed.absent(),
          refused.code() + ": " + refused.detail());
    }
    if (answer instanceof Outcome.NotDone<DocumentNumber> notDone) {
      return absent(claimed, open, notDone.reason(), now);
    }
    if (answer instanceof Outcome.Pending<DocumentNumber> pending) {
      // A clearing has no answer of its own, only items that stay open. Sending it again is safe:
      // SAP refuses items that are cleared already.
      return claimed.task().kind() == PostingKind.CLEARING
          ? absent(claimed, open, pending.detail(), now)
          : askAgain(claimed, 0, waits.untilAskedAgain(open.since(), now), pending.detail(), now);
    }
    Outcome.Unknown<DocumentNumber> unknown = (Outcome.Unknown<DocumentNumber>) answer;
    return askAgain(
        claimed, claimed.absent(), waits.untilAskedAgain(open.since(), now), unknown.reason(), now);
  }

  private PostingChange absent(
      ClaimedPosting claimed, OpenAttempt open, String detail, Instant now) {
    Instant countsFrom = open.since().plus(settings.sapMaximumRunTime());
    if (claimed.claimedAt().isBefore(countsFrom)) {
      return askAgain(claimed, 0, waits.untilAskedAgain(open.since(), now), detail, now);
    }
    int absent = claimed.absent() + 1;
    if (absent < LOOKS_FOR_ABSENCE) {
      return askAgain(claimed, absent, waits.untilLookedAgain(), detail, now);
    }
    if (overdue(claimed, now)) {
      return PostingChange.parked(Optional.of(AttemptOutcome.ABSENT), 0, lastSeen(detail));
    }
    return new PostingChange(
        PostingState.READY,
        Optional.of(now),
        Optional.of(AttemptOutcome.ABSENT),
        0,
        Optional.of(detail),
        Optional.empty(),
        Optional.empty());
  }

  private static PostingChange askAgain(
      ClaimedPosting claimed, int absent, Duration wait, String detail, Instant now) {
    if (overdue(claimed, now)) {
      return PostingChange.parked(Optional.empty(), absent, lastSeen(detail));
    }
    return new PostingChange(
        PostingState.ASKING,
        Optional.of(now.plus(wait)),
        Optional.empty(),
        absent,
        Optional.of(detail),
        Optional.empty(),
        Optional.empty());
  }

  private PostingChange waiting(
      ClaimedPosting claimed, Outcome.NotDone<DocumentNumber> notDone, Instant now) {
    if (overdue(claimed, now)) {
      return PostingChange.parked(
          Optional.of(AttemptOutcome.NOT_DONE), 0, lastSeen(notDone.reason()));
    }
    Duration wait = notDone.retryAfter().orElseGet(() -> waits.backOff(claimed.tries()));
    return new PostingChange(
        PostingState.WAITING,
        Optional.of(now.plus(wait)),
        Optional.of(AttemptOutcome.NOT_DONE),
        0,
        Optional.of(notDone.reason()),
        Optional.empty(),
        Optional.of(PaymentEventType.POSTING_WAITING));
  }

  private PostingChange posted(ClaimedPosting claimed, DocumentNumber document) {
    if (!document.companyCode().equals(claimed.task().account().companyCode())) {
      return notBelieved(claimed, "SAP answered with " + document + ", another company code's");
    }
    return new PostingChange(
        PostingState.POSTED,
        Optional.empty(),
        Optional.of(AttemptOutcome.DONE),
        claimed.absent(),
        Optional.empty(),
        Optional.of(document),
        Optional.of(claimed.task().kind().postedEvent()));
  }

  private static boolean overdue(ClaimedPosting claimed, Instant now) {
    return !now.isBefore(claimed.deadlineAt());
  }

  private static String lastSeen(String detail) {
    return "not finished by its deadline; last: " + detail;
  }
}

package io.openitem.posting;

import io.openitem.domain.AttemptOutcome;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingChange;
import io.openitem.store.ClaimedPosting;
import io.openitem.store.Lanes;
import io.openitem.store.PostingAttempts;
import io.openitem.store.Postings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/** Records what became of a claimed posting, in one transaction, and only under its own fence. */
public final class PostingRecorder {

  private static final Logger log = LoggerFactory.getLogger(PostingRecorder.class);

  private final TransactionTemplate transactions;
  private final PostingDecisions decisions;
  private final Lanes lanes;
  private final Postings postings;
  private final PostingAttempts attempts;
  private final PostingNews news;
  private final PostingWaker waker;
  private final Clock clock;
  private final PostingSettings settings;

  /** Records here. */
  public PostingRecorder(
      TransactionTemplate transactions,
      PostingDecisions decisions,
      Lanes lanes,
      Postings postings,
      PostingAttempts attempts,
      PostingNews news,
      PostingWaker waker,
      Clock clock,
      PostingSettings settings) {
    this.transactions = transactions;
    this.decisions = decisions;
    this.lanes = lanes;
    this.postings = postings;
    this.attempts = attempts;
    this.news = news;
    this.waker = waker;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Records an answer, frees the lane and hands it on. An answer that comes after the lease lapsed
   * changes nothing but the attempt's evidence: by then SAP is being asked.
   */
  public void record(ClaimedPosting claimed, Outcome<DocumentNumber> answer) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    PostingChange change = decisions.decide(claimed, answer, now);
    try {
      apply(claimed, answer, change, now);
    } catch (DuplicateKeyException e) {
      // Only the document's number is unique here: SAP named a document that we have already.
      log.error("{}: SAP's answer names a document of another posting", claimed.task().paymentId());
      String reason =
          "SAP answered with %s, the document of another posting".formatted(text(answer));
      apply(claimed, answer, decisions.notBelieved(claimed, reason), now);
    }
    change.dueAt().ifPresent(waker::wakeAt);
  }

  private void apply(
      ClaimedPosting claimed, Outcome<DocumentNumber> answer, PostingChange change, Instant now) {
    transactions.executeWithoutResult(
        status -> {
          if (lanes.free(claimed)) {
            store(claimed, answer, change, now);
            lanes.handOn(claimed.laneId(), now);
          } else {
            keepLate(claimed, answer, now);
          }
        });
  }

  private void store(
      ClaimedPosting claimed, Outcome<DocumentNumber> answer, PostingChange change, Instant now) {
    String postingId = claimed.task().postingId();
    endAttempt(claimed, answer, change, now);
    postings.apply(postingId, change, now);
    change
        .document()
        .ifPresent(
            document ->
                postings.number(
                    postingId,
                    claimed.task().reference().step(),
                    document,
                    now,
                    now.plus(settings.deadline())));
    news.tell(claimed.task(), claimed.clearsItems(), change, now);
  }

  private void endAttempt(
      ClaimedPosting claimed, Outcome<DocumentNumber> answer, PostingChange change, Instant now) {
    String attemptId = claimed.task().attemptId();
    if (change.attempt().isPresent()) {
      AttemptOutcome outcome = change.attempt().get();
      attempts.end(attemptId, outcome, text(answer) + moved(claimed, change), now);
    } else if (change.absent() > claimed.absent()) {
      attempts.addEvidence(attemptId, "NOT_FOUND", text(answer), now);
    }
  }

  private static String moved(ClaimedPosting claimed, PostingChange change) {
    return change
        .movedTo()
        .map(
            date ->
                "; posting date moved from %s to %s".formatted(claimed.task().postingDate(), date))
        .orElse("");
  }

  private void keepLate(ClaimedPosting claimed, Outcome<DocumentNumber> answer, Instant now) {
    log.warn(
        "{}: the answer for posting {} came after its lease: {}",
        claimed.task().paymentId(),
        claimed.task().postingId(),
        text(answer));
    attempts.addEvidence(claimed.task().attemptId(), "LATE", text(answer), now);
  }

  private static String text(Outcome<DocumentNumber> answer) {
    if (answer instanceof Outcome.Done<DocumentNumber> done) {
      return "done: " + done.value();
    }
    if (answer instanceof Outcome.Pending<DocumentNumber> pending) {
      return "pending: " + pending.detail();
    }
    if (answer instanceof Outcome.Refused<DocumentNumber> refused) {
      return "refused: " + refused.code() + ": " + refused.detail();
    }
    if (answer instanceof Outcome.NotDone<DocumentNumber> notDone) {
      return "not done: " + notDone.reason();
    }
    return "unknown: " + ((Outcome.Unknown<DocumentNumber>) answer).reason();
  }
}

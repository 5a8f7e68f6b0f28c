package io.openitem.posting;

import io.openitem.domain.AttemptOutcome;
import io.openitem.domain.CheckedDocument;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Ids;
import io.openitem.domain.PostingChange;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingState;
import io.openitem.posting.DeskResult.Refused;
import io.openitem.store.DeskPosting;
import io.openitem.store.Lanes;
import io.openitem.store.PostingActions;
import io.openitem.store.PostingAttempts;
import io.openitem.store.PostingDesk;
import io.openitem.store.Postings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records the documents that people posted, or found, in SAP. Takes the same lane and meets the
 * same indexes as the mechanism, so that whoever comes first is the only one.
 */
public final class PostingResolution {

  private final TransactionTemplate transactions;
  private final PostingDesk desk;
  private final Postings postings;
  private final PostingAttempts attempts;
  private final PostingActions actions;
  private final Lanes lanes;
  private final PostingNews news;
  private final Ids ids;
  private final Clock clock;
  private final PostingSettings settings;
  private final DeskRules rules;

  /** Stores and tells here. */
  public PostingResolution(
      TransactionTemplate transactions,
      PostingDesk desk,
      Postings postings,
      PostingAttempts attempts,
      PostingActions actions,
      Lanes lanes,
      PostingNews news,
      DeskRules rules,
      Ids ids,
      Clock clock,
      PostingSettings settings) {
    this.transactions = transactions;
    this.desk = desk;
    this.postings = postings;
    this.attempts = attempts;
    this.actions = actions;
    this.lanes = lanes;
    this.news = news;
    this.ids = ids;
    this.clock = clock;
    this.settings = settings;
    this.rules = rules;
  }

  /**
   * Records a document that SAP has shown to be the posting's, ends what was open, and wakes what
   * depends on it. The same document again changes nothing.
   *
   * @param checked what SAP showed, just now
   */
  public DeskResult resolve(String postingId, CheckedDocument checked, String by, String reason) {
    try {
      return Objects.requireNonNull(
          transactions.execute(
              status ->
                  desk.lock(postingId)
                      .map(posting -> resolve(posting, checked, by, reason))
                      .orElseGet(DeskResult.NoSuchPosting::new)));
    } catch (DuplicateKeyException e) {
      // Somebody recorded it for another posting in this very moment.
      return anothers(checked.number(), "another posting");
    }
  }

  private DeskResult resolve(
      DeskPosting posting, CheckedDocument checked, String by, String reason) {
    DocumentNumber document = checked.number();
    Instant now = now();
    if (posting.document().equals(Optional.of(document))) {
      if (posting.awaitsClearing() && checked.clearedBy().isPresent()) {
        news.cleared(posting.task(), checked.clearedBy().get(), now);
        putOnRecord(posting, by, reason, now);
      }
      return new DeskResult.Done();
    }
    Optional<DeskRefusal> refusal = rules.resolve(posting, now);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    Optional<String> owner = desk.owner(posting, document, checked.reference());
    if (owner.isPresent()) {
      return anothers(document, owner.get());
    }
    store(posting, checked, now);
    putOnRecord(posting, by, reason, now);
    return new DeskResult.Done();
  }

  private void store(DeskPosting posting, CheckedDocument checked, Instant now) {
    String postingId = posting.task().postingId();
    PostingChange change = posted(posting, checked.number());
    posting
        .attempt()
        .ifPresent(
            open -> attempts.end(open.attemptId(), ended(posting, checked), seen(checked), now));
    postings.apply(postingId, change, now);
    postings.number(
        postingId, posting.task().reference().step(), checked.number(), now, deadline(now));
    // What a person posted is a payment; what cleared its items is told besides, if anything did.
    boolean clears = posting.task().kind() == PostingKind.CLEARING;
    news.tell(posting.task(), clears, change, now);
    checked.clearedBy().ifPresent(clearing -> news.cleared(posting.task(), clearing, now));
    lanes.handOn(posting.laneId(), now);
  }

  /**
   * How an open attempt ended. SAP was asked after its maximum run time, so a payment that does not
   * stand under our reference is absent; a clearing has no trace of its own, only cleared items.
   */
  private static AttemptOutcome ended(DeskPosting posting, CheckedDocument checked) {
    boolean ours =
        posting.task().kind() == PostingKind.CLEARING
            || checked.reference().equals(Optional.of(posting.task().reference().value()));
    return ours ? AttemptOutcome.DONE : AttemptOutcome.ABSENT;
  }

  private static String seen(CheckedDocument checked) {
    return "the back office recorded %s, which carries %s"
        .formatted(checked.number(), checked.reference().orElse("no reference"));
  }

  private static PostingChange posted(DeskPosting posting, DocumentNumber document) {
    return new PostingChange(
        PostingState.POSTED,
        Optional.empty(),
        Optional.empty(),
        posting.absent(),
        Optional.empty(),
        Optional.of(document),
        Optional.of(posting.task().kind().postedEvent()));
  }

  private void putOnRecord(DeskPosting before, String by, String reason, Instant now) {
    DeskPosting after = desk.find(before.task().postingId()).orElseThrow();
    actions.record(
        new PostingActions.Done(ids.action(), "RESOLVE", by, now, reason, before, after));
  }

  private static DeskResult anothers(DocumentNumber document, String owner) {
    return DeskResult.refused(
        "ANOTHERS-DOCUMENT",
        "%s, or the reference that it carries, belongs to %s.".formatted(document, owner));
  }

  private Instant deadline(Instant now) {
    return now.plus(settings.deadline());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

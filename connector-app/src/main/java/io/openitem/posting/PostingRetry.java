package io.openitem.posting;

import io.openitem.domain.Ids;
import io.openitem.domain.PostingState;
import io.openitem.posting.DeskResult.Refused;
import io.openitem.store.DeskPosting;
import io.openitem.store.Outbox;
import io.openitem.store.PostingActions;
import io.openitem.store.PostingDesk;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives parked postings back to the mechanism. Sends nothing itself: the mechanism takes the lane
 * and meets the indexes as ever, and asks about what may have had effect before it sends.
 */
public final class PostingRetry {

  private final TransactionTemplate transactions;
  private final PostingDesk desk;
  private final PostingActions actions;
  private final Outbox outbox;
  private final DeskRules rules;
  private final Ids ids;
  private final Clock clock;
  private final PostingSettings settings;

  /** Stores here. */
  public PostingRetry(
      TransactionTemplate transactions,
      PostingDesk desk,
      PostingActions actions,
      Outbox outbox,
      DeskRules rules,
      Ids ids,
      Clock clock,
      PostingSettings settings) {
    this.transactions = transactions;
    this.desk = desk;
    this.actions = actions;
    this.outbox = outbox;
    this.rules = rules;
    this.ids = ids;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Gives a parked posting back, with a new deadline: to be sent where nothing of it can have had
   * effect, else to be asked about first. On record in the same transaction. A second one finds the
   * posting under way and is refused.
   *
   * @param by who
   * @param reason why, in their own words
   */
  public DeskResult retry(String postingId, String by, String reason) {
    return Objects.requireNonNull(
        transactions.execute(
            status ->
                desk.lock(postingId)
                    .map(posting -> retry(posting, by, reason))
                    .orElseGet(DeskResult.NoSuchPosting::new)));
  }

  private DeskResult retry(DeskPosting posting, String by, String reason) {
    Optional<DeskRefusal> refusal = rules.retry(posting);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    String postingId = posting.task().postingId();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    PostingState state = DeskRules.afterRetry(posting);
    String why = "taken up again by the back office";
    desk.giveBack(postingId, state, why, now, now.plus(settings.deadline()));
    outbox.requestPosting(postingId);
    DeskPosting after = desk.find(postingId).orElseThrow();
    actions.record(new PostingActions.Done(ids.action(), "RETRY", by, now, reason, posting, after));
    return new DeskResult.Done();
  }
}

package io.openitem.posting;

import io.openitem.domain.PaymentEventType;
import io.openitem.store.Doorbell;
import io.openitem.store.Lanes;
import io.openitem.store.PostingWatch;
import io.openitem.store.PostingWatch.Watched;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wakes what nobody is at work on: due postings are named in the queue, lapsed leases make their
 * attempt unknown and free the lane, overdue postings go on the worklist. Runs on every replica;
 * none of them is needed by the others.
 */
public final class PostingWaker {

  /** Postings that are due at nearly the same time are woken together. */
  private static final long TICK_MILLIS = 50;

  private final TransactionTemplate transactions;
  private final PostingWatch watch;
  private final Lanes lanes;
  private final PostingNews news;
  private final Doorbell doorbell;
  private final Clock clock;
  private final PostingSettings settings;
  private Instant nextCheck = Instant.MIN;

  /** Watches these; sleeps at that doorbell. */
  public PostingWaker(
      TransactionTemplate transactions,
      PostingWatch watch,
      Lanes lanes,
      PostingNews news,
      Doorbell doorbell,
      Clock clock,
      PostingSettings settings) {
    this.transactions = transactions;
    this.watch = watch;
    this.lanes = lanes;
    this.news = news;
    this.doorbell = doorbell;
    this.clock = clock;
    this.settings = settings;
  }

  /** Has this replica look when a posting becomes due, rather than at its next regular look. */
  public void wakeAt(Instant due) {
    long ticks = Math.floorDiv(due.toEpochMilli() + TICK_MILLIS, TICK_MILLIS);
    doorbell.ringAt(Instant.ofEpochMilli(ticks * TICK_MILLIS));
  }

  /** One look: due postings always, leases and deadlines once an interval. */
  void look() {
    wakeDue();
    Instant now = clock.instant();
    if (!now.isBefore(nextCheck)) {
      freeLapsed();
      parkOverdue();
      nextCheck = now.plus(settings.wakerInterval());
    }
  }

  /** Names every due posting that nobody named lately. */
  void wakeDue() {
    int rowsMax = settings.wakerBatchRowsMax();
    int hinted = rowsMax;
    while (hinted == rowsMax) {
      Integer named =
          transactions.execute(status -> watch.hint(now(), settings.hintAgainAfter(), rowsMax));
      hinted = named == null ? 0 : named;
    }
  }

  /** Frees the lanes of those that did not come back, and has SAP asked what became of it. */
  void freeLapsed() {
    transactions.executeWithoutResult(
        status ->
            watch
                .freeLapsed(now(), settings.wakerBatchRowsMax())
                .forEach(lapsed -> ask(lapsed, now())));
  }

  /** Puts on the worklist what was not finished in time. */
  void parkOverdue() {
    transactions.executeWithoutResult(
        status -> {
          List<Watched> parked = watch.parkOverdue(now(), settings.wakerBatchRowsMax());
          parked.forEach(posting -> tell(posting, PaymentEventType.POSTING_PARKED));
        });
  }

  private void ask(Watched lapsed, Instant now) {
    if (watch.ask(lapsed.postingId(), now)) {
      tell(lapsed, PaymentEventType.POSTING_UNKNOWN);
    }
    lanes.handOn(lapsed.laneId(), now);
  }

  private void tell(Watched posting, PaymentEventType type) {
    news.tell(posting.paymentId(), posting.postingId(), type, posting.reason());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

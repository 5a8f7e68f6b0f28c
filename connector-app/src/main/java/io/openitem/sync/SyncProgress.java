package io.openitem.sync;

import io.openitem.sync.Rows.Unreadable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far a run is: in the store with every turn, and in the log every few seconds. */
public final class SyncProgress {

  private static final Logger LOG = LoggerFactory.getLogger("io.openitem.sync");
  private static final Duration TELL_EVERY = Duration.ofSeconds(5);

  private final SyncLease lease;
  private final Clock clock;
  private final AtomicReference<Instant> told = new AtomicReference<>(Instant.EPOCH);

  /** Records by this lease. */
  public SyncProgress(SyncLease lease, Clock clock) {
    this.lease = lease;
    this.clock = clock;
  }

  /**
   * Records that a turn is done, in the transaction that stores what it brought.
   *
   * @throws LostRun when the run is another replica's by now
   */
  void record(SyncTurn turn, SyncTurn next, List<Unreadable> unreadable) {
    lease.advance(next);
    if (!unreadable.isEmpty()) {
      lease.note(turn, "Could not be read and was left as it was: " + unreadable.get(0));
      unreadable.forEach(row -> LOG.warn("sync {} cannot read {}", turn.syncId(), row));
    }
  }

  /** Logs how far the run is, when nothing was logged lately. */
  void tell(SyncTurn turn) {
    Instant now = clock.instant();
    Instant last = told.get();
    boolean quiet = Duration.between(last, now).compareTo(TELL_EVERY) < 0;
    if (turn.finished() || turn.tally().done() == 0 || quiet || !told.compareAndSet(last, now)) {
      return;
    }
    LOG.info("sync {} {}", turn.syncId(), line(turn, now));
  }

  /** {@code open items 43,000 of 100,000 (12,300/s, 5 s left)}. */
  static String line(SyncTurn turn, Instant now) {
    SyncTally tally = turn.tally();
    long rate = tally.perSecond(now);
    String done = "%s %,d".formatted(turn.step().words(), tally.done());
    if (tally.total().isEmpty()) {
      return String.format(Locale.ROOT, "%s (%,d/s)", done, rate);
    }
    long total = tally.total().getAsLong();
    String left =
        rate == 0 ? "" : String.format(Locale.ROOT, ", %,d s left", (total - tally.done()) / rate);
    return String.format(Locale.ROOT, "%s of %,d (%,d/s%s)", done, total, rate, left);
  }
}

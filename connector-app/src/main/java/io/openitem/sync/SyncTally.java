package io.openitem.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * How far a step is.
 *
 * @param done rows stored in this step, over all replicas that worked on it
 * @param total rows that SAP said there are; empty while unknown
 * @param skipped rows of this run that could not be read
 * @param doneBefore rows that were already done when this replica took the step on
 * @param since when this replica took the step on
 */
public record SyncTally(
    long done, OptionalLong total, long skipped, long doneBefore, Instant since) {

  /** A step's begin. */
  static SyncTally begin(OptionalLong total, long skipped, Instant now) {
    return new SyncTally(0, total, skipped, 0, now);
  }

  /** The same with more rows done. */
  SyncTally plus(long rows, long moreSkipped) {
    return new SyncTally(done + rows, total, skipped + moreSkipped, doneBefore, since);
  }

  /** The same with more rows known to come. */
  SyncTally expecting(long rows) {
    return new SyncTally(done, OptionalLong.of(total.orElse(0) + rows), skipped, doneBefore, since);
  }

  /** Rows a second since this replica took the step on, rounded down. */
  long perSecond(Instant now) {
    long millis = Math.max(1, Duration.between(since, now).toMillis());
    return (done - doneBefore) * 1000 / millis;
  }
}

package io.openitem.sync;

import java.time.Instant;
import java.util.Optional;

/**
 * One turn of a run's loop: a page, a count, or a batch to look up. It travels through the routes;
 * what it says is stored, so that any replica can make the same turn again.
 *
 * @param syncId whose turn
 * @param owner who holds the run's lease; whoever took it over has another one, and then nothing of
 *     this turn is stored
 * @param mode what the run reads
 * @param startedAt when the run started; what was written later is newer than its pass
 * @param changedSince from when on a delta reads; empty for a full run
 * @param step what the run is at
 * @param cursor where this turn begins
 * @param tally how far the step is
 */
public record SyncTurn(
    String syncId,
    String owner,
    SyncMode mode,
    Instant startedAt,
    Optional<Instant> changedSince,
    SyncStep step,
    SyncCursor cursor,
    SyncTally tally) {

  /** Whether nothing is left to do. */
  public boolean finished() {
    return step == SyncStep.FINISHED;
  }

  /** The same step, further on. */
  SyncTurn at(SyncCursor further, SyncTally counted) {
    return new SyncTurn(syncId, owner, mode, startedAt, changedSince, step, further, counted);
  }

  /** The begin of the step after this one. */
  SyncTurn nextStep(Instant now) {
    SyncTally begin =
        SyncTally.begin(
            step == SyncStep.COUNTING ? tally.total() : java.util.OptionalLong.empty(),
            tally.skipped(),
            now);
    return new SyncTurn(
        syncId, owner, mode, startedAt, changedSince, step.next(mode), SyncCursor.BEGIN, begin);
  }

  /** The scope behind this turn's, or the next step when this was the last. */
  SyncTurn nextScope(SyncScope scope, SyncTally counted, Instant now) {
    SyncTurn here = at(cursor, counted);
    return scope
        .behind(step, cursor)
        .map(begin -> here.at(begin, counted))
        .orElseGet(() -> here.nextStep(now));
  }
}

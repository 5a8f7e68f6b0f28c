package io.openitem.sync;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.support.CronExpression;

/**
 * Starts runs by themselves: a full one into an empty store and every night, deltas in between.
 * Every replica looks; the store lets one start.
 */
public final class SyncSchedule {

  private static final Logger LOG = LoggerFactory.getLogger("io.openitem.sync");
  private static final String BY = "schedule";

  private final SyncRuns runs;
  private final SyncSettings settings;
  private final Clock clock;

  /** Starts runs in this store. */
  public SyncSchedule(SyncRuns runs, SyncSettings settings, Clock clock) {
    this.runs = runs;
    this.settings = settings;
    this.clock = clock;
  }

  /** Starts the run that is due, if one is and none is under way. */
  public void startDue() {
    if (!settings.scheduled() || runs.running().isPresent()) {
      return;
    }
    due()
        .flatMap(mode -> runs.start(mode, BY))
        .ifPresent(run -> LOG.info("sync {} {} starts by schedule", run.syncId(), run.mode()));
  }

  /** What is due now; full comes before delta, because it reads what the delta would. */
  Optional<SyncMode> due() {
    Instant now = clock.instant();
    Optional<SyncRun> full = runs.latest(SyncMode.FULL);
    Optional<Instant> seen = runs.lastFinished();
    if (seen.isEmpty()) {
      boolean again = full.map(run -> intervalPassed(run, now)).orElse(true);
      return again ? Optional.of(SyncMode.FULL) : Optional.empty();
    }
    if (full.map(run -> nightPassed(run, now)).orElse(nightly())) {
      return Optional.of(SyncMode.FULL);
    }
    boolean delta =
        full.map(run -> intervalPassed(run, now)).orElse(true)
            && runs.latest(SyncMode.DELTA).map(run -> intervalPassed(run, now)).orElse(true);
    return delta ? Optional.of(SyncMode.DELTA) : Optional.empty();
  }

  /** From its begin while it works, from its end once it failed: SAP is not asked at once again. */
  private boolean intervalPassed(SyncRun run, Instant now) {
    Instant from = run.state() == SyncState.FAILED ? run.finishedAt().orElse(now) : run.startedAt();
    return !from.plus(settings.deltaInterval()).isAfter(now);
  }

  private boolean nightPassed(SyncRun run, Instant now) {
    if (!nightly()) {
      return false;
    }
    OffsetDateTime from =
        OffsetDateTime.ofInstant(
            run.state() == SyncState.FAILED ? run.updatedAt() : run.startedAt(), ZoneOffset.UTC);
    OffsetDateTime next = CronExpression.parse(settings.fullCron()).next(from);
    return next != null && !next.toInstant().isAfter(now);
  }

  private boolean nightly() {
    return !settings.fullCron().equals("-");
  }
}

package io.openitem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.Ids;
import io.openitem.support.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SyncRunsTest {

  private final TestDatabase database = TestDatabase.create();
  private final TestClock clock = new TestClock();
  private final SyncRuns runs =
      new SyncRuns(database.jdbc(), new Ids(clock), clock, TestScope.SETTINGS);
  private final SyncLease lease =
      new SyncLease(database.jdbc(), clock, TestScope.SETTINGS, new CursorJson(new ObjectMapper()));
  private final SyncSchedule schedule = new SyncSchedule(runs, TestScope.SETTINGS, clock);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void ofManyStartsAtOnceOneIsTaken() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(8);
    Callable<Optional<SyncRun>> start = () -> runs.start(SyncMode.FULL, "ops");

    List<Future<Optional<SyncRun>>> started =
        callers.invokeAll(Stream.generate(() -> start).limit(8).toList());

    long taken = 0;
    for (Future<Optional<SyncRun>> future : started) {
      taken += future.get().isPresent() ? 1 : 0;
    }
    callers.shutdown();
    assertThat(taken).isEqualTo(1);
  }

  @Test
  void aDeltaWithoutAnythingToDifferFromIsAFullRun() {
    SyncRun run = runs.start(SyncMode.DELTA, "ops").orElseThrow();

    assertThat(run.mode()).isEqualTo(SyncMode.FULL);
  }

  @Test
  void aDeltaReadsFromTheBeginOfTheLastFinishedRun() {
    SyncRun full = runs.start(SyncMode.FULL, "ops").orElseThrow();
    clock.pass(Duration.ofMinutes(5));
    finish();

    runs.start(SyncMode.DELTA, "ops");

    SyncTurn turn = lease.claim().orElseThrow();
    assertThat(turn.mode()).isEqualTo(SyncMode.DELTA);
    assertThat(turn.changedSince()).contains(full.startedAt());
  }

  @Test
  void aRunIsDrivenByOneReplicaAtATime() {
    runs.start(SyncMode.FULL, "ops");

    assertThat(lease.claim()).isPresent();
    assertThat(lease.claim()).isEmpty();
  }

  @Test
  void anotherReplicaGoesOnAtTheCursorOnceTheLeaseHasLapsed() {
    runs.start(SyncMode.FULL, "ops");
    SyncTurn lost = lease.claim().orElseThrow();
    SyncCursor cursor = new SyncCursor("1710", List.of("2026", "9000000001", "001"));
    SyncTally tally = new SyncTally(1, OptionalLong.of(10), 0, 0, clock.instant());
    lease.advance(lost.nextStep(clock.instant()).at(cursor, tally));
    clock.pass(Duration.ofMinutes(3));

    SyncTurn taken = lease.claim().orElseThrow();

    assertThat(taken.cursor()).isEqualTo(cursor);
    assertThat(taken.step()).isEqualTo(SyncStep.COUNTING);
    assertThat(taken.tally().total()).hasValue(10);
    assertThatThrownBy(() -> lease.advance(lost)).isInstanceOf(LostRun.class);
  }

  @Test
  void aRunThatFailsWaitsLongerEachTimeAndShowsWhy() {
    String syncId = runs.start(SyncMode.FULL, "ops").orElseThrow().syncId();

    Optional<Duration> first = lease.postpone(lease.claim().orElseThrow(), "SAP is away");
    boolean early = lease.claim().isPresent();
    clock.pass(Duration.ofSeconds(10));
    Optional<Duration> second = lease.postpone(lease.claim().orElseThrow(), "SAP is away");

    assertThat(first).contains(Duration.ofSeconds(1));
    assertThat(early).isFalse();
    assertThat(second).contains(Duration.ofSeconds(10));
    SyncRun run = runs.find(syncId).orElseThrow();
    assertThat(run.state()).isEqualTo(SyncState.RUNNING);
    assertThat(run.error()).contains("SAP is away");
  }

  @Test
  void aRunThatFailsForTooLongIsGivenUpAndGoneOnWithByTheNextStart() {
    String syncId = runs.start(SyncMode.FULL, "ops").orElseThrow().syncId();
    lease.postpone(lease.claim().orElseThrow(), "SAP is away");
    clock.pass(Duration.ofMinutes(31));

    Optional<Duration> wait = lease.postpone(lease.claim().orElseThrow(), "SAP is away");
    SyncState ended = runs.find(syncId).orElseThrow().state();
    SyncRun again = runs.start(SyncMode.FULL, "ops").orElseThrow();

    assertThat(wait).isEmpty();
    assertThat(ended).isEqualTo(SyncState.FAILED);
    assertThat(again.syncId()).isEqualTo(syncId);
    assertThat(again.state()).isEqualTo(SyncState.RUNNING);
  }

  @Test
  void aRunThatFailedLongAgoIsNotGoneOnWith() {
    String syncId = runs.start(SyncMode.FULL, "ops").orElseThrow().syncId();
    lease.postpone(lease.claim().orElseThrow(), "SAP is away");
    clock.pass(Duration.ofMinutes(31));
    lease.postpone(lease.claim().orElseThrow(), "SAP is away");
    clock.pass(Duration.ofHours(13));

    SyncRun fresh = runs.start(SyncMode.FULL, "ops").orElseThrow();

    assertThat(fresh.syncId()).isNotEqualTo(syncId);
  }

  @Test
  void anEmptyStoreIsFilledAtOnceThenDeltasFollowAndEveryNightAFullRun() {
    assertThat(schedule.due()).contains(SyncMode.FULL);
    schedule.startDue();
    finish();
    assertThat(schedule.due()).isEmpty();

    clock.pass(Duration.ofMinutes(15));
    assertThat(schedule.due()).contains(SyncMode.DELTA);
    schedule.startDue();
    finish();
    assertThat(schedule.due()).isEmpty();

    clock.pass(Duration.ofHours(16));
    assertThat(schedule.due()).contains(SyncMode.FULL);
  }

  @Test
  void theScheduleStartsNothingWhileARunIsUnderWay() {
    schedule.startDue();
    String running = runs.running().orElseThrow().syncId();
    clock.pass(Duration.ofDays(2));

    schedule.startDue();

    assertThat(runs.running().orElseThrow().syncId()).isEqualTo(running);
  }

  private void finish() {
    SyncTurn turn = lease.claim().orElseThrow();
    while (!turn.finished()) {
      turn = turn.nextStep(clock.instant());
    }
    lease.advance(turn);
  }
}

package io.openitem.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.store.ClaimedPosting;
import io.openitem.store.Timestamps;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** Several at the same thing at once. */
class PostingRacesTest {

  private static final String ANNA = "0010000001";
  private static final int CLAIMERS = 8;

  private final PostingRig rig = new PostingRig(Clock.systemUTC(), TestSettings.DEFAULTS);
  private final AtomicInteger inSap = new AtomicInteger();
  private final AtomicInteger overlaps = new AtomicInteger();
  private final ExecutorService claimers = Executors.newFixedThreadPool(CLAIMERS);

  @AfterEach
  void close() {
    claimers.shutdownNow();
    rig.close();
  }

  @Test
  void oneOfManyClaimersOfAPostingWins() throws Exception {
    for (int round = 0; round < 20; round++) {
      String posting = rig.planned("%010d".formatted(round));

      List<Boolean> won = atOnce(() -> rig.claim(posting).isPresent());

      assertThat(won).containsOnlyOnce(true);
    }
  }

  @Test
  void oneOfManyPostingsOfALaneWinsAndAllAreFinishedOneAfterTheOther() throws Exception {
    List<String> postings = new ArrayList<>();
    for (int n = 0; n < 12; n++) {
      postings.add(rig.planned(ANNA));
    }

    List<Long> finished = atOnce(() -> workUntilDone(postings));

    assertThat(finished.stream().mapToLong(Long::longValue).sum()).isEqualTo(postings.size());
    assertThat(
            rig.column(
                """
                select a.posting_id from posting_attempt a join posting_attempt b
                  on a.attempt_id < b.attempt_id and a.fence = b.fence"""))
        .isEmpty();
    assertThat(overlaps).hasValue(0);
  }

  @Test
  void anAttemptThatWaitedForItsLaneIsSentAfterTheOneBeforeHadEnded() throws Exception {
    rig.claimed(rig.planned(ANNA));
    String next = rig.planned(ANNA);
    AtomicReference<Instant> freed = new AtomicReference<>();

    Future<Optional<ClaimedPosting>> waits =
        rig.database
            .transactions()
            .execute(
                status -> {
                  rig.database.jdbc().sql("update lane set holder = null").update();
                  Future<Optional<ClaimedPosting>> claim = claimers.submit(() -> rig.claim(next));
                  await().until(this::somebodyWaitsForALock);
                  freed.set(Instant.now());
                  return claim;
                });

    assertThat(Objects.requireNonNull(waits).get(60, TimeUnit.SECONDS)).isPresent();
    assertThat(
            rig.database
                .jdbc()
                .sql("select sent_at from posting_attempt where posting_id = :next")
                .param("next", next)
                .query(OffsetDateTime.class)
                .single()
                .toInstant())
        .isAfterOrEqualTo(freed.get().truncatedTo(ChronoUnit.MICROS));
  }

  private boolean somebodyWaitsForALock() {
    return rig.text(
            """
            select count(*) > 0 from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'""")
        .startsWith("t");
  }

  @Test
  void twoRecordsOfOneClaimApplyOnce() throws Exception {
    String posting = rig.planned(ANNA);
    ClaimedPosting claimed = rig.claimed(posting);
    Outcome<DocumentNumber> done = rig.done();

    atOnce(
        () -> {
          rig.recorder.record(claimed, done);
          return true;
        });

    assertThat(rig.show(posting)).isEqualTo("POSTED [DONE]");
    assertThat(rig.eventsOf(claimed.task().paymentId()))
        .containsExactly("posting.sent", "payment.posted");
  }

  @Test
  void sendWhileAnAttemptIsOpenIsRefusedByTheIndex() {
    String posting = rig.planned(ANNA);
    rig.answer(posting, Outcome.unknown("timed out"));
    rig.database
        .jdbc()
        .sql("update posting set state = 'READY', due_at = :now where posting_id = :posting")
        .param("now", Timestamps.utc(Instant.now()))
        .param("posting", posting)
        .update();

    assertThatThrownBy(() -> rig.claim(posting)).isInstanceOf(DuplicateKeyException.class);

    assertThat(rig.text("select count(*) from lane where holder is not null")).isEqualTo("0");
  }

  private long workUntilDone(List<String> postings) {
    long finished = 0;
    while (!rig.column("select 1 from posting where kind = 'PAYMENT' and state <> 'POSTED'")
        .isEmpty()) {
      for (String posting : postings) {
        var claimed = rig.claim(posting);
        if (claimed.isPresent()) {
          if (inSap.incrementAndGet() > 1) {
            overlaps.incrementAndGet();
          }
          assertThat(rig.state(posting)).isEqualTo("SENDING");
          inSap.decrementAndGet();
          int number = 1_400_000_000 + postings.indexOf(posting);
          rig.recorder.record(claimed.get(), Outcome.done(PostingRig.document(number)));
          finished++;
        }
      }
    }
    return finished;
  }

  private <T> List<T> atOnce(Callable<T> action) throws Exception {
    CyclicBarrier start = new CyclicBarrier(CLAIMERS);
    List<Future<T>> futures = new ArrayList<>();
    for (int n = 0; n < CLAIMERS; n++) {
      futures.add(
          claimers.submit(
              () -> {
                start.await(10, TimeUnit.SECONDS);
                return action.call();
              }));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      results.add(future.get(60, TimeUnit.SECONDS));
    }
    return results;
  }
}

package io.openitem.sap.lockbox;

import io.openitem.domain.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records how batches ended, each under its own fence. Items of a batch that was provably not
 * posted wait for another, and for a look at SAP; those of a batch that SAP has, or may have, are
 * asked for one by one.
 */
final class BatchRecorder {

  private static final Duration BACK_OFF_MAX = Duration.ofMinutes(5);
  private static final int DOUBLINGS_MAX = 20;

  private final TransactionTemplate transactions;
  private final JdbcClient jdbc;
  private final LockboxSettings settings;
  private final Clock clock;

  BatchRecorder(
      TransactionTemplate transactions, JdbcClient jdbc, LockboxSettings settings, Clock clock) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Records an end, and frees the lane.
   *
   * @return false when the lease lapsed meanwhile; then only the batch's detail grows
   */
  boolean record(OpenBatch batch, BatchEnd end) {
    List<String> attempts = attempts(batch.id());
    boolean recorded =
        Boolean.TRUE.equals(transactions.execute(status -> record(batch, end, now())));
    wake(attempts);
    return recorded;
  }

  private boolean record(OpenBatch batch, BatchEnd end, Instant now) {
    if (!free(batch)) {
      jdbc.sql(
              """
              update lockbox_batch set detail = coalesce(detail, '') || '; late: ' || :detail
              where batch_id = :batch""")
          .param("detail", end.detail())
          .param("batch", batch.id())
          .update();
      return false;
    }
    end(batch.id(), end.name(), end.detail(), now);
    if (end.outcome() instanceof Outcome.NotDone || end.outcome() instanceof Outcome.Refused) {
      giveBack(batch, end, now);
    }
    return true;
  }

  private boolean free(OpenBatch batch) {
    return jdbc.sql(
                """
                update lockbox_lane set holder = null, lease_until = null
                where lane_id = :lane and fence = :fence and holder = :batch""")
            .param("lane", batch.lane().id())
            .param("fence", batch.fence())
            .param("batch", batch.id())
            .update()
        == 1;
  }

  /** Ends a batch; whoever counts from its end counts from now. */
  private void end(String batchId, String outcome, String detail, Instant now) {
    jdbc.sql(
            """
            update lockbox_batch set outcome = :outcome, detail = :detail, ended_at = :now
            where batch_id = :batch""")
        .param("outcome", outcome)
        .param("detail", detail)
        .param("now", LockboxItems.utc(now))
        .param("batch", batchId)
        .update();
    jdbc.sql(
            """
            update posting_attempt a set ended_at = :now from lockbox_item i
            where i.batch_id = :batch and a.attempt_id = i.attempt_id
              and a.outcome in ('PENDING', 'UNKNOWN')""")
        .param("now", LockboxItems.utc(now))
        .param("batch", batchId)
        .update();
  }

  /** A refused batch of several is divided; what SAP refuses alone is refused for good. */
  private void giveBack(OpenBatch batch, BatchEnd end, Instant now) {
    boolean alone = batch.items() == 1;
    if (alone && end.outcome() instanceof Outcome.Refused<String> refused) {
      jdbc.sql(
              """
              update lockbox_item set refusal_code = :code, refusal_detail = :detail
              where batch_id = :batch""")
          .param("code", refused.code())
          .param("detail", refused.detail())
          .param("batch", batch.id())
          .update();
      return;
    }
    boolean divide = end.aboutContent() && !alone;
    Duration wait = divide ? Duration.ZERO : wait(batch, end.outcome());
    jdbc.sql(
            """
            update lockbox_item set batch_id = null, due_at = :due,
              batch_items_max = least(batch_items_max, :max)
            where batch_id = :batch""")
        .param("due", LockboxItems.utc(now.plus(wait)))
        .param("max", divide ? (batch.items() + 1) / 2 : Integer.MAX_VALUE)
        .param("batch", batch.id())
        .update();
  }

  private Duration wait(OpenBatch batch, Outcome<String> outcome) {
    if (outcome instanceof Outcome.NotDone<String> notDone && notDone.retryAfter().isPresent()) {
      return notDone.retryAfter().get();
    }
    int tries =
        jdbc.sql("select min(tries) from lockbox_item where batch_id = :batch")
            .param("batch", batch.id())
            .query(Integer.class)
            .single();
    int doublings = Math.min(Math.max(tries - 1, 0), DOUBLINGS_MAX);
    Duration doubled = settings.batchInterval().multipliedBy(1L << doublings);
    return doubled.compareTo(BACK_OFF_MAX) < 0 ? doubled : BACK_OFF_MAX;
  }

  /** Ends the batch under way of a lane whose lease lapsed: it may have been sent, or not. */
  void lapse(LockboxLane lane) {
    Objects.requireNonNull(transactions.execute(status -> lapsed(lane, now())))
        .forEach(batch -> wake(attempts(batch)));
  }

  private List<String> lapsed(LockboxLane lane, Instant now) {
    List<String> batches =
        jdbc.sql(
                """
                with lapsed as (
                  select lane_id, holder from lockbox_lane
                  where lane_id = :lane and holder is not null and lease_until <= :now
                  for update skip locked)
                update lockbox_lane l set holder = null, lease_until = null, fence = l.fence + 1
                from lapsed where l.lane_id = lapsed.lane_id
                returning lapsed.holder""")
            .param("lane", lane.id())
            .param("now", LockboxItems.utc(now))
            .query(String.class)
            .list();
    batches.forEach(
        batch -> end(batch, "UNKNOWN", "the lease lapsed before the answer was recorded", now));
    return batches;
  }

  private List<String> attempts(String batchId) {
    String sql = "select attempt_id from lockbox_item where batch_id = :batch";
    return jdbc.sql(sql).param("batch", batchId).query(String.class).list();
  }

  /**
   * Has the postings of a batch asked about: at once, or, where its item came back, when that may
   * be sent again, because SAP is looked at before.
   */
  private void wake(List<String> attempts) {
    jdbc.sql(
            """
            update posting p set hinted_at = null,
              due_at = least(p.due_at,
                case when i.batch_id is null then greatest(i.due_at, :now) else :now end)
            from lockbox_item i
            where i.attempt_id = any(:attempts) and p.posting_id = i.posting_id
              and p.state = 'ASKING' and p.due_at > :now""")
        .param("now", LockboxItems.utc(now()))
        .param("attempts", attempts.toArray(String[]::new))
        .update();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

package io.openitem.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds what nobody is at work on. Every replica may look at any time: rows that another one holds
 * are skipped.
 */
public final class PostingWatch {

  /** Why an attempt is unknown whose process did not come back in time. */
  public static final String LAPSED = "the lease lapsed before the answer was recorded";

  private static final String HINT =
      """
      with due as (
        select p.posting_id from posting p
        where p.due_at <= :now and (p.hinted_at is null or p.hinted_at <= :before)
          and not exists (
            select 1 from lane l where l.lane_id = p.lane_id and l.holder is not null)
        order by p.due_at limit :max for update of p skip locked),
      hinted as (
        update posting p set hinted_at = :now from due where p.posting_id = due.posting_id
        returning p.posting_id)
      insert into outbox (destination, body, created_at)
      select :destination, posting_id, :now from hinted""";

  private static final String FREE_LAPSED =
      """
      with lapsed as (
        select lane_id, holder from lane where holder is not null and lease_until <= :now
        order by lease_until limit :max for update skip locked)
      update lane l set holder = null, lease_until = null, fence = l.fence + 1
      from lapsed where l.lane_id = lapsed.lane_id
      returning l.lane_id, lapsed.holder as posting_id,
        (select payment_id from posting p where p.posting_id = lapsed.holder) as payment_id""";

  private static final String PARK_OVERDUE =
      """
      with overdue as (
        select posting_id from posting where due_at is not null and deadline_at <= :now
        order by deadline_at limit :max for update skip locked)
      update posting p set state = 'PARKED', due_at = null, updated_at = :now,
        reason = 'not finished by its deadline; last: ' || coalesce(p.reason, 'never sent')
      from overdue where p.posting_id = overdue.posting_id
      returning p.posting_id, p.payment_id, p.lane_id, p.reason""";

  private final JdbcClient jdbc;
  private final PostingAttempts attempts;
  private final Outbox outbox;

  /** Watches these. */
  public PostingWatch(JdbcClient jdbc, PostingAttempts attempts, Outbox outbox) {
    this.jdbc = jdbc;
    this.attempts = attempts;
    this.outbox = outbox;
  }

  /**
   * Names due postings whose lane is free and that were not named lately.
   *
   * @return how many
   */
  public int hint(Instant now, Duration againAfter, int rowsMax) {
    int hinted =
        jdbc.sql(HINT)
            .param("now", Timestamps.utc(now))
            .param("before", Timestamps.utc(now.minus(againAfter)))
            .param("max", rowsMax)
            .param("destination", Outbox.POSTING_REQUESTED)
            .update();
    if (hinted > 0) {
      outbox.announceAfterCommit();
    }
    return hinted;
  }

  /** Frees lanes whose lease lapsed, under a new fence: the late one finds itself locked out. */
  public List<Watched> freeLapsed(Instant now, int rowsMax) {
    return jdbc.sql(FREE_LAPSED)
        .param("now", Timestamps.utc(now))
        .param("max", rowsMax)
        .query(
            (row, n) ->
                new Watched(
                    row.getString("posting_id"),
                    row.getString("payment_id"),
                    row.getString("lane_id"),
                    LAPSED))
        .list();
  }

  /**
   * Has SAP asked about a posting whose lane was freed. What it shows counts at once; that it shows
   * nothing, only once its run time has passed since the attempt was sent.
   *
   * @return whether an attempt became unknown by it
   */
  public boolean ask(String postingId, Instant now) {
    boolean wasSending = attempts.lose(postingId, now);
    jdbc.sql(
            """
            update posting set state = 'ASKING', due_at = :now, hinted_at = null,
              absent = case when state = 'SENDING' then 0 else absent end,
              reason = :reason, updated_at = :now
            where posting_id = :posting and due_at is null and state in ('SENDING', 'ASKING')""")
        .param("reason", LAPSED)
        .param("now", Timestamps.utc(now))
        .param("posting", postingId)
        .update();
    return wasSending;
  }

  /** Puts on the worklist what its deadline has passed for; an open attempt stays open. */
  public List<Watched> parkOverdue(Instant now, int rowsMax) {
    return jdbc.sql(PARK_OVERDUE)
        .param("now", Timestamps.utc(now))
        .param("max", rowsMax)
        .query(
            (row, n) ->
                new Watched(
                    row.getString("posting_id"),
                    row.getString("payment_id"),
                    row.getString("lane_id"),
                    Optional.ofNullable(row.getString("reason")).orElse("")))
        .list();
  }

  /**
   * What was done something about.
   *
   * @param postingId which posting
   * @param paymentId its payment
   * @param laneId its lane
   * @param reason why
   */
  public record Watched(String postingId, String paymentId, String laneId, String reason) {}
}

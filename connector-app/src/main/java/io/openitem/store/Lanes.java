package io.openitem.store;

import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingReference;
import io.openitem.domain.PostingTask;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One posting at a time for each account. Whoever takes a lane gets the next fence; whoever is late
 * finds another's. Locks are always taken in the order lane, posting, so nobody waits in a circle.
 */
public final class Lanes {

  // Looks first, so that a message for what is not due costs no lock. Whoever waits for the lane's
  // row sees its newest state; the update looks at the posting again for the same reason.
  private static final String TAKE =
      """
      with wanted as (
        select p.lane_id from posting p left join posting f on f.posting_id = p.depends_on
        where p.posting_id = :posting and p.due_at <= :now
          and p.state in ('READY', 'WAITING', 'ASKING')
          and (p.depends_on is null or f.state = 'POSTED')),
      taken as (
        insert into lane (lane_id, holder, fence, lease_until)
        select lane_id, :posting, 1, :lease from wanted
        on conflict (lane_id) do update
          set holder = excluded.holder, fence = lane.fence + 1, lease_until = excluded.lease_until
          where lane.holder is null
        returning lane_id, fence)
      update posting p set
        state = case p.state when 'ASKING' then 'ASKING' else 'SENDING' end,
        tries = case p.state when 'ASKING' then p.tries else p.tries + 1 end,
        due_at = null, hinted_at = null, updated_at = :now
      from taken
      where p.posting_id = :posting and p.due_at <= :now
        and p.state in ('READY', 'WAITING', 'ASKING')
      returning p.payment_id, p.lane_id, p.kind, p.api, p.state, p.reference, p.content, p.tries,
        p.absent, p.deadline_at, taken.fence,
        (select d.company_code || '-' || d.fiscal_year || '-' || d.number from posting_document d
          where d.posting_id = p.depends_on and d.step = 1) as forerunner""";

  private static final String HAND_ON =
      """
      with next as (
        select posting_id from posting
        where lane_id = :lane and due_at <= :now and state in ('READY', 'WAITING', 'ASKING')
        order by due_at, posting_id limit 1),
      hinted as (
        update posting p set hinted_at = :now from next where p.posting_id = next.posting_id
        returning p.posting_id)
      insert into outbox (destination, body, created_at)
      select :destination, posting_id, :now from hinted""";

  private final JdbcClient jdbc;
  private final PostingAttempts attempts;
  private final PostingContentJson contents;
  private final Outbox outbox;

  /** Opens attempts here, and names who is next in this outbox. */
  public Lanes(
      JdbcClient jdbc, PostingAttempts attempts, PostingContentJson contents, Outbox outbox) {
    this.jdbc = jdbc;
    this.attempts = attempts;
    this.contents = contents;
    this.outbox = outbox;
  }

  /**
   * Takes the posting's lane, when the posting is due, what it depends on is posted, and the lane
   * is free. A posting to be sent gets a new attempt; of one that SAP is asked for, the open
   * attempt is taken up. The caller's transaction must be rolled back when nothing is returned.
   *
   * <p>The lease counts from before the lane was waited for, so that it never lasts longer than
   * others think; the attempt from after it, so that it never seems to overlap the one before.
   *
   * @param newAttemptId for the attempt, should there be one
   */
  public Optional<ClaimedPosting> take(
      String postingId, Clock clock, Duration lease, String newAttemptId) {
    Instant now = Timestamps.now(clock);
    return jdbc.sql(TAKE)
        .param("posting", postingId)
        .param("now", Timestamps.utc(now))
        .param("lease", Timestamps.utc(now.plus(lease)))
        .query((row, n) -> taken(row, postingId))
        .optional()
        .map(taken -> claimed(taken, now, now.plus(lease), newAttemptId, Timestamps.now(clock)));
  }

  /**
   * Gives the lane back, if it is still held under this claim.
   *
   * @return false when the lease lapsed meanwhile and the lane is no longer ours
   */
  public boolean free(ClaimedPosting claimed) {
    return jdbc.sql(
                """
                update lane set holder = null, lease_until = null
                where lane_id = :lane and fence = :fence and holder = :posting""")
            .param("lane", claimed.laneId())
            .param("fence", claimed.fence())
            .param("posting", claimed.task().postingId())
            .update()
        == 1;
  }

  /** Names the lane's next due posting, if there is one. Runs after the lane was freed. */
  public void handOn(String laneId, Instant now) {
    int named =
        jdbc.sql(HAND_ON)
            .param("lane", laneId)
            .param("now", Timestamps.utc(now))
            .param("destination", Outbox.POSTING_REQUESTED)
            .update();
    if (named > 0) {
      outbox.announceAfterCommit();
    }
  }

  private ClaimedPosting claimed(
      Taken taken, Instant now, Instant leaseUntil, String newId, Instant sentAt) {
    int step = taken.reference().step();
    PostingAttempts.Attempt attempt =
        taken.asks()
            ? attempts.open(taken.postingId(), step)
            : attempts.start(newId, taken.postingId(), step, taken.tries(), taken.fence(), sentAt);
    PostingTask task =
        contents
            .read(taken.content())
            .task(
                taken.postingId(),
                taken.paymentId(),
                attempt.attemptId(),
                taken.kind(),
                taken.reference(),
                taken.forerunner());
    return new ClaimedPosting(
        task,
        taken.api(),
        taken.laneId(),
        taken.fence(),
        now,
        leaseUntil,
        taken.deadlineAt(),
        taken.tries(),
        taken.absent(),
        attempt.open());
  }

  private static Taken taken(ResultSet row, String postingId) throws SQLException {
    return new Taken(
        postingId,
        row.getString("payment_id"),
        row.getString("lane_id"),
        row.getLong("fence"),
        PostingKind.valueOf(row.getString("kind")),
        row.getString("api"),
        row.getString("state").equals("ASKING"),
        new PostingReference(row.getString("reference"), 1),
        row.getString("content"),
        row.getInt("tries"),
        row.getInt("absent"),
        Timestamps.instant(row, "deadline_at"),
        Optional.ofNullable(row.getString("forerunner")).map(Lanes::document));
  }

  private static DocumentNumber document(String text) {
    List<String> parts = List.of(text.split("-", -1));
    return new DocumentNumber(new CompanyCode(parts.get(0)), parts.get(1), parts.get(2));
  }

  private record Taken(
      String postingId,
      String paymentId,
      String laneId,
      long fence,
      PostingKind kind,
      String api,
      boolean asks,
      PostingReference reference,
      String content,
      int tries,
      int absent,
      Instant deadlineAt,
      Optional<DocumentNumber> forerunner) {}
}

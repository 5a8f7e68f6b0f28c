package io.openitem.sap.lockbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.sap.lockbox.ItemStanding.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The items of payments: handed over once an attempt, then waiting, in a batch, or refused. */
final class LockboxItems {

  // The attempt's row is taken first: whoever ends the attempt meanwhile comes before or after.
  private static final String ADD =
      """
      insert into lockbox_item (attempt_id, posting_id, lane_id, batch_key, content, due_at,
        batch_items_max, created_at, looked_tries, looked_retries)
      select a.attempt_id, a.posting_id, :lane, :key, cast(:content as jsonb), :now, :max, :now,
        0, (select p.retries from posting p where p.posting_id = a.posting_id)
      from posting_attempt a where a.attempt_id = :attempt and a.outcome is null
      for update
      on conflict (attempt_id) do nothing""";

  private static final String STANDING =
      """
      select i.batch_id, i.refusal_code, i.refusal_detail, b.outcome, b.ended_at,
        i.tries, i.looked_tries, i.looked_retries, p.retries
      from lockbox_item i join posting p on p.posting_id = i.posting_id
        left join lockbox_batch b on b.batch_id = i.batch_id
      where i.attempt_id = :attempt""";

  /** What a waiting item's attempt is told. */
  static final Outcome<DocumentNumber> WAITS = Outcome.pending("waits for the next lockbox batch");

  private final JdbcClient jdbc;
  private final LockboxSettings settings;
  private final Duration sapMaximumRunTime;
  private final Clock clock;

  LockboxItems(JdbcClient jdbc, LockboxSettings settings, Duration sapMaximumRunTime, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.sapMaximumRunTime = sapMaximumRunTime;
    this.clock = clock;
  }

  /**
   * Hands an item over, to go with the next batch: SAP has just been looked at. The same attempt
   * again changes nothing.
   *
   * @return false when the attempt is no longer under way, and nothing was handed over
   */
  boolean add(PostingTask task, LockboxLane lane, BatchKey key, JsonNode content) {
    int added =
        jdbc.sql(ADD)
            .param("attempt", task.attemptId())
            .param("lane", lane.id())
            .param("key", key.toString())
            .param("content", content.toString())
            .param("max", settings.batchItemsMax())
            .param("now", utc(clock.instant()))
            .update();
    return added == 1 || standing(task.attemptId()).isPresent();
  }

  /** Where the item of an attempt stands; one that was never handed over was never sent. */
  ItemStanding of(PostingTask task) {
    return standing(task.attemptId()).orElseGet(() -> new ItemStanding.Ask(Phase.NEVER_SENT));
  }

  private Optional<ItemStanding> standing(String attemptId) {
    Instant now = clock.instant();
    return jdbc.sql(STANDING)
        .param("attempt", attemptId)
        .query((row, n) -> standing(row, now))
        .optional();
  }

  private ItemStanding standing(ResultSet row, Instant now) throws SQLException {
    String refusal = row.getString("refusal_code");
    if (refusal != null) {
      return told(Outcome.refused(refusal, row.getString("refusal_detail")));
    }
    String batch = row.getString("batch_id");
    if (batch == null) {
      int tries = row.getInt("tries");
      int retries = row.getInt("retries");
      boolean looked =
          row.getObject("looked_tries") != null
              && row.getInt("looked_tries") == tries
              && row.getInt("looked_retries") == retries;
      return looked ? told(WAITS) : new ItemStanding.Look(tries, retries);
    }
    String outcome = row.getString("outcome");
    if (outcome == null) {
      return told(Outcome.pending("lockbox batch " + batch + " is under way"));
    }
    if (outcome.equals("DONE")) {
      return new ItemStanding.Ask(Phase.ANSWERED);
    }
    Instant ended = row.getObject("ended_at", OffsetDateTime.class).toInstant();
    boolean recently = now.isBefore(ended.plus(sapMaximumRunTime));
    return new ItemStanding.Ask(recently ? Phase.RECENTLY_LOST : Phase.LOST);
  }

  /**
   * Keeps that SAP has just shown nothing of a waiting item: it may go with the next batch, unless
   * it was sent, or people had it in hand, since the look began.
   */
  void looked(PostingTask task, ItemStanding.Look look) {
    jdbc.sql(
            """
            update lockbox_item set looked_tries = :tries, looked_retries = :retries
            where attempt_id = :attempt and batch_id is null""")
        .param("tries", look.tries())
        .param("retries", look.retries())
        .param("attempt", task.attemptId())
        .update();
  }

  /** Whether an item of this posting was ever in a batch, whatever became of it. */
  boolean wasSent(PostingTask task) {
    return jdbc.sql(
            """
            select exists (
              select 1 from lockbox_item where posting_id = :posting and tries > 0)""")
        .param("posting", task.postingId())
        .query(Boolean.class)
        .single();
  }

  private static ItemStanding told(Outcome<DocumentNumber> outcome) {
    return new ItemStanding.Told(outcome);
  }

  /** Keeps for ever that SAP has shown a posting's item to be half posted. */
  void halfPosted(PostingTask task, String detail) {
    jdbc.sql(
            """
            update lockbox_item set half_posted = :detail
            where posting_id = :posting and half_posted is null""")
        .param("detail", detail)
        .param("posting", task.postingId())
        .update();
  }

  /** What SAP has shown of a half-posted item of this posting, if there ever was one. */
  Optional<String> halfPosted(PostingTask task) {
    return jdbc.sql(
            """
            select half_posted from lockbox_item
            where posting_id = :posting and half_posted is not null limit 1""")
        .param("posting", task.postingId())
        .query(String.class)
        .optional();
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}

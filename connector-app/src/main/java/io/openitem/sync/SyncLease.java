package io.openitem.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who drives a run. One replica holds it for a while and holds on by getting further; when it is
 * gone for longer, any other takes the run over at its cursor. What the former holder still brings
 * is not stored, because every change names its holder.
 */
public final class SyncLease {

  private static final Duration RETRY_AT_LEAST = Duration.ofSeconds(1);
  private static final int ERROR_CHARS_MAX = 1_000;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final SyncSettings settings;
  private final CursorJson cursors;

  /** Leases runs of this database. */
  public SyncLease(JdbcClient jdbc, Clock clock, SyncSettings settings, CursorJson cursors) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.settings = settings;
    this.cursors = cursors;
  }

  /** Takes the run that is due and that nobody holds; its next turn, if there is one. */
  public Optional<SyncTurn> claim() {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            update sync_run set owner = :owner, lease_until = :until
            where sync_id = (
              select sync_id from sync_run
              where state = 'RUNNING' and due_at <= :now and (owner is null or lease_until < :now)
              for update skip locked)
            returning *
            """)
        .param("owner", UUID.randomUUID().toString())
        .param("until", Timestamp.from(now.plus(settings.lease())))
        .param("now", Timestamp.from(now))
        .query((row, no) -> turn(row, now))
        .optional();
  }

  /**
   * Records that everything before this turn is stored. Called in the same transaction.
   *
   * @throws LostRun when the run is no longer the turn's owner's; the transaction must then end
   *     without effect
   */
  void advance(SyncTurn next) {
    Instant now = clock.instant();
    int held =
        jdbc.sql(
                """
                update sync_run
                set step = :step, cursor = :cursor::jsonb, done = :done, total = :total,
                  skipped = :skipped, rate_per_second = :rate, lease_until = :until,
                  updated_at = :now, failing_since = null,
                  error = case when :skipped = 0 then null else error end,
                  state = case when :step = 'FINISHED' then 'DONE' else state end,
                  finished_at = case when :step = 'FINISHED' then :now::timestamptz end
                where sync_id = :id and owner = :owner and state = 'RUNNING'
                """)
            .param("step", next.step().name())
            .param("cursor", cursors.write(next.cursor()))
            .param("done", next.tally().done())
            .param("total", total(next.tally().total()), java.sql.Types.BIGINT)
            .param("skipped", next.tally().skipped())
            .param("rate", next.tally().perSecond(now))
            .param("until", Timestamp.from(now.plus(settings.lease())))
            .param("now", Timestamp.from(now))
            .param("id", next.syncId())
            .param("owner", next.owner())
            .update();
    if (held == 0) {
      throw new LostRun(next.syncId());
    }
  }

  /** Notes the first of the rows that could not be read. */
  void note(SyncTurn turn, String error) {
    jdbc.sql("update sync_run set error = coalesce(error, ?) where sync_id = ? and owner = ?")
        .params(shortened(error), turn.syncId(), turn.owner())
        .update();
  }

  /**
   * Lets the run go after a turn that did not work: it goes on at the same cursor after a wait that
   * doubles, and fails once that has lasted too long. Changes nothing when the run is no longer
   * this owner's.
   *
   * @return how long it waits; empty when it has failed for good, or is somebody else's
   */
  Optional<Duration> postpone(SyncTurn turn, String error) {
    Instant now = clock.instant();
    Optional<Instant> since =
        jdbc.sql(
                """
                update sync_run
                set owner = null, lease_until = null, failing_since = coalesce(failing_since, :now),
                  error = :error
                where sync_id = :id and owner = :owner and state = 'RUNNING'
                returning failing_since
                """)
            .param("now", Timestamp.from(now))
            .param("error", shortened(error))
            .param("id", turn.syncId())
            .param("owner", turn.owner())
            .query((row, no) -> row.getTimestamp("failing_since").toInstant())
            .optional();
    if (since.isEmpty()) {
      return Optional.empty();
    }
    Duration failing = Duration.between(since.get(), now);
    boolean over = failing.compareTo(settings.giveUpAfter()) >= 0;
    Duration wait = min(max(failing, RETRY_AT_LEAST), settings.retryAtMost());
    jdbc.sql(
            over
                ? "update sync_run set state = 'FAILED', finished_at = :at"
                    + " where sync_id = :id and owner is null and state = 'RUNNING'"
                : "update sync_run set due_at = :at"
                    + " where sync_id = :id and owner is null and state = 'RUNNING'")
        .param("at", Timestamp.from(over ? now : now.plus(wait)))
        .param("id", turn.syncId())
        .update();
    return over ? Optional.empty() : Optional.of(wait);
  }

  /** Lets the run go so that any replica can take it on at once. */
  void release(SyncTurn turn) {
    jdbc.sql(
            "update sync_run set owner = null, lease_until = null"
                + " where sync_id = ? and owner = ? and state = 'RUNNING'")
        .params(turn.syncId(), turn.owner())
        .update();
  }

  private SyncTurn turn(ResultSet row, Instant now) throws SQLException {
    long total = row.getLong("total");
    OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(total);
    long done = row.getLong("done");
    return new SyncTurn(
        row.getString("sync_id"),
        row.getString("owner"),
        SyncMode.valueOf(row.getString("mode")),
        row.getTimestamp("started_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("changed_since")).map(Timestamp::toInstant),
        SyncStep.valueOf(row.getString("step")),
        cursors.read(row.getString("cursor")),
        new SyncTally(done, known, row.getLong("skipped"), done, now));
  }

  private static @org.jspecify.annotations.Nullable Long total(OptionalLong total) {
    return total.isPresent() ? total.getAsLong() : null;
  }

  private static String shortened(String error) {
    return error.length() <= ERROR_CHARS_MAX ? error : error.substring(0, ERROR_CHARS_MAX);
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}

package io.openitem.sync;

import io.openitem.domain.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The synchronisations: started one at a time, and readable by their id. */
public final class SyncRuns {

  private final JdbcClient jdbc;
  private final Ids ids;
  private final Clock clock;
  private final SyncSettings settings;

  /** Keeps runs in this database. */
  public SyncRuns(JdbcClient jdbc, Ids ids, Clock clock, SyncSettings settings) {
    this.jdbc = jdbc;
    this.ids = ids;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Starts a run, or goes on with the latest of its mode where that failed not long ago: what it
   * has stored stays stored. A delta where no run was ever finished becomes a full one, because
   * there is nothing that it could be the difference to.
   *
   * @return empty when one is already running; then nothing was changed
   */
  public Optional<SyncRun> start(SyncMode wanted, String requestedBy) {
    purge();
    Optional<Instant> since = lastFinished();
    SyncMode mode = since.isEmpty() ? SyncMode.FULL : wanted;
    Optional<SyncRun> latest = latest(mode).filter(this::mayGoOn);
    if (latest.isPresent()) {
      return goOn(latest.get().syncId());
    }
    String syncId = ids.sync();
    int started =
        jdbc.sql(
                """
                insert into sync_run (sync_id, mode, state, requested_by, step, changed_since,
                  due_at, started_at, updated_at, history_days)
                values (:id, :mode, 'RUNNING', :by, 'ACCOUNTS', :since, :now, :now, :now, :days)
                on conflict ((true)) where state = 'RUNNING' do nothing
                """)
            .param("id", syncId)
            .param("mode", mode.name())
            .param("by", requestedBy)
            .param("days", settings.clearedDays())
            .param("since", mode == SyncMode.DELTA ? since.map(Timestamp::from).orElse(null) : null)
            .param("now", Timestamp.from(clock.instant()))
            .update();
    return started == 0 ? Optional.empty() : find(syncId);
  }

  /** A run by its id. */
  public Optional<SyncRun> find(String syncId) {
    return jdbc.sql("select * from sync_run where sync_id = ?")
        .param(syncId)
        .query(SyncRuns::row)
        .optional();
  }

  /** The run that is under way, whoever drives it. */
  public Optional<SyncRun> running() {
    return jdbc.sql("select * from sync_run where state = 'RUNNING'")
        .query(SyncRuns::row)
        .optional();
  }

  /** The run of a mode that was started last, however it ended. */
  Optional<SyncRun> latest(SyncMode mode) {
    return jdbc.sql("select * from sync_run where mode = ? order by started_at desc limit 1")
        .param(mode.name())
        .query(SyncRuns::row)
        .optional();
  }

  /**
   * When the last run that was finished had been started; it saw all that was there then. Runs of
   * an earlier version, which read no cleared items, do not count.
   */
  Optional<Instant> lastFinished() {
    return jdbc.sql(
            "select max(started_at) as at from sync_run where state = 'DONE'"
                + " and history_days is not null")
        .query((row, no) -> Optional.ofNullable(row.getTimestamp("at")).map(Timestamp::toInstant))
        .single();
  }

  private boolean mayGoOn(SyncRun run) {
    return run.state() == SyncState.FAILED
        && run.updatedAt().isAfter(clock.instant().minus(settings.resumeWithin()));
  }

  private Optional<SyncRun> goOn(String syncId) {
    int resumed =
        jdbc.sql(
                """
                update sync_run
                set state = 'RUNNING', finished_at = null, failing_since = null, owner = null,
                  due_at = :now, updated_at = :now
                where sync_id = :id and state = 'FAILED'
                  and not exists (select from sync_run where state = 'RUNNING')
                """)
            .param("id", syncId)
            .param("now", Timestamp.from(clock.instant()))
            .update();
    return resumed == 0 ? Optional.empty() : find(syncId);
  }

  private void purge() {
    jdbc.sql("delete from sync_run where state <> 'RUNNING' and finished_at < ?")
        .param(Timestamp.from(clock.instant().minus(settings.keepRuns())))
        .update();
  }

  private static SyncRun row(ResultSet row, int no) throws SQLException {
    long total = row.getLong("total");
    OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(total);
    return new SyncRun(
        row.getString("sync_id"),
        SyncMode.valueOf(row.getString("mode")),
        SyncState.valueOf(row.getString("state")),
        row.getString("requested_by"),
        SyncStep.valueOf(row.getString("step")),
        row.getLong("done"),
        known,
        row.getLong("skipped"),
        row.getLong("rate_per_second"),
        row.getTimestamp("started_at").toInstant(),
        row.getTimestamp("updated_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant),
        Optional.ofNullable(row.getString("error")));
  }
}

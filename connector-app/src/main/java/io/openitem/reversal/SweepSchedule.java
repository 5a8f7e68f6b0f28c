package io.openitem.reversal;

import static io.openitem.store.Timestamps.optionalInstant;
import static io.openitem.store.Timestamps.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When each processor is swept, who is at it, and how the latest sweep ended. */
final class SweepSchedule {

  private static final String CLAIM =
      """
      insert into movement_sweep (processor, due_at, lease_until) values (:processor, :now, :lease)
      on conflict (processor) do update set lease_until = excluded.lease_until
        where movement_sweep.due_at <= :now
          and (movement_sweep.lease_until is null or movement_sweep.lease_until < :now)
      returning started_at, failing_since""";

  private final JdbcClient jdbc;

  SweepSchedule(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A sweep that is ours to do.
   *
   * @param lastStarted when the last one began that ended well; empty before the first
   * @param failingSince since when none has ended well; empty when the last one did
   */
  record Claimed(Optional<Instant> lastStarted, Optional<Instant> failingSince) {}

  /** Takes the sweep of a processor, if it is due and no replica is at it. */
  Optional<Claimed> claim(String processor, Instant now, Duration lease) {
    return jdbc.sql(CLAIM)
        .param("processor", processor)
        .param("now", utc(now))
        .param("lease", utc(now.plus(lease)))
        .query(
            (row, n) ->
                new Claimed(
                    optionalInstant(row, "started_at"), optionalInstant(row, "failing_since")))
        .optional();
  }

  /** It ended well, and is due again then. */
  void done(String processor, Instant from, Instant started, Instant dueAt, String detail) {
    jdbc.sql(
            """
            update movement_sweep set due_at = :due, lease_until = null, read_from = :from,
              started_at = :started, failing_since = null, detail = :detail
            where processor = :processor""")
        .param("processor", processor)
        .param("from", utc(from))
        .param("started", utc(started))
        .param("due", utc(dueAt))
        .param("detail", detail)
        .update();
  }

  /** It did not come to its end, and is due again then. */
  void failed(String processor, Instant started, Instant dueAt, String detail) {
    jdbc.sql(
            """
            update movement_sweep set due_at = :due, lease_until = null,
              failing_since = coalesce(failing_since, :started), detail = :detail
            where processor = :processor""")
        .param("processor", processor)
        .param("started", utc(started))
        .param("due", utc(dueAt))
        .param("detail", detail)
        .update();
  }
}

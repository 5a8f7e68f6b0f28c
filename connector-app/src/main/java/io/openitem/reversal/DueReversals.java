package io.openitem.reversal;

import static io.openitem.store.Timestamps.utc;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When reversals come up by themselves, and how often asking about one has found nothing. */
final class DueReversals {

  private final JdbcClient jdbc;

  DueReversals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** It comes up again then. */
  void due(String reversalId, Instant dueAt, String detail) {
    jdbc.sql(
            """
            update payment_reversal set due_at = :due, detail = :detail
            where reversal_id = :reversal""")
        .param("reversal", reversalId)
        .param("due", utc(dueAt))
        .param("detail", detail)
        .update();
  }

  /** It does not come up by itself any more. */
  void notDue(String reversalId) {
    jdbc.sql("update payment_reversal set due_at = null where reversal_id = :reversal")
        .param("reversal", reversalId)
        .update();
  }

  /** Takes due ones, which come up again at the lease's end unless something is recorded. */
  List<String> claimDue(Instant now, Instant leaseUntil, int max) {
    return jdbc.sql(
            """
            update payment_reversal set due_at = :lease where reversal_id in (
              select reversal_id from payment_reversal where due_at <= :now
              order by due_at limit :max for update skip locked)
            returning reversal_id""")
        .param("now", utc(now))
        .param("lease", utc(leaseUntil))
        .param("max", max)
        .query(String.class)
        .list();
  }

  /**
   * It may be sent again now: from this time on, and not before, absence can count. To be durable
   * before the repeat leaves.
   *
   * @return false when its outcome is known meanwhile, and it must not be sent
   */
  boolean sending(String reversalId, Instant now) {
    return jdbc.sql(
                """
                update payment_reversal set last_sent_at = :now, absent = 0
                where reversal_id = :reversal and state = 'REQUESTED'
                  and processor_reversal_id is null""")
            .param("reversal", reversalId)
            .param("now", utc(now))
            .update()
        == 1;
  }

  /**
   * Counts that the processor does not have it.
   *
   * @param countsBefore absence counts when it was last sent until then
   * @return how often by now; 0 when it does not count yet
   */
  int countAbsent(String reversalId, Instant countsBefore) {
    return jdbc.sql(
            """
            update payment_reversal set absent = absent + 1
            where reversal_id = :reversal and last_sent_at <= :before and state = 'REQUESTED'
            returning absent""")
        .param("reversal", reversalId)
        .param("before", utc(countsBefore))
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  /** Whether SAP's document of it is planned. */
  boolean isPlanned(String reversalId) {
    return jdbc.sql("select exists (select 1 from posting where reversal_id = :reversal)")
        .param("reversal", reversalId)
        .query(Boolean.class)
        .single();
  }
}

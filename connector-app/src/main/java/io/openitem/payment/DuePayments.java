package io.openitem.payment;

import static io.openitem.store.Timestamps.utc;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When payments come up by themselves. */
final class DuePayments {

  private final JdbcClient jdbc;

  DuePayments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** It comes up again then. */
  void due(String paymentId, Instant dueAt) {
    jdbc.sql("update payment set due_at = :due where payment_id = :payment")
        .param("payment", paymentId)
        .param("due", utc(dueAt))
        .update();
  }

  /** It does not come up by itself any more. */
  void notDue(String paymentId) {
    jdbc.sql("update payment set due_at = null where payment_id = :payment")
        .param("payment", paymentId)
        .update();
  }

  /** Takes due payments, which come up again at the lease's end unless something is recorded. */
  List<String> claimDue(Instant now, Instant leaseUntil, int max) {
    return jdbc.sql(
            """
            update payment set due_at = :lease where payment_id in (
              select payment_id from payment where due_at <= :now
              order by due_at limit :max for update skip locked)
            returning payment_id""")
        .param("now", utc(now))
        .param("lease", utc(leaseUntil))
        .param("max", max)
        .query(String.class)
        .list();
  }
}

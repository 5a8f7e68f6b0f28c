package io.openitem.payment;

import static io.openitem.store.Timestamps.utc;

import io.openitem.domain.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Captured money whose postings could not be planned; it has no business date until they are. */
final class UnplannedCaptures {

  private final JdbcClient jdbc;

  UnplannedCaptures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What was captured; empty when there is nothing left to plan. */
  Optional<Money> find(StoredPayment payment) {
    return jdbc.sql(
            """
            select captured from payment
            where payment_id = :payment and captured is not null and business_date is null""")
        .param("payment", payment.paymentId())
        .query((row, n) -> new Money(row.getBigDecimal("captured"), payment.total().currency()))
        .optional();
  }

  /** Its postings are planned now, in the same transaction. */
  void planned(String paymentId, LocalDate businessDate, Optional<String> reason, Instant now) {
    jdbc.sql(
            """
            update payment set business_date = :businessDate, reason = :reason, updated_at = :now
            where payment_id = :payment""")
        .param("payment", paymentId)
        .param("businessDate", businessDate)
        .param("reason", reason.orElse(null))
        .param("now", utc(now))
        .update();
  }
}

package io.openitem.payment;

import static io.openitem.store.Timestamps.instant;
import static io.openitem.store.Timestamps.optionalInstant;
import static io.openitem.store.Timestamps.utc;

import io.openitem.domain.AccountId;
import io.openitem.domain.AdHocTerms;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import io.openitem.domain.PaidItem;
import io.openitem.domain.PaymentStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Payments in SQL. What changes one runs in the caller's transaction, under its row lock. */
final class PaymentStore {

  private static final String COLUMNS =
      """
      select payment_id, organisation, account_id, quote_id, method_id, processor,
        processor_payment_id, currency, amount, surcharge, status, reason, next_action,
        document_number, document_fiscal_year, created_at, captured_at, updated_at, deadline_at,
        ad_hoc, special_gl_code, note
      from payment where payment_id = :payment""";

  private final JdbcClient jdbc;

  PaymentStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<StoredPayment> find(String paymentId) {
    return jdbc.sql(COLUMNS).param("payment", paymentId).query(PaymentStore::payment).optional();
  }

  /** Reads a payment and keeps others from changing it until the transaction ends. */
  Optional<StoredPayment> lock(String paymentId) {
    return jdbc.sql(COLUMNS + " for update")
        .param("payment", paymentId)
        .query(PaymentStore::payment)
        .optional();
  }

  /** What a payment pays, in the order given. */
  List<PaidItem> items(StoredPayment payment) {
    return jdbc.sql(
            "select invoice_id, amount, residual from payment_item where payment_id = :payment order by position")
        .param("payment", payment.paymentId())
        .query(
            (row, n) ->
                new PaidItem(
                    InvoiceId.parse(row.getString("invoice_id")),
                    new Money(row.getBigDecimal("amount"), payment.amount().currency()),
                    Optional.ofNullable(row.getBigDecimal("residual"))
                        .map(left -> new Money(left, payment.amount().currency()))))
        .list();
  }

  /** The money is there. */
  void capture(
      String paymentId,
      String processorPaymentId,
      Money captured,
      Optional<LocalDate> businessDate,
      Optional<String> reason,
      Instant now) {
    jdbc.sql(
            """
            update payment set status = 'CAPTURED', processor_payment_id = :processorPayment,
              captured = :captured, captured_at = :now, business_date = :businessDate,
              reason = :reason, next_action = null, due_at = null, updated_at = :now
            where payment_id = :payment""")
        .param("payment", paymentId)
        .param("processorPayment", processorPaymentId)
        .param("captured", captured.amount())
        .param("businessDate", businessDate.orElse(null))
        .param("reason", reason.orElse(null))
        .param("now", utc(now))
        .update();
  }

  /** The processor has it, but no money has moved yet. */
  void pending(
      String paymentId,
      PaymentStatus status,
      Optional<String> processorPaymentId,
      Optional<String> nextAction,
      Instant dueAt,
      Instant now) {
    jdbc.sql(
            """
            update payment set status = :status,
              processor_payment_id = coalesce(:processorPayment, processor_payment_id),
              next_action = cast(:nextAction as jsonb), due_at = :due, updated_at = :now
            where payment_id = :payment""")
        .param("payment", paymentId)
        .param("status", status.name())
        .param("processorPayment", processorPaymentId.orElse(null))
        .param("nextAction", nextAction.orElse(null))
        .param("due", utc(dueAt))
        .param("now", utc(now))
        .update();
  }

  /** No money moved, and its items are free again. */
  void end(String paymentId, PaymentStatus status, String reason, Instant now) {
    jdbc.sql(
            """
            with free as (update payment_item set reserved = false where payment_id = :payment)
            update payment set status = :status, reason = :reason, next_action = null,
              due_at = null, updated_at = :now
            where payment_id = :payment""")
        .param("payment", paymentId)
        .param("status", status.name())
        .param("reason", reason)
        .param("now", utc(now))
        .update();
  }

  /**
   * Reserves the items again, of a payment that was captured, or is under way, after it had been
   * declined.
   *
   * @return false when one of them is being paid by another payment meanwhile
   */
  boolean reserveAgain(String paymentId) {
    int taken =
        jdbc.sql(
                """
                update payment_item mine set reserved = true
                where payment_id = :payment and not exists (
                  select 1 from payment_item other
                  where other.invoice_id = mine.invoice_id and other.reserved
                    and other.payment_id <> :payment)""")
            .param("payment", paymentId)
            .update();
    int all =
        jdbc.sql("select count(*) from payment_item where payment_id = :payment")
            .param("payment", paymentId)
            .query(Integer.class)
            .single();
    return taken == all;
  }

  private static StoredPayment payment(ResultSet row, int number) throws SQLException {
    String currency = row.getString("currency");
    return new StoredPayment(
        row.getString("payment_id"),
        row.getString("organisation"),
        AccountId.parse(row.getString("account_id")),
        Optional.ofNullable(row.getString("quote_id")),
        row.getString("method_id"),
        row.getString("processor"),
        Optional.ofNullable(row.getString("processor_payment_id")),
        new Money(row.getBigDecimal("amount"), currency),
        new Money(row.getBigDecimal("surcharge"), currency),
        PaymentStatus.valueOf(row.getString("status")),
        Optional.ofNullable(row.getString("reason")),
        Optional.ofNullable(row.getString("next_action")),
        Optional.ofNullable(row.getString("document_number")),
        Optional.ofNullable(row.getString("document_fiscal_year")),
        instant(row, "created_at"),
        optionalInstant(row, "captured_at"),
        instant(row, "updated_at"),
        instant(row, "deadline_at"),
        row.getBoolean("ad_hoc") ? Optional.of(adHoc(row)) : Optional.empty());
  }

  private static AdHocTerms adHoc(ResultSet row) throws SQLException {
    return new AdHocTerms(
        Optional.ofNullable(row.getString("special_gl_code")),
        Optional.ofNullable(row.getString("note")));
  }
}

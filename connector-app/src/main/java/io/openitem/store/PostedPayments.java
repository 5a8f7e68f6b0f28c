package io.openitem.store;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.PaymentStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a payment shows of its postings. Its status only ever moves up. */
public final class PostedPayments {

  private static final String CLEARED =
      """
      with cleared as (
        update payment set status = 'CLEARED', updated_at = :now
        where payment_id = :payment and status in (:lower)),
      released as (
        update payment_item set reserved = false where payment_id = :payment returning invoice_id)
      update open_item i set cleared = true, clearing_document = :number,
        clearing_fiscal_year = :year, updated_at = :now
      from released where i.invoice_id = released.invoice_id""";

  private final JdbcClient jdbc;

  /** Stores payments here. */
  public PostedPayments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** SAP has posted the payment as this document. */
  public void posted(String paymentId, DocumentNumber document, Instant now) {
    jdbc.sql(
            """
            update payment set document_number = :number, document_fiscal_year = :year,
              status = case when status in (:lower) then 'POSTED' else status end,
              updated_at = :now
            where payment_id = :payment""")
        .param("number", document.number())
        .param("year", document.fiscalYear())
        .param("lower", below(PaymentStatus.POSTED))
        .param("now", Timestamps.utc(now))
        .param("payment", paymentId)
        .update();
  }

  /** SAP has cleared the payment's items with this document: nobody reserves them any more. */
  public void cleared(String paymentId, DocumentNumber document, Instant now) {
    jdbc.sql(CLEARED)
        .param("number", document.number())
        .param("year", document.fiscalYear())
        .param("lower", below(PaymentStatus.CLEARED))
        .param("now", Timestamps.utc(now))
        .param("payment", paymentId)
        .update();
  }

  private static List<String> below(PaymentStatus status) {
    return Arrays.stream(PaymentStatus.values())
        .filter(lower -> lower.mayBecome(status))
        .map(PaymentStatus::name)
        .toList();
  }
}

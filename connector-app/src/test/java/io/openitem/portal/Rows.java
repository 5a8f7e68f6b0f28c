package io.openitem.portal;

import io.openitem.domain.Money;
import io.openitem.support.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Puts accounts, items and payments into a test's database; only what matters is named. */
final class Rows {

  private static final OffsetDateTime NOW =
      OffsetDateTime.ofInstant(Instant.parse("2026-11-24T09:30:00Z"), ZoneOffset.UTC);

  private final TestDatabase database;

  Rows(TestDatabase database) {
    this.database = database;
  }

  void account(String accountId, String name) {
    List<String> parts = List.of(accountId.split("-", -1));
    database
        .jdbc()
        .sql(
            """
            insert into account (account_id, sap_system, company_code, customer, name,
              posting_blocked, synced_at) values (?, 'S4', ?, ?, ?, false, ?)""")
        .params(List.of(accountId, parts.get(0), parts.get(1), name, NOW))
        .update();
  }

  void item(String accountId, String invoiceId, Money amount, String due) {
    List<String> parts = List.of(invoiceId.split("-", -1));
    database
        .jdbc()
        .sql(
            """
            insert into open_item (invoice_id, account_id, company_code, fiscal_year,
              accounting_document, item, document_type, document_date, posting_date,
              net_due_date, amount, currency, purchase_order, in_payment_run, cleared,
              seen_by_sync, updated_at)
            values (?, ?, ?, ?, ?, ?, 'RV', '2026-10-31', '2026-10-31', ?, ?, ?, 'PO-4711',
              false, false, 'run', ?)""")
        .params(
            List.of(
                invoiceId,
                accountId,
                parts.get(0),
                parts.get(1),
                parts.get(2),
                parts.get(3),
                LocalDate.parse(due),
                amount.amount(),
                amount.currency(),
                NOW))
        .update();
  }

  void change(String invoiceId, String assignments) {
    database
        .jdbc()
        .sql("update open_item set " + assignments + " where invoice_id = ?")
        .param(invoiceId)
        .update();
  }

  void method(String methodId, String organisation) {
    database
        .jdbc()
        .sql(
            """
            insert into payment_method (method_id, organisation, processor, processor_method,
              processor_customer, type, brand, last_four, expiry, funding, is_default, seen_at)
            values (?, ?, 'stripe', ?, 'cus_1', 'CARD', 'visa', '4242', '2030-12', 'CREDIT',
              true, ?)""")
        .params(List.of(methodId, organisation, methodId, NOW))
        .update();
  }

  void payment(
      String paymentId, String organisation, String accountId, String invoiceId, Money amount) {
    database
        .jdbc()
        .sql(
            """
            insert into payment (payment_id, organisation, account_id, company_code, created_by,
              method_id, processor, currency, amount, surcharge, total, status, created_at,
              deadline_at, updated_at)
            values (?, ?, ?, ?, 'alice', ?, 'stripe', ?, ?, 0, ?, 'CAPTURED', ?, ?, ?)""")
        .params(
            List.of(
                paymentId,
                organisation,
                accountId,
                accountId.substring(0, 4),
                "pm_" + organisation,
                amount.currency(),
                amount.amount(),
                amount.amount(),
                NOW,
                NOW,
                NOW))
        .update();
    database
        .jdbc()
        .sql("insert into payment_item values (?, ?, 1, ?, true)")
        .params(List.of(paymentId, invoiceId, amount.amount()))
        .update();
  }

  void event(String eventId, String paymentId, String type) {
    database
        .jdbc()
        .sql(
            "insert into payment_event (event_id, payment_id, type, at, data)"
                + " values (?, ?, ?, ?, '{}')")
        .params(List.of(eventId, paymentId, type, NOW))
        .update();
  }
}

package io.openitem.store;

import io.openitem.domain.AccountId;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.InvoiceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads open items for a caller. Other callers' items are exactly as if they were not there. */
public final class InvoiceReader {

  private static final String SELECT =
      """
      select o.*, coalesce(a.posting_blocked, false) as posting_blocked,
        exists (select 1 from payment_item p
                where p.invoice_id = o.invoice_id and p.reserved) as under_payment
      from open_item o left join account a on a.account_id = o.account_id\
      """;

  private final JdbcClient jdbc;

  /** Reads from this database. */
  public InvoiceReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A page of open items.
   *
   * @param accounts the caller's; no other is ever seen
   * @param filter which of them
   * @param sort by what
   * @param descending whether the largest comes first
   * @param after where the page before ended
   * @param limit at most so many
   */
  public Page<InvoiceLine> list(
      Set<AccountId> accounts,
      InvoiceFilter filter,
      InvoiceSort sort,
      boolean descending,
      Optional<PageKey> after,
      int limit) {
    String id = "o.invoice_id";
    List<InvoiceLine> rows =
        filter
            .conditions()
            .and("not o.cleared")
            .and("o.account_id = any(:callersAccounts)", "callersAccounts", Rows.texts(accounts))
            .after(after, sort.column(), id, descending)
            .in(jdbc, SELECT, Conditions.page(sort.column(), id, descending, limit))
            .query((row, number) -> line(row, filter.today()))
            .list();
    return Page.of(
        rows, limit, last -> new PageKey(sort.valueOf(last), last.invoiceId().toString()));
  }

  /**
   * How many open items there are.
   *
   * @param accounts the caller's
   * @param filter which of them
   * @param max counted no further
   */
  public int count(Set<AccountId> accounts, InvoiceFilter filter, int max) {
    return filter
        .conditions()
        .and("not o.cleared")
        .and("o.account_id = any(:callersAccounts)", "callersAccounts", Rows.texts(accounts))
        .count(jdbc, "open_item o", max);
  }

  /**
   * One item, open or cleared; empty where there is none or it is not the caller's.
   *
   * @param accounts the caller's
   * @param invoiceId which
   * @param today the day that overdue is measured at
   */
  public Optional<InvoiceLine> find(Set<AccountId> accounts, String invoiceId, LocalDate today) {
    return new Conditions()
        .and("o.invoice_id = :invoice", "invoice", invoiceId)
        .and("o.account_id = any(:callersAccounts)", "callersAccounts", Rows.texts(accounts))
        .in(jdbc, SELECT, "")
        .query((row, number) -> line(row, today))
        .optional();
  }

  private static InvoiceLine line(ResultSet row, LocalDate today) throws SQLException {
    boolean cleared = row.getBoolean("cleared");
    boolean blocked = row.getString("payment_block") != null;
    boolean inPaymentRun = row.getBoolean("in_payment_run");
    boolean underPayment = row.getBoolean("under_payment");
    boolean addressable =
        row.getString("special_gl_code") == null && !row.getBoolean("posting_blocked");
    LocalDate dueDate = Rows.date(row, "net_due_date");
    return new InvoiceLine(
        InvoiceId.parse(row.getString("invoice_id")),
        AccountId.parse(row.getString("account_id")),
        new CompanyCode(row.getString("company_code")),
        row.getString("fiscal_year"),
        row.getString("accounting_document"),
        row.getString("item"),
        row.getString("document_type"),
        Rows.date(row, "document_date"),
        Rows.date(row, "posting_date"),
        dueDate,
        !cleared && dueDate.isBefore(today),
        Rows.money(row, "amount"),
        Rows.text(row, "reference"),
        Rows.text(row, "assignment"),
        Rows.text(row, "payment_reference"),
        Rows.text(row, "billing_document"),
        Rows.text(row, "purchase_order"),
        cleared,
        blocked,
        inPaymentRun,
        underPayment,
        addressable && !cleared && !blocked && !inPaymentRun && !underPayment,
        Timestamps.instant(row, "updated_at"));
  }
}

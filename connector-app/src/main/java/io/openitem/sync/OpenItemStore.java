package io.openitem.sync;

import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.OpenItem;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Open items as SAP told them: a read model. Nothing here decides about money. */
public final class OpenItemStore {

  /**
   * One statement a page. Every column travels as an array of texts, so that amounts and dates
   * reach PostgreSQL as SAP wrote them. A row that was written after this page was read is newer
   * than the page, and stays.
   */
  private static final String UPSERT =
      """
      insert into open_item (invoice_id, account_id, company_code, fiscal_year,
        accounting_document, item, document_type, document_date, posting_date, net_due_date, amount,
        currency, reference, assignment, payment_reference, billing_document, special_gl_code,
        payment_block, in_payment_run, cleared, clearing_document, clearing_fiscal_year,
        posting_key, clearing_date, reversal, reversed, seen_by_sync, updated_at)
      select id, account, company, year, document, item, type, dated::date, posted::date, due::date,
        amount::numeric, currency, reference, assignment, payment_reference, billing, special,
        block, run::boolean, cleared::boolean, clearing, clearing_year, posting_key,
        cleared_on::date, reversal::boolean, reversed::boolean, ?, ?
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::text[])
        as page (id, account, company, year, document, item, type, dated, posted, due, amount,
          currency, reference, assignment, payment_reference, billing, special, block, run, cleared,
          clearing, clearing_year, posting_key, cleared_on, reversal, reversed)
      on conflict (invoice_id) do update set account_id = excluded.account_id,
        document_type = excluded.document_type, document_date = excluded.document_date,
        posting_date = excluded.posting_date, net_due_date = excluded.net_due_date,
        amount = excluded.amount, currency = excluded.currency, reference = excluded.reference,
        assignment = excluded.assignment, payment_reference = excluded.payment_reference,
        billing_document = excluded.billing_document, special_gl_code = excluded.special_gl_code,
        payment_block = excluded.payment_block, in_payment_run = excluded.in_payment_run,
        cleared = excluded.cleared, clearing_document = excluded.clearing_document,
        clearing_fiscal_year = excluded.clearing_fiscal_year, posting_key = excluded.posting_key,
        clearing_date = excluded.clearing_date, reversal = excluded.reversal,
        reversed = excluded.reversed, seen_by_sync = excluded.seen_by_sync,
        updated_at = excluded.updated_at
      where open_item.updated_at <= excluded.updated_at
      """;

  private static final int FORGOTTEN_DAYS_MAX = 31;

  private final JdbcClient jdbc;

  /** Keeps items in this database. */
  public OpenItemStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores a page of items, open or cleared, each at most once in it.
   *
   * @param readAt when SAP was asked, before it answered
   * @param syncId the run that saw them
   */
  void store(Collection<OpenItem> items, Instant readAt, String syncId) {
    if (items.isEmpty()) {
      return;
    }
    Page page = new Page(items);
    jdbc.sql(UPSERT)
        .params(syncId, Timestamp.from(readAt))
        .params(
            page.column(item -> item.id().toString()),
            page.column(item -> item.account().toString()),
            page.column(item -> item.id().companyCode().toString()),
            page.column(item -> item.id().document().fiscalYear()),
            page.column(item -> item.id().document().number()),
            page.column(item -> item.id().item()),
            page.column(OpenItem::documentType),
            page.column(item -> item.documentDate().toString()),
            page.column(item -> item.postingDate().toString()),
            page.column(item -> item.netDueDate().toString()),
            page.column(item -> item.amount().plainAmount()),
            page.column(item -> item.amount().currency()),
            page.optional(OpenItem::reference),
            page.optional(OpenItem::assignment),
            page.optional(OpenItem::paymentReference),
            page.optional(OpenItem::billingDocument),
            page.optional(OpenItem::specialGlCode),
            page.optional(OpenItem::paymentBlock),
            page.column(item -> Boolean.toString(item.inPaymentRun())),
            page.column(item -> Boolean.toString(item.cleared())),
            page.optional(item -> item.clearingDocument().map(DocumentNumber::number)),
            page.optional(item -> item.clearingDocument().map(DocumentNumber::fiscalYear)),
            page.optional(item -> item.bookkeeping().postingKey()),
            page.optional(OpenItemStore::clearedOn),
            page.column(item -> Boolean.toString(item.bookkeeping().reversal())),
            page.column(item -> Boolean.toString(item.bookkeeping().reversed())))
        .update();
  }

  /** A clearing that cannot be told in full does not count in statements yet. */
  private static Optional<String> clearedOn(OpenItem item) {
    return item.clearingDocument()
        .filter(document -> item.cleared())
        .flatMap(document -> item.bookkeeping().clearingDate())
        .map(LocalDate::toString);
  }

  /**
   * Items of a company code that this run's pages no longer held although they were known before it
   * started, by key after a key, unless SAP has told the day that they were cleared on. The run's
   * id sorts behind the ids of all earlier ones.
   */
  List<InvoiceId> unseen(
      CompanyCode companyCode, String syncId, Instant startedAt, String after, int itemsMax) {
    return jdbc.sql(
            """
            select invoice_id from open_item
            where company_code = ? and seen_by_sync < ? and clearing_date is null
              and updated_at < ?
              and invoice_id > ?
            order by invoice_id limit ?
            """)
        .params(companyCode.value(), syncId, Timestamp.from(startedAt), after, itemsMax)
        .query((row, no) -> InvoiceId.parse(row.getString(1)))
        .list();
  }

  /**
   * Forgets items that SAP does not know at all: they can be neither shown nor paid. Payments keep
   * their own record of them.
   */
  void forget(Collection<InvoiceId> ids, Instant readAt) {
    if (!ids.isEmpty()) {
      String[] keys = ids.stream().map(InvoiceId::toString).toArray(String[]::new);
      jdbc.sql("delete from open_item where invoice_id = any (?::text[]) and updated_at <= ?")
          .params(keys, Timestamp.from(readAt))
          .update();
    }
  }

  /**
   * Forgets what a company code cleared before a day: at most some days' worth, the earliest first,
   * and always whole days, so that no clearing loses only some of its items.
   *
   * @return how many items that were
   */
  int forgetClearedBefore(CompanyCode companyCode, LocalDate day) {
    return jdbc.sql(
            """
            with mine as (select account_id from account where company_code = :company),
              last as (
                select least(min(c.clearing_date) + :days, :day) as day
                from mine join account_clearing c using (account_id))
            delete from open_item o using mine, last
            where o.account_id = mine.account_id and o.clearing_date < last.day
            """)
        .param("company", companyCode.value())
        .param("days", FORGOTTEN_DAYS_MAX)
        .param("day", day)
        .update();
  }

  /** A page's columns. */
  private record Page(Collection<OpenItem> items) {

    Object column(Function<OpenItem, String> value) {
      return items.stream().map(value).toArray(String[]::new);
    }

    Object optional(Function<OpenItem, Optional<String>> value) {
      @Nullable String[] column = new String[items.size()];
      int row = 0;
      for (OpenItem item : items) {
        column[row++] = value.apply(item).orElse(null);
      }
      return column;
    }
  }
}

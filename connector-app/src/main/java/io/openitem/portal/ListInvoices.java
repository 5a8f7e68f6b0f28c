package io.openitem.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openitem.domain.AccountId;
import io.openitem.portal.export.TableFormat;
import io.openitem.store.InvoiceFilter;
import io.openitem.store.InvoiceLine;
import io.openitem.store.InvoiceReader;
import io.openitem.store.InvoiceSort;
import io.openitem.store.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operation {@code listInvoices}. */
public final class ListInvoices {

  private final InvoiceReader invoices;
  private final Downloads downloads;
  private final Clock clock;

  /** Lists from the read model; the clock says what is overdue. */
  public ListInvoices(InvoiceReader invoices, Downloads downloads, Clock clock) {
    this.invoices = invoices;
    this.downloads = downloads;
    this.clock = clock;
  }

  /** Open items of the caller's accounts: a page of them, or all of them as a file. */
  public OperationResponse answer(OperationRequest request) {
    QueryFields query = new QueryFields(request);
    String sortedBy = query.sort("amount");
    InvoiceSort sort =
        switch (sortedBy.replace("-", "")) {
          case "postingDate" -> InvoiceSort.POSTING_DATE;
          case "amount" -> InvoiceSort.AMOUNT;
          default -> InvoiceSort.DUE_DATE;
        };
    boolean descending = sortedBy.startsWith("-");
    InvoiceFilter filter = filter(query);
    Optional<TableFormat> format = Downloads.wanted(request);
    if (format.isPresent()) {
      PageCursor.requireNone(request);
      return file(format.get(), request.caller().accounts(), filter, sort, descending);
    }
    PageCursor cursor = PageCursor.of(request);
    Page<InvoiceLine> page =
        invoices.list(
            request.caller().accounts(),
            filter,
            sort,
            descending,
            cursor.read(request, sort::parse),
            query.number("limit"));
    return OperationResponse.ok(new InvoicePage(page.entries(), cursor.next(page.next())));
  }

  private OperationResponse file(
      TableFormat format,
      Set<AccountId> accounts,
      InvoiceFilter filter,
      InvoiceSort sort,
      boolean descending) {
    return downloads.file(
        format,
        "invoices-" + filter.today(),
        InvoiceTable.HEAD,
        max -> invoices.count(accounts, filter, max),
        new PagedRows<>(
            after -> invoices.list(accounts, filter, sort, descending, after, downloads.pageRows()),
            sort::parse,
            InvoiceTable::cells));
  }

  private InvoiceFilter filter(QueryFields query) {
    return new InvoiceFilter(
        query.texts("account"),
        query.text("companyCode"),
        query.text("number"),
        query.date("dueFrom"),
        query.date("dueTo"),
        query.flag("overdue"),
        LocalDate.now(clock),
        query.amount("amountFrom"),
        query.amount("amountTo"),
        query.text("currency"),
        query.text("purchaseOrder"));
  }

  private record InvoicePage(
      List<InvoiceLine> invoices,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> nextCursor) {}
}

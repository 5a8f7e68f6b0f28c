package io.openitem.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openitem.store.InvoiceFilter;
import io.openitem.store.InvoiceLine;
import io.openitem.store.InvoiceReader;
import io.openitem.store.InvoiceSort;
import io.openitem.store.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The operation {@code listInvoices}. */
public final class ListInvoices {

  private final InvoiceReader invoices;
  private final Clock clock;

  /** Lists from the read model; the clock says what is overdue. */
  public ListInvoices(InvoiceReader invoices, Clock clock) {
    this.invoices = invoices;
    this.clock = clock;
  }

  /** A page of open items of the caller's accounts. */
  public OperationResponse answer(OperationRequest request) {
    QueryFields query = new QueryFields(request);
    String sortedBy = query.sort("amount");
    InvoiceSort sort =
        switch (sortedBy.replace("-", "")) {
          case "postingDate" -> InvoiceSort.POSTING_DATE;
          case "amount" -> InvoiceSort.AMOUNT;
          default -> InvoiceSort.DUE_DATE;
        };
    PageCursor cursor = PageCursor.of(request);
    Page<InvoiceLine> page =
        invoices.list(
            request.caller().accounts(),
            filter(query),
            sort,
            sortedBy.startsWith("-"),
            cursor.read(request, sort::parse),
            query.number("limit"));
    return OperationResponse.ok(new InvoicePage(page.entries(), cursor.next(page.next())));
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

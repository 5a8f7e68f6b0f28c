package io.openitem.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openitem.domain.Caller;
import io.openitem.portal.export.TableFormat;
import io.openitem.store.Page;
import io.openitem.store.PaymentFilter;
import io.openitem.store.PaymentReader;
import io.openitem.store.PaymentSort;
import io.openitem.store.PaymentView;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The operation {@code listPayments}. */
public final class ListPayments {

  private final PaymentReader payments;
  private final Downloads downloads;
  private final Clock clock;

  /** Lists from the ledger; the clock dates files. */
  public ListPayments(PaymentReader payments, Downloads downloads, Clock clock) {
    this.payments = payments;
    this.downloads = downloads;
    this.clock = clock;
  }

  /** The caller's payments: a page of them, or all of them as a file. */
  public OperationResponse answer(OperationRequest request) {
    QueryFields query = new QueryFields(request);
    String sortedBy = query.sort("total");
    PaymentSort sort = sortedBy.endsWith("total") ? PaymentSort.TOTAL : PaymentSort.CREATED_AT;
    boolean descending = sortedBy.startsWith("-");
    PaymentFilter filter = filter(query);
    Optional<TableFormat> format = Downloads.wanted(request);
    if (format.isPresent()) {
      PageCursor.requireNone(request);
      return file(format.get(), request.caller(), filter, sort, descending);
    }
    PageCursor cursor = PageCursor.of(request);
    Page<PaymentView> page =
        payments.list(
            request.caller(),
            filter,
            sort,
            descending,
            cursor.read(request, sort::parse),
            query.number("limit"));
    return OperationResponse.ok(new PaymentPage(page.entries(), cursor.next(page.next())));
  }

  private OperationResponse file(
      TableFormat format,
      Caller caller,
      PaymentFilter filter,
      PaymentSort sort,
      boolean descending) {
    return downloads.file(
        format,
        "payments-" + LocalDate.now(clock),
        PaymentTable.HEAD,
        max -> payments.count(caller, filter, max),
        new PagedRows<>(
            after -> payments.list(caller, filter, sort, descending, after, downloads.pageRows()),
            sort::parse,
            PaymentTable::cells));
  }

  private static PaymentFilter filter(QueryFields query) {
    return new PaymentFilter(
        query.texts("account"),
        query.text("companyCode"),
        query.text("invoiceId"),
        query.texts("status"),
        query.amount("amountFrom"),
        query.amount("amountTo"),
        query.text("currency"),
        query.text("methodId"),
        query.date("createdFrom"),
        query.date("createdTo"),
        query.text("purchaseOrder"),
        query.text("documentNumber"));
  }

  private record PaymentPage(
      List<PaymentView> payments,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> nextCursor) {}
}

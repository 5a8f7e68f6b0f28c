package io.openitem.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openitem.store.Page;
import io.openitem.store.PaymentFilter;
import io.openitem.store.PaymentReader;
import io.openitem.store.PaymentSort;
import io.openitem.store.PaymentView;
import java.util.List;
import java.util.Optional;

/** The operation {@code listPayments}. */
public final class ListPayments {

  private final PaymentReader payments;

  /** Lists from the ledger. */
  public ListPayments(PaymentReader payments) {
    this.payments = payments;
  }

  /** A page of the caller's payments. */
  public OperationResponse answer(OperationRequest request) {
    QueryFields query = new QueryFields(request);
    String sortedBy = query.sort("total");
    PaymentSort sort = sortedBy.endsWith("total") ? PaymentSort.TOTAL : PaymentSort.CREATED_AT;
    PageCursor cursor = PageCursor.of(request);
    Page<PaymentView> page =
        payments.list(
            request.caller(),
            filter(query),
            sort,
            sortedBy.startsWith("-"),
            cursor.read(request, sort::parse),
            query.number("limit"));
    return OperationResponse.ok(new PaymentPage(page.entries(), cursor.next(page.next())));
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

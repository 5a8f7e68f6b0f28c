package io.openitem.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openitem.store.Page;
import io.openitem.store.PaymentEventLine;
import io.openitem.store.PaymentHistory;
import io.openitem.store.PaymentReader;
import io.openitem.store.PaymentView;
import java.util.List;
import java.util.Optional;

/** The operation {@code listPaymentEvents}. */
public final class ListPaymentEvents {

  private final PaymentReader payments;
  private final PaymentHistory history;

  /** Reads from the ledger. */
  public ListPaymentEvents(PaymentReader payments, PaymentHistory history) {
    this.payments = payments;
    this.history = history;
  }

  /**
   * A page of the payment's history.
   *
   * @throws io.openitem.domain.ProblemException {@code not-found} where there is no such payment,
   *     or it is not the caller's
   */
  public OperationResponse answer(OperationRequest request) {
    String id = request.path().getOrDefault("paymentId", "");
    PaymentView payment = payments.find(request.caller(), id).orElseThrow(GetPayment::notFound);
    PageCursor cursor = PageCursor.of(request);
    Page<PaymentEventLine> page =
        history.list(
            payment.paymentId(),
            cursor.read(request, Long::valueOf),
            new QueryFields(request).number("limit"));
    return OperationResponse.ok(new EventPage(page.entries(), cursor.next(page.next())));
  }

  private record EventPage(
      List<PaymentEventLine> events,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> nextCursor) {}
}

package io.openitem.portal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.openitem.domain.Caller;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.store.InvoiceLine;
import io.openitem.store.InvoicePayment;
import io.openitem.store.InvoiceReader;
import io.openitem.store.PaymentReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** The operation {@code getInvoice}. */
public final class GetInvoice {

  private static final int PAYMENTS_MAX = 100;

  private final InvoiceReader invoices;
  private final PaymentReader payments;
  private final Clock clock;

  /** Reads from the read model; the clock says what is overdue. */
  public GetInvoice(InvoiceReader invoices, PaymentReader payments, Clock clock) {
    this.invoices = invoices;
    this.payments = payments;
    this.clock = clock;
  }

  /**
   * The invoice with the caller's payments for it.
   *
   * @throws io.openitem.domain.ProblemException {@code not-found} where there is none, or it is not
   *     the caller's
   */
  public OperationResponse answer(OperationRequest request) {
    Caller caller = request.caller();
    String id = request.path().getOrDefault("invoiceId", "");
    InvoiceLine invoice =
        invoices
            .find(caller.accounts(), id, LocalDate.now(clock))
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemType.NOT_FOUND,
                            "Your accounts have no such invoice, or it is not synchronised yet.")
                        .asException());
    return OperationResponse.ok(
        new InvoiceDetail(invoice, payments.ofInvoice(caller, invoice.invoiceId(), PAYMENTS_MAX)));
  }

  private record InvoiceDetail(@JsonUnwrapped InvoiceLine invoice, List<InvoicePayment> payments) {}
}

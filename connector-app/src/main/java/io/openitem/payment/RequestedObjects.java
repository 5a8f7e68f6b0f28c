package io.openitem.payment;

import io.openitem.domain.Caller;

/** Whether all that a request names is the caller's. */
final class RequestedObjects {

  private final CallersInvoices invoices;
  private final AdHocGroup adHoc;

  RequestedObjects(CallersInvoices invoices, AdHocGroup adHoc) {
    this.invoices = invoices;
    this.adHoc = adHoc;
  }

  /**
   * Refuses foreign invoices and accounts; whether they exist elsewhere is not told.
   *
   * @throws io.openitem.domain.ProblemException {@code not-found}
   */
  void require(Caller caller, PaymentRequest request) {
    request
        .adHoc()
        .ifPresentOrElse(
            payment -> adHoc.requireCallers(caller, payment),
            () -> invoices.require(caller, request.invoiceIds()));
  }
}

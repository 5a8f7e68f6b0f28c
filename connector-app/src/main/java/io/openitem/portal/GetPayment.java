package io.openitem.portal;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.store.PaymentReader;

/** The operation {@code getPayment}. */
public final class GetPayment {

  private final PaymentReader payments;

  /** Reads from the ledger. */
  public GetPayment(PaymentReader payments) {
    this.payments = payments;
  }

  /**
   * The payment as far as it has come.
   *
   * @throws ProblemException {@code not-found} where there is none, or it is not the caller's
   */
  public OperationResponse answer(OperationRequest request) {
    String id = request.path().getOrDefault("paymentId", "");
    return payments
        .find(request.caller(), id)
        .map(OperationResponse::ok)
        .orElseThrow(GetPayment::notFound);
  }

  /** The same whether there is no such payment or it is somebody else's. */
  public static ProblemException notFound() {
    return Problem.of(ProblemType.NOT_FOUND, "Your organisation has made no such payment.")
        .asException();
  }
}

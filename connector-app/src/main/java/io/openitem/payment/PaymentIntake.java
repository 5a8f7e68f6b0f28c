package io.openitem.payment;

import io.openitem.domain.Caller;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.PaymentMethod;
import io.openitem.portal.OperationResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A payment or quote request after the checks that need no SAP; carried by the route from its first
 * step to its last.
 *
 * @param operation which operation
 * @param caller who asks
 * @param request what is asked for
 * @param key the idempotency key; empty text for a quote
 * @param method the caller's method; empty once the answer is known
 * @param known the first answer to a request that came before
 * @param begunAt when this began, and so before anything was read from SAP
 */
public record PaymentIntake(
    String operation,
    Caller caller,
    PaymentRequest request,
    String key,
    Optional<PaymentMethod> method,
    Optional<OperationResponse> known,
    Instant begunAt) {

  /** The exchange property that carries it. */
  public static final String PROPERTY = "openitem.intake";

  /** Whether the request came before, so that nothing is left but to answer. */
  public boolean answered() {
    return known.isPresent();
  }

  /** The first answer. */
  public OperationResponse answer() {
    return known.orElseThrow();
  }

  /** What SAP is asked for. */
  public List<InvoiceId> invoices() {
    return request.invoiceIds();
  }
}

package io.openitem.payment;

import io.openitem.domain.PaymentMethod;
import io.openitem.domain.PaymentStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * A payment to be recorded before its charge.
 *
 * @param paymentId new
 * @param attemptId of its first charge, new
 * @param organisation whose payment it is
 * @param createdBy the user
 * @param quoteId the quote that it pays
 * @param method how it is paid
 * @param group what is paid
 * @param createdAt now
 * @param dueAt when the charge counts as lost
 * @param deadlineAt when it goes to people
 */
public record NewPayment(
    String paymentId,
    String attemptId,
    String organisation,
    String createdBy,
    Optional<String> quoteId,
    PaymentMethod method,
    PaymentGroup group,
    Instant createdAt,
    Instant dueAt,
    Instant deadlineAt) {

  /** The payment as it is stored at first. */
  StoredPayment stored() {
    return new StoredPayment(
        paymentId,
        organisation,
        group.account(),
        quoteId,
        method.id(),
        group.processor(),
        Optional.empty(),
        group.amount(),
        group.surcharge(),
        PaymentStatus.PROCESSING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        createdAt,
        Optional.empty(),
        createdAt,
        deadlineAt,
        group.adHoc());
  }
}

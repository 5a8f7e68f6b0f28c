package io.openitem.payment;

import io.openitem.domain.AccountId;
import io.openitem.domain.AdHocTerms;
import io.openitem.domain.Money;
import io.openitem.domain.PaymentStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * A payment as it is stored, without its items.
 *
 * @param paymentId ours
 * @param organisation whose payment it is
 * @param account on which it is posted
 * @param quoteId the quote that it paid
 * @param methodId which method pays
 * @param processor who charges
 * @param processorPaymentId the processor's id of the charge, once it is known
 * @param amount what the items amount to
 * @param surcharge the fee
 * @param status where it stands
 * @param reason why it was declined, or what holds it up
 * @param nextAction what the payer has to do, as JSON text
 * @param documentNumber SAP's number, once it is posted
 * @param documentFiscalYear its fiscal year
 * @param createdAt when it was made
 * @param capturedAt when the money was taken
 * @param updatedAt when it last changed
 * @param deadlineAt when it goes to people
 * @param adHoc what a payment without invoices becomes
 */
public record StoredPayment(
    String paymentId,
    String organisation,
    AccountId account,
    Optional<String> quoteId,
    String methodId,
    String processor,
    Optional<String> processorPaymentId,
    Money amount,
    Money surcharge,
    PaymentStatus status,
    Optional<String> reason,
    Optional<String> nextAction,
    Optional<String> documentNumber,
    Optional<String> documentFiscalYear,
    Instant createdAt,
    Optional<Instant> capturedAt,
    Instant updatedAt,
    Instant deadlineAt,
    Optional<AdHocTerms> adHoc) {

  /** What is charged. */
  public Money total() {
    return amount.plus(surcharge);
  }

  /** Whether the processor may still have an outcome to tell. */
  public boolean isOpen() {
    return status == PaymentStatus.PROCESSING || status == PaymentStatus.ACTION_REQUIRED;
  }

  /** Whether money was taken. */
  public boolean isCaptured() {
    return status.rank() >= PaymentStatus.CAPTURED.rank();
  }
}

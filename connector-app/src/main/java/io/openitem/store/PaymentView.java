package io.openitem.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.AccountId;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import io.openitem.domain.PaymentMethod;
import io.openitem.domain.PaymentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A payment as callers see it; the fields are the contract's {@code Payment}.
 *
 * @param paymentId which payment
 * @param status where it stands
 * @param reason why it was declined, or what holds it up
 * @param companyCode in whose books
 * @param accountId for whose account
 * @param processor who charges
 * @param items what is paid; empty for a payment without invoices
 * @param amount what the items amount to, or what is paid without any
 * @param surcharge the fee
 * @param total what is charged
 * @param method how it is paid, masked
 * @param quoteId the quote it was bound to
 * @param note what the payer says a payment without invoices is for
 * @param nextAction what the payer has to do
 * @param documentNumber the SAP document that credits the customer; written as null until then
 * @param documentStatus what its absence means
 * @param fiscalYear of the document; written as null until then
 * @param createdAt when it was made
 * @param capturedAt when the money was taken
 * @param updatedAt when it last changed
 * @param moneyBack what of the money has gone back; empty while none has
 * @param movements what moved again of it, or is to, one by one; empty while nothing is, and in
 *     lists
 * @param disputes its disputes; empty while there are none, and in lists
 */
public record PaymentView(
    String paymentId,
    PaymentStatus status,
    Optional<String> reason,
    CompanyCode companyCode,
    AccountId accountId,
    String processor,
    List<Item> items,
    Money amount,
    Money surcharge,
    Money total,
    Method method,
    Optional<String> quoteId,
    Optional<String> note,
    Optional<JsonNode> nextAction,
    @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> documentNumber,
    String documentStatus,
    @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> fiscalYear,
    Instant createdAt,
    Optional<Instant> capturedAt,
    Instant updatedAt,
    Optional<MoneyBack> moneyBack,
    Optional<List<PaymentMovement>> movements,
    Optional<List<PaymentDispute>> disputes) {

  /** Copies the items. */
  public PaymentView {
    items = List.copyOf(items);
  }

  /**
   * What of a payment's money has gone back.
   *
   * @param refunded given back
   * @param returned by the payer's bank, after a debit had succeeded
   * @param disputed taken back in disputes, less what came to us again
   */
  public record MoneyBack(Money refunded, Money returned, Money disputed) {

    /** Whether anything has. */
    boolean isSome() {
      return !refunded.isZero() || !returned.isZero() || !disputed.isZero();
    }
  }

  /**
   * What is paid on one invoice.
   *
   * @param invoiceId which
   * @param amount how much
   * @param residual what of it stays owed, as a new invoice
   */
  public record Item(InvoiceId invoiceId, Money amount, Optional<Money> residual) {}

  /**
   * A method, masked; the fields are the contract's {@code PaymentMethod}.
   *
   * @param methodId which
   * @param type card or bank account
   * @param brand the card's brand or the bank's name
   * @param lastFour the last four characters of its number
   * @param expiry {@code YYYY-MM}
   * @param holder the name on it
   * @param funding how a card is funded
   * @param isDefault whether it is offered first
   */
  public record Method(
      String methodId,
      PaymentMethod.Type type,
      String brand,
      String lastFour,
      Optional<String> expiry,
      Optional<String> holder,
      PaymentMethod.Funding funding,
      boolean isDefault) {}

  /** What a document number, there or not, means for a payment in this status. */
  static String documentStatus(PaymentStatus status, Optional<String> documentNumber) {
    if (documentNumber.isPresent()) {
      return "posted";
    }
    return switch (status) {
      case DECLINED, CANCELLED -> "no document";
      case PROCESSING, ACTION_REQUIRED, CAPTURED, POSTED, CLEARED -> "available after posting";
    };
  }
}

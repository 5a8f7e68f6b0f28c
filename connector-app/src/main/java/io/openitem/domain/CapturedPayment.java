package io.openitem.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A payment whose money has moved: the only thing that can be posted.
 *
 * @param paymentId which payment
 * @param account on which it is posted; the head office's account where the customer has one
 * @param customizing of the account's company code, as it is at the capture
 * @param items what is paid; empty for an ad hoc payment, and only there
 * @param amount what the items amount to; without items, what the customer is credited with
 * @param surcharge the fee for paying by card; zero where there is none
 * @param total what was captured: amount and surcharge
 * @param processor the processor's short name, such as {@code stripe}
 * @param processorPaymentId the processor's own id of the payment
 * @param capturedAt when the money moved
 * @param businessDate the day of the capture in the company code's time zone, after its cut-over
 * @param adHoc what a payment without items becomes
 */
public record CapturedPayment(
    String paymentId,
    AccountId account,
    CompanyCodeCustomizing customizing,
    List<PaidItem> items,
    Money amount,
    Money surcharge,
    Money total,
    String processor,
    String processorPaymentId,
    Instant capturedAt,
    LocalDate businessDate,
    Optional<AdHocTerms> adHoc) {

  /** A payment of items. */
  public CapturedPayment(
      String paymentId,
      AccountId account,
      CompanyCodeCustomizing customizing,
      List<PaidItem> items,
      Money amount,
      Money surcharge,
      Money total,
      String processor,
      String processorPaymentId,
      Instant capturedAt,
      LocalDate businessDate) {
    this(
        paymentId,
        account,
        customizing,
        items,
        amount,
        surcharge,
        total,
        processor,
        processorPaymentId,
        capturedAt,
        businessDate,
        Optional.empty());
  }

  /**
   * Checks that the parts make the whole.
   *
   * @throws IllegalArgumentException when there are neither items nor terms, or when items, amount,
   *     surcharge and total do not add up, or the account is another company code's
   */
  public CapturedPayment {
    items = List.copyOf(items);
    if (items.isEmpty() != adHoc.isPresent()) {
      throw new IllegalArgumentException(
          paymentId + (items.isEmpty() ? " pays no item" : " is ad hoc and pays items"));
    }
    Money paid = items.stream().map(PaidItem::amount).reduce(Money::plus).orElse(amount);
    if (!paid.equals(amount)) {
      throw new IllegalArgumentException(
          "the items of %s amount to %s, not %s".formatted(paymentId, paid, amount));
    }
    if (!amount.plus(surcharge).equals(total)) {
      throw new IllegalArgumentException(
          "%s and %s of %s are not %s".formatted(amount, surcharge, paymentId, total));
    }
    if (!amount.isPositive() || surcharge.isNegative()) {
      throw new IllegalArgumentException(paymentId + " takes no money");
    }
    if (!account.companyCode().equals(customizing.companyCode())) {
      throw new IllegalArgumentException(
          "%s of %s is not of company code %s"
              .formatted(account, paymentId, customizing.companyCode()));
    }
  }
}

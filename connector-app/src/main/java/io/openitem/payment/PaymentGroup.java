package io.openitem.payment;

import io.openitem.domain.AccountId;
import io.openitem.domain.AdHocTerms;
import io.openitem.domain.Money;
import io.openitem.domain.PaidItem;
import java.util.List;
import java.util.Optional;

/**
 * What can be paid as one payment: one company code, account, currency and processor. Also what a
 * quote binds to: a payment by quote is charged exactly this, or nothing.
 *
 * @param account on which everything stands
 * @param processor who charges
 * @param items what is paid, each with its amount; empty for a payment without invoices
 * @param amount what the items amount to, or what is paid without any
 * @param surcharge the fee for paying by the method; zero for none
 * @param adHoc what a payment without invoices becomes; empty for all others
 */
public record PaymentGroup(
    AccountId account,
    String processor,
    List<PaidItem> items,
    Money amount,
    Money surcharge,
    Optional<AdHocTerms> adHoc) {

  /** A group of items. */
  public PaymentGroup(
      AccountId account, String processor, List<PaidItem> items, Money amount, Money surcharge) {
    this(account, processor, items, amount, surcharge, Optional.empty());
  }

  /** Checks that the items make the amount. */
  public PaymentGroup {
    items = List.copyOf(items);
    if (items.isEmpty() != adHoc.isPresent()) {
      throw new IllegalArgumentException("a group has items, or is a payment without any");
    }
    Money sum = items.stream().map(PaidItem::amount).reduce(Money::plus).orElse(amount);
    if (!sum.equals(amount)) {
      throw new IllegalArgumentException("the items amount to %s, not %s".formatted(sum, amount));
    }
  }

  /** What is charged. */
  public Money total() {
    return amount.plus(surcharge);
  }
}

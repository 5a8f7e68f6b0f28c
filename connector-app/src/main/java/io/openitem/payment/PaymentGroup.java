package io.openitem.payment;

import io.openitem.domain.AccountId;
import io.openitem.domain.Money;
import io.openitem.domain.PaidItem;
import java.util.List;

/**
 * What can be paid as one payment: one company code, account, currency and processor. Also what a
 * quote binds to: a payment by quote is charged exactly this, or nothing.
 *
 * @param account on which everything stands
 * @param processor who charges
 * @param items what is paid, each with its amount
 * @param amount what the items amount to
 * @param surcharge the fee for paying by the method; zero for none
 */
public record PaymentGroup(
    AccountId account, String processor, List<PaidItem> items, Money amount, Money surcharge) {

  /** Checks that the items make the amount. */
  public PaymentGroup {
    items = List.copyOf(items);
    Money sum = items.stream().map(PaidItem::amount).reduce(Money::plus).orElseThrow();
    if (!sum.equals(amount)) {
      throw new IllegalArgumentException("the items amount to %s, not %s".formatted(sum, amount));
    }
  }

  /** What is charged. */
  public Money total() {
    return amount.plus(surcharge);
  }
}

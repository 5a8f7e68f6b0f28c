package io.openitem.payment;

import io.openitem.domain.Money;
import io.openitem.domain.OpenItem;
import java.util.Optional;

/** Changes of open items in SAP. */
final class OpenItems {

  private OpenItems() {}

  static OpenItem cleared(OpenItem item) {
    return copy(item, item.amount(), item.specialGlCode(), item.paymentBlock(), false, true);
  }

  static OpenItem blocked(OpenItem item) {
    return copy(item, item.amount(), item.specialGlCode(), Optional.of("A"), false, false);
  }

  static OpenItem inPaymentRun(OpenItem item) {
    return copy(item, item.amount(), item.specialGlCode(), item.paymentBlock(), true, false);
  }

  static OpenItem specialGl(OpenItem item) {
    return copy(item, item.amount(), Optional.of("A"), item.paymentBlock(), false, false);
  }

  static OpenItem amount(OpenItem item, String amount) {
    Money money = Money.of(amount, item.amount().currency());
    return copy(item, money, item.specialGlCode(), item.paymentBlock(), false, false);
  }

  private static OpenItem copy(
      OpenItem item,
      Money amount,
      Optional<String> specialGl,
      Optional<String> block,
      boolean inRun,
      boolean cleared) {
    return new OpenItem(
        item.id(),
        item.account(),
        amount,
        item.documentType(),
        item.documentDate(),
        item.postingDate(),
        item.netDueDate(),
        item.reference(),
        item.assignment(),
        item.paymentReference(),
        item.billingDocument(),
        specialGl,
        block,
        inRun,
        cleared,
        item.clearingDocument());
  }
}

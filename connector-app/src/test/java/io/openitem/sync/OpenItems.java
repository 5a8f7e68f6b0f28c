package io.openitem.sync;

import io.openitem.domain.AccountId;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import io.openitem.domain.OpenItem;
import java.time.LocalDate;
import java.util.Optional;

/** Open items for tests. */
final class OpenItems {

  static final LocalDate CLEARED_ON = LocalDate.of(2026, 10, 20);

  private OpenItems() {}

  static OpenItem open(String id, String amount, String currency) {
    return item(id, amount, currency, Optional.empty());
  }

  static OpenItem cleared(String id, String amount, String currency, String clearing) {
    InvoiceId invoice = InvoiceId.parse(id);
    return item(
        id,
        amount,
        currency,
        Optional.of(
            new DocumentNumber(invoice.companyCode(), invoice.document().fiscalYear(), clearing)));
  }

  private static OpenItem item(
      String id, String amount, String currency, Optional<DocumentNumber> clearing) {
    InvoiceId invoice = InvoiceId.parse(id);
    LocalDate day = LocalDate.of(2026, 10, 1);
    return new OpenItem(
        invoice,
        new AccountId(invoice.companyCode(), "0010000001"),
        Money.of(amount, currency),
        "RV",
        day,
        day,
        day.plusDays(30),
        Optional.of("90000001"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        clearing.isPresent(),
        clearing,
        new OpenItem.Bookkeeping(
            Optional.of("01"), clearing.map(document -> CLEARED_ON), false, false));
  }
}

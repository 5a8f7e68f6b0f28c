package io.openitem.portal;

import io.openitem.domain.Money;
import io.openitem.portal.export.Cell;
import io.openitem.portal.export.Column;
import io.openitem.portal.export.TableHead;
import io.openitem.store.PaymentView;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Payments as a table, a row each; the columns are named as the contract's {@code Payment}. */
final class PaymentTable {

  static final TableHead HEAD =
      new TableHead(
          "Payments",
          List.of(),
          List.of(
              Column.text("paymentId", "Payment", 31),
              Column.moment("createdAt", "Made (UTC)"),
              Column.text("status", "Status", 15),
              Column.text("reason", "Reason", 20),
              Column.text("companyCode", "Company code", 8),
              Column.text("accountId", "Account", 16),
              Column.text("invoices", "Invoices", 26),
              Column.amount("amount", "Amount"),
              Column.amount("surcharge", "Surcharge"),
              Column.amount("total", "Total"),
              Column.text("currency", "Currency", 8),
              Column.text("methodType", "Method", 12),
              Column.text("methodBrand", "Brand or bank", 14),
              Column.text("methodLastFour", "Last four", 8),
              Column.text("methodHolder", "Holder", 20),
              Column.text("documentNumber", "Document", 11),
              Column.text("fiscalYear", "Fiscal year", 8),
              Column.text("documentStatus", "Document status", 21),
              Column.moment("capturedAt", "Captured (UTC)"),
              Column.amount("refunded", "Refunded"),
              Column.amount("returned", "Returned"),
              Column.amount("disputed", "Disputed"),
              Column.text("note", "Note", 30)));

  private PaymentTable() {}

  static List<Cell> cells(PaymentView payment) {
    return List.of(
        Cell.text(payment.paymentId()),
        Cell.moment(payment.createdAt()),
        Cell.text(payment.status().name()),
        Cell.text(payment.reason()),
        Cell.text(payment.companyCode().toString()),
        Cell.text(payment.accountId().toString()),
        Cell.text(invoices(payment)),
        Cell.amount(payment.amount()),
        Cell.amount(payment.surcharge()),
        Cell.amount(payment.total()),
        Cell.text(payment.total().currency()),
        Cell.text(payment.method().type().name()),
        Cell.text(payment.method().brand()),
        Cell.text(payment.method().lastFour()),
        Cell.text(payment.method().holder()),
        Cell.text(payment.documentNumber()),
        Cell.text(payment.fiscalYear()),
        Cell.text(payment.documentStatus()),
        Cell.moment(payment.capturedAt()),
        back(payment, PaymentView.MoneyBack::refunded),
        back(payment, PaymentView.MoneyBack::returned),
        back(payment, PaymentView.MoneyBack::disputed),
        Cell.text(payment.note()));
  }

  private static Cell back(PaymentView payment, Function<PaymentView.MoneyBack, Money> what) {
    return Cell.amount(payment.moneyBack().map(what));
  }

  private static String invoices(PaymentView payment) {
    return payment.items().stream()
        .map(item -> item.invoiceId().toString())
        .collect(Collectors.joining(" "));
  }
}

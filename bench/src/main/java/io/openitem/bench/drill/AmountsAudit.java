package io.openitem.bench.drill;

import io.openitem.bench.drill.Evidence.Charge;
import io.openitem.bench.drill.Evidence.Document;
import io.openitem.bench.drill.Evidence.Payment;
import io.openitem.bench.drill.Findings.Wrong;
import java.math.BigDecimal;
import java.util.List;

/** The money of a payment: what the payer was to pay, what was taken, and what SAP credits. */
final class AmountsAudit {
  private AmountsAudit() {}

  /** Compares what is ours, what was taken and what is posted for one payment. */
  static void of(Payment payment, List<Charge> taken, List<Document> posted, Findings findings) {
    BigDecimal money = taken.stream().map(Charge::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    for (Charge charge : taken) {
      if (differs(charge.amount(), charge.currency(), payment.total(), payment.currency())) {
        findings.wrong(
            Wrong.WRONG_AMOUNT,
            "%s is %s %s, but charge %s is %s %s"
                .formatted(
                    payment.paymentId(),
                    payment.total(),
                    payment.currency(),
                    charge.id(),
                    charge.amount(),
                    charge.currency()));
      }
    }
    for (Document document : posted) {
      if (differs(document.credit(), document.currency(), money, payment.currency())) {
        findings.wrong(
            Wrong.WRONG_AMOUNT,
            "%s: the processor took %s %s, document %s credits %s %s"
                .formatted(
                    payment.paymentId(),
                    money,
                    payment.currency(),
                    document.number(),
                    document.credit(),
                    document.currency()));
      }
    }
  }

  private static boolean differs(BigDecimal a, String currencyA, BigDecimal b, String currencyB) {
    return a.compareTo(b) != 0 || !currencyA.equals(currencyB);
  }
}

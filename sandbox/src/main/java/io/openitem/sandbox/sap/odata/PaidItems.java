package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.ledger.Document;
import io.openitem.sandbox.sap.ledger.DocumentKey;
import io.openitem.sandbox.sap.ledger.Line;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of an incoming payment's document, and the items that it cleared. */
final class PaidItems {
  private PaidItems() {}

  /** True for a document that credits a customer and was entered in accounting. */
  static boolean isPayment(Document document) {
    return document.header().billingDocument().isEmpty()
        && document.lines().stream().anyMatch(Line::isCustomer)
        && gl(document).anyMatch(line -> line.content().amountMinor() > 0);
  }

  /** The customer's line. */
  static Line credit(Document document) {
    return document.lines().stream().filter(Line::isCustomer).findFirst().orElseThrow();
  }

  /** The line of who owes us instead of the customer. */
  static Line debit(Document document) {
    return gl(document).filter(line -> line.content().amountMinor() > 0).findFirst().orElseThrow();
  }

  /** The surcharge's line. */
  static Optional<Line> surcharge(Document document) {
    return gl(document).filter(line -> line.content().amountMinor() < 0).findFirst();
  }

  private static Stream<Line> gl(Document document) {
    return document.lines().stream().filter(line -> !line.isCustomer());
  }

  /** The number, or the fiscal year, of what cleared the customer's line; as SAP shows none. */
  static String clearedBy(Document document, boolean number) {
    Line credit = credit(document);
    if (!credit.state().isCleared()) {
      return number ? "" : "0000";
    }
    DocumentKey key =
        new DocumentKey(
            document.key().companyCode(),
            credit.state().clearingYear(),
            credit.state().clearingNumber());
    return number ? key.numberText() : Integer.toString(key.fiscalYear());
  }

  /** The other items of the customer that this document cleared. */
  static List<Line> of(SapSystem sap, Document document) {
    DocumentKey key = document.key();
    return sap.ledger().ofCustomer(credit(document).content().account()).stream()
        .filter(line -> line.document() != document)
        .filter(line -> line.document().key().companyCode().equals(key.companyCode()))
        .filter(line -> line.state().clearingNumber() == key.number())
        .filter(line -> line.state().clearingYear() == key.fiscalYear())
        .toList();
  }
}

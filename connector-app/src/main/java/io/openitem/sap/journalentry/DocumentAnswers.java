package io.openitem.sap.journalentry;

import io.openitem.domain.AccountId;
import io.openitem.domain.CheckedDocument;
import io.openitem.domain.DocumentCheck;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaidItem;
import io.openitem.domain.PostingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges whether a document that people name is the one that a posting was to bring about. */
final class DocumentAnswers {

  private DocumentAnswers() {}

  /**
   * Whether the document is the payment: SAP has it, it stands, and it credits this customer, and
   * nobody else, with what was captured. A person who posts by hand knows nothing of our reference,
   * so it may carry any; but where another document carries ours, the payment is posted already.
   */
  static Outcome<CheckedDocument> payment(DocumentCheck check, List<DocumentLine> lines) {
    DocumentNumber document = check.document();
    List<DocumentLine> own = of(document, lines);
    boolean surcharge = check.task().kind() == PostingKind.SURCHARGE;
    // A lockbox item's bank ledger document carries the reference, too, and credits no customer.
    Optional<DocumentNumber> elsewhere =
        lines.stream()
            .filter(line -> surcharge || line.customersLine())
            .map(DocumentLine::document)
            .filter(other -> !other.equals(document))
            .findFirst();
    if (elsewhere.isPresent()) {
      return refused(
          "POSTED-OTHERWISE",
          "SAP has it as %s already: it carries our reference %s"
              .formatted(elsewhere.get(), check.task().reference()));
    }
    if (own.isEmpty()) {
      return refused("NOT-IN-SAP", "SAP shows no document " + document);
    }
    if (own.stream().anyMatch(DocumentLine::reversal)) {
      return refused("REVERSED", document + " was reversed, or reverses another document");
    }
    Optional<Outcome.Refused<CheckedDocument>> wrong =
        surcharge
            ? SurchargeDocument.whyNot(check, own)
            : credits(check, own.stream().filter(DocumentLine::customersLine).toList());
    return wrong
        .<Outcome<CheckedDocument>>map(reason -> reason)
        .orElseGet(() -> Outcome.done(new CheckedDocument(document, own.get(0).reference())));
  }

  private static Optional<Outcome.Refused<CheckedDocument>> credits(
      DocumentCheck check, List<DocumentLine> lines) {
    AccountId account = check.task().account();
    DocumentNumber document = check.document();
    Optional<String> other =
        lines.stream()
            .map(DocumentLine::customer)
            .filter(customer -> !customer.equals(account.customer()))
            .findFirst();
    if (lines.isEmpty() || other.isPresent()) {
      String shown = other.map(customer -> "customer " + customer).orElse("no customer");
      return no(
          "OTHER-CUSTOMER", "%s is posted on %s, not on %s".formatted(document, shown, account));
    }
    Money credit = check.credit();
    List<Money> amounts = lines.stream().map(line -> line.line().amount()).toList();
    Optional<String> currency =
        amounts.stream()
            .map(Money::currency)
            .filter(one -> !one.equals(credit.currency()))
            .findFirst();
    if (currency.isPresent()) {
      return no(
          "OTHER-CURRENCY",
          "%s is in %s, the payment in %s".formatted(document, currency.get(), credit.currency()));
    }
    Money sum = amounts.stream().reduce(Money.zero(credit.currency()), Money::plus);
    return sum.equals(credit)
        ? Optional.empty()
        : no(
            "OTHER-AMOUNT",
            "%s %s, the posting %s".formatted(document, booked(sum), booked(credit)));
  }

  private static String booked(Money amount) {
    return amount.isPositive()
        ? "debits the customer with " + amount
        : "credits the customer with " + amount.negated();
  }

  /**
   * Whether the document is the clearing: every paid item and the payment's own line are cleared,
   * and the document is what cleared at least one of them. People may have needed several.
   */
  static Outcome<CheckedDocument> clearing(
      DocumentCheck check, DocumentNumber payment, List<CubeRow> rows) {
    Optional<CubeRow> own = CubeAnswers.paymentLine(payment, rows);
    if (own.isEmpty()) {
      return Outcome.unknown("SAP shows not exactly one customer's line of payment " + payment);
    }
    List<CubeRow> cleared = new ArrayList<>(List.of(own.get()));
    for (PaidItem item : check.task().items()) {
      Optional<CubeRow> row =
          rows.stream().filter(one -> one.id().equals(item.invoice())).findFirst();
      if (row.isEmpty()) {
        return refused("NOT-IN-SAP", "SAP shows no item " + item.invoice() + " on the account");
      }
      cleared.add(row.get());
    }
    Optional<CubeRow> open = cleared.stream().filter(row -> row.clearedBy().isEmpty()).findFirst();
    if (open.isPresent()) {
      return refused("STILL-OPEN", open.get().id() + " is still open in SAP; clear it there first");
    }
    List<DocumentNumber> by =
        cleared.stream().flatMap(row -> row.clearedBy().stream()).distinct().toList();
    return by.contains(check.document())
        ? Outcome.done(new CheckedDocument(check.document(), Optional.empty()))
        : refused(
            "CLEARED-OTHERWISE",
            "the items were cleared by %s, not by %s".formatted(by, check.document()));
  }

  /**
   * Which document cleared what a payment pays, where the payment's document had to clear it: the
   * document itself, or another one that people cleared with. Everything has to be cleared, the
   * document's own lines on the account, too.
   */
  static Outcome<DocumentNumber> clearedItems(DocumentCheck check, List<CubeRow> rows) {
    List<CubeRow> own =
        rows.stream().filter(row -> row.id().document().equals(check.document())).toList();
    if (own.isEmpty()) {
      return Outcome.unknown("SAP shows no customer's line of payment " + check.document());
    }
    List<CubeRow> all = new ArrayList<>();
    for (PaidItem item : check.task().items()) {
      Optional<CubeRow> row =
          rows.stream().filter(one -> one.id().equals(item.invoice())).findFirst();
      if (row.isEmpty()) {
        return Outcome.refused(
            "NOT-IN-SAP", "SAP shows no item " + item.invoice() + " on the account");
      }
      all.add(row.get());
    }
    Optional<DocumentNumber> by = all.get(0).clearedBy();
    all.addAll(own);
    List<String> open =
        all.stream()
            .filter(row -> row.clearedBy().isEmpty())
            .map(row -> row.id().toString())
            .toList();
    return open.isEmpty()
        ? Outcome.done(by.orElseThrow())
        : Outcome.refused(
            "STILL-OPEN",
            "still open in SAP: %s; clear it there first".formatted(String.join(", ", open)));
  }

  private static List<DocumentLine> of(DocumentNumber document, List<DocumentLine> lines) {
    return lines.stream().filter(line -> line.document().equals(document)).toList();
  }

  private static Outcome<CheckedDocument> refused(String code, String detail) {
    return Outcome.refused(code, detail);
  }

  static Optional<Outcome.Refused<CheckedDocument>> no(String code, String detail) {
    return Optional.of(new Outcome.Refused<>(code, detail));
  }
}

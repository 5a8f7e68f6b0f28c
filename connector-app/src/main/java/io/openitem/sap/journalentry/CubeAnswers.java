package io.openitem.sap.journalentry;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaidItem;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingLine;
import io.openitem.domain.PostingTask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Judges what the open-item cube shows of a payment and of its clearing. */
final class CubeAnswers {

  private CubeAnswers() {}

  /**
   * Whether the payment, or its surcharge, stands in SAP: exactly one document with our reference
   * whose credit is ours. Anything else that carries our reference is unknown, with what was seen.
   * That nothing carries it counts only where SAP shows a paid item, or what {@link #absentBeside}
   * is given: a user who may not see the lines is shown an empty list, and no error.
   */
  static Outcome<DocumentNumber> payment(PostingTask task, List<CubeRow> shown) {
    Optional<DocumentNumber> paid =
        surcharge(task)
            ? Optional.empty()
            : task.items().stream().findFirst().map(item -> item.invoice().document());
    return posted(task, paid, shown);
  }

  /** Whether the document of money that moved again stands in SAP, in the same way. */
  static Outcome<DocumentNumber> reversal(
      PostingTask task, DocumentNumber payment, List<CubeRow> shown) {
    return posted(task, Optional.of(payment), shown);
  }

  private static Outcome<DocumentNumber> posted(
      PostingTask task, Optional<DocumentNumber> witness, List<CubeRow> shown) {
    List<CubeRow> rows =
        shown.stream().filter(row -> !Optional.of(row.id().document()).equals(witness)).toList();
    if (rows.isEmpty() && shown.size() >= CubeQuestion.LINES_OF_A_REFERENCE_MAX) {
      return Outcome.unknown(
          "SAP has more lines than were asked for; ours may be among those that were not shown");
    }
    if (rows.isEmpty()) {
      return shown.isEmpty()
          ? Outcome.unknown(
              "SAP shows neither our reference nor "
                  + witness.map(paid -> "document " + paid).orElse("a paid item"))
          : absent(task);
    }
    List<DocumentNumber> documents =
        rows.stream().map(row -> row.id().document()).distinct().toList();
    if (documents.size() > 1) {
      return Outcome.unknown(
          "SAP shows several documents with reference " + task.reference() + ": " + documents);
    }
    Optional<Money> credited = sum(credits(task, rows));
    Optional<Money> ours =
        task.lines().stream()
            .filter(line -> line.role() != PostingLine.Role.PROCESSOR_CLEARING)
            .filter(line -> surcharge(task) || line.role() == PostingLine.Role.CUSTOMER)
            .map(PostingLine::amount)
            .reduce(Money::plus);
    return credited.isPresent() && credited.equals(ours)
        ? Outcome.done(documents.get(0))
        : Outcome.unknown(
            "%s carries our reference but is of %s, not %s"
                .formatted(documents.get(0), shown(credited), shown(ours)));
  }

  /** A payment is asked for by the customer's lines, a surcharge by all of its document's. */
  private static List<CubeRow> credits(PostingTask task, List<CubeRow> rows) {
    return surcharge(task) ? rows.stream().filter(row -> row.amount().isNegative()).toList() : rows;
  }

  private static boolean surcharge(PostingTask task) {
    return task.kind() == PostingKind.SURCHARGE;
  }

  /**
   * Whether a payment without items, or a surcharge, is absent, once SAP has shown nothing that
   * carries its reference: only where SAP shows any line of the account, or of the surcharge's G/L
   * accounts.
   */
  static Outcome<DocumentNumber> absentBeside(PostingTask task, List<CubeRow> anyLine) {
    if (!anyLine.isEmpty()) {
      return absent(task);
    }
    List<String> accounts =
        task.lines().stream().flatMap(line -> line.glAccount().stream()).distinct().toList();
    return Outcome.unknown(
        "SAP shows neither our reference nor any line of "
            + (surcharge(task) ? "G/L accounts " + accounts : task.account()));
  }

  private static Outcome<DocumentNumber> absent(PostingTask task) {
    return Outcome.notDone("SAP shows no document with reference " + task.reference());
  }

  /**
   * What became of the clearing: done when one document cleared every item and the payment's own
   * line, refused when an item was cleared without it, pending while all is open.
   */
  static Outcome<DocumentNumber> clearing(
      PostingTask task, DocumentNumber payment, List<CubeRow> rows) {
    Map<InvoiceId, CubeRow> byId =
        rows.stream().collect(Collectors.toMap(CubeRow::id, Function.identity(), (a, b) -> a));
    Optional<CubeRow> own = paymentLine(payment, rows);
    if (own.isEmpty()) {
      return Outcome.unknown("SAP shows not exactly one customer's line of payment " + payment);
    }
    Optional<DocumentNumber> clearing = own.get().clearedBy();
    for (PaidItem item : task.items()) {
      CubeRow row = byId.get(item.invoice());
      if (row == null) {
        return Outcome.unknown("SAP shows no item " + item.invoice() + " on the account");
      }
      if (!row.clearedBy().equals(clearing)) {
        return Outcome.refused(
            "CLEARED-OTHERWISE",
            "%s is %s, but payment %s is %s"
                .formatted(item.invoice(), state(row), payment, state(own.get())));
      }
    }
    return clearing
        .map(Outcome::done)
        .orElseGet(() -> Outcome.pending("the items and payment " + payment + " are still open"));
  }

  /** The payment's own credit line, where SAP shows exactly one. */
  static Optional<CubeRow> paymentLine(DocumentNumber payment, List<CubeRow> rows) {
    List<CubeRow> lines = rows.stream().filter(row -> row.id().document().equals(payment)).toList();
    return lines.size() == 1 ? Optional.of(lines.get(0)) : Optional.empty();
  }

  /**
   * Why a clearing would clear something else than what was paid; empty when it would not. A
   * clearing request carries no amount but what is left of an item, so this is the last place where
   * they are seen.
   */
  static Optional<String> amountsDiffer(PostingTask task, CubeRow own, List<CubeRow> rows) {
    Map<InvoiceId, CubeRow> byId =
        rows.stream().collect(Collectors.toMap(CubeRow::id, Function.identity(), (a, b) -> a));
    Money sum = own.amount();
    for (PaidItem item : task.items()) {
      CubeRow row = byId.get(item.invoice());
      if (row == null || !row.amount().equals(item.open())) {
        String open = row == null ? "not there" : row.amount().toString();
        String left = item.residual().map(rest -> " and " + rest + " left").orElse("");
        return Optional.of(
            "%s is %s in SAP, paid was %s%s".formatted(item.invoice(), open, item.amount(), left));
      }
      sum = sum.plus(item.amount());
    }
    return sum.isZero()
        ? Optional.empty()
        : Optional.of("payment line %s and the paid items leave %s".formatted(own.id(), sum));
  }

  private static Optional<Money> sum(List<CubeRow> rows) {
    boolean oneCurrency = rows.stream().map(row -> row.amount().currency()).distinct().count() == 1;
    return oneCurrency ? rows.stream().map(CubeRow::amount).reduce(Money::plus) : Optional.empty();
  }

  private static String state(CubeRow row) {
    return row.clearedBy().map(by -> "cleared by " + by).orElse("open");
  }

  private static String shown(Optional<Money> money) {
    return money.map(Money::toString).orElse("nothing of one currency");
  }
}

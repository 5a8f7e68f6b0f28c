package io.openitem.sap.lockbox;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaidItem;
import io.openitem.domain.PostingLine;
import io.openitem.domain.PostingTask;
import io.openitem.sap.lockbox.ItemStanding.Phase;
import java.util.List;
import java.util.Optional;

/**
 * Judges what SAP shows of a payment: the batch's item, and the customer's account. Done only with
 * a subledger document that credits the customer with our amount and has cleared what was paid.
 */
final class LockboxAnswers {

  /** SAP has posted the bank ledger's document and not the subledger's. */
  static final String HALF_POSTED = "HALF-POSTED";

  private LockboxAnswers() {}

  /**
   * What became of a payment.
   *
   * @param witnessed whether it would be seen if SAP had its item: SAP shows our user other items,
   *     or it was never in a batch. A user who may see none is shown an empty list, and no error
   */
  static Outcome<DocumentNumber> of(
      PostingTask task,
      List<LockboxEntry> entries,
      boolean witnessed,
      List<AccountLine> lines,
      Phase phase) {
    if (entries.size() > 1) {
      return Outcome.unknown(
          "SAP shows several lockbox items with reference %s: %s"
              .formatted(task.reference(), entries.stream().map(LockboxEntry::name).toList()));
    }
    return entries.isEmpty()
        ? withoutItem(task, witnessed, lines, phase)
        : withItem(task, entries.get(0), lines, phase);
  }

  private static Outcome<DocumentNumber> withoutItem(
      PostingTask task, boolean witnessed, List<AccountLine> lines, Phase phase) {
    List<DocumentNumber> documents = ours(task, lines).stream().map(AccountLine::document).toList();
    if (!documents.isEmpty()) {
      return posted(task, documents.get(0), lines);
    }
    if (lines.isEmpty()) {
      return Outcome.unknown(
          "SAP shows neither our reference nor the paid document "
              + task.items().get(0).invoice().document());
    }
    if (!witnessed) {
      return Outcome.unknown(
          "SAP shows no lockbox item of company code %s at all: our user may not be allowed to see any"
              .formatted(task.account().companyCode()));
    }
    return switch (phase) {
      case NEVER_SENT, LOST ->
          Outcome.notDone("SAP shows no lockbox item with reference " + task.reference());
      case RECENTLY_LOST -> Outcome.unknown("SAP may still be at work on the lockbox batch");
      case ANSWERED ->
          Outcome.unknown(
              "SAP took the lockbox batch, but shows no item with reference " + task.reference());
    };
  }

  private static Outcome<DocumentNumber> withItem(
      PostingTask task, LockboxEntry entry, List<AccountLine> lines, Phase phase) {
    Money paid = paid(task);
    boolean same =
        entry.companyCode().equals(task.account().companyCode().value())
            && entry.customer().equals(task.account().customer())
            && entry.amount().equals(paid);
    if (!same) {
      return Outcome.unknown(
          "lockbox item %s carries our reference but is of %s-%s with %s, not of %s with %s"
              .formatted(
                  entry.name(),
                  entry.companyCode(),
                  entry.customer(),
                  entry.amount(),
                  task.account(),
                  paid));
    }
    if (entry.subledgerPosted()) {
      return subledger(task, entry, lines);
    }
    if (phase == Phase.RECENTLY_LOST) {
      return Outcome.pending("SAP has lockbox item " + entry.name() + " and may be at work on it");
    }
    return notInSubledger(entry);
  }

  /** Never sent again: the money is in the bank ledger, or SAP's users can still post it. */
  private static Outcome<DocumentNumber> notInSubledger(LockboxEntry entry) {
    String words = entry.info().isBlank() ? "" : " (SAP: " + entry.info() + ")";
    return entry.bankLedgerPosted()
        ? Outcome.refused(
            HALF_POSTED,
            "lockbox item %s is posted in the bank ledger as %s-%s-%s, but not in the subledger%s: process the item in SAP and retry, or post the customer's side there and record that document"
                .formatted(
                    entry.name(),
                    entry.companyCode(),
                    entry.fiscalYear(),
                    entry.bankLedgerDocument(),
                    words))
        : Outcome.refused(
            "NOT-POSTED-BY-LOCKBOX",
            "SAP has lockbox item %s and has posted it in no ledger%s: process the item in SAP and retry"
                .formatted(entry.name(), words));
  }

  private static Outcome<DocumentNumber> subledger(
      PostingTask task, LockboxEntry entry, List<AccountLine> lines) {
    DocumentNumber document;
    try {
      document =
          new DocumentNumber(
              task.account().companyCode(), entry.fiscalYear(), entry.subledgerDocument());
    } catch (IllegalArgumentException e) {
      return Outcome.unknown(
          "lockbox item %s names no subledger document: '%s' '%s'"
              .formatted(entry.name(), entry.fiscalYear(), entry.subledgerDocument()));
    }
    return posted(task, document, lines);
  }

  private static Outcome<DocumentNumber> posted(
      PostingTask task, DocumentNumber document, List<AccountLine> lines) {
    List<AccountLine> own = ours(task, lines);
    Money credited =
        own.stream()
            .filter(line -> line.document().equals(document))
            .map(AccountLine::amount)
            .reduce(Money::plus)
            .orElseGet(() -> Money.zero(paid(task).currency()));
    boolean alone = own.stream().allMatch(line -> line.document().equals(document));
    if (!alone || !credited.negated().equals(paid(task))) {
      return Outcome.unknown(
          "%s is said to be ours, but our reference credits %s in %s, not %s"
              .formatted(
                  document,
                  credited.negated(),
                  own.stream().map(AccountLine::document).distinct().toList(),
                  paid(task)));
    }
    Optional<DocumentNumber> clearing = own.get(0).clearedBy();
    for (PaidItem item : task.items()) {
      Optional<DocumentNumber> by = find(item, lines).flatMap(AccountLine::clearedBy);
      if (by.isEmpty() || !by.equals(clearing)) {
        return Outcome.refused(
            "NOT-CLEARED",
            "%s is posted, but %s is %s: clear it with the payment in SAP and retry"
                .formatted(
                    document,
                    item.invoice(),
                    by.map(other -> "cleared by " + other).orElse("open")));
      }
    }
    return Outcome.done(document);
  }

  /** The customer's lines of whatever carries our reference. */
  private static List<AccountLine> ours(PostingTask task, List<AccountLine> lines) {
    return lines.stream()
        .filter(line -> line.reference().equals(task.reference().value()))
        .toList();
  }

  /** The line that a paid item names. */
  static Optional<AccountLine> find(PaidItem item, List<AccountLine> lines) {
    return lines.stream().filter(line -> line.id().equals(item.invoice())).findFirst();
  }

  /** What the customer is to be credited with, positive. */
  static Money paid(PostingTask task) {
    return task.lines().stream()
        .filter(line -> line.role() == PostingLine.Role.CUSTOMER)
        .map(PostingLine::amount)
        .reduce(Money::plus)
        .orElseThrow(() -> new IllegalArgumentException("the payment credits no customer"))
        .negated();
  }
}

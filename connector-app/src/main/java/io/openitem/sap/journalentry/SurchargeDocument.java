package io.openitem.sap.journalentry;

import static io.openitem.sap.journalentry.DocumentAnswers.no;

import io.openitem.domain.CheckedDocument;
import io.openitem.domain.DocumentCheck;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingLine;
import java.util.List;
import java.util.Optional;

/** Judges whether a document that people name is a surcharge's. */
final class SurchargeDocument {

  private SurchargeDocument() {}

  /**
   * Why it is not; empty when it is. It credits the surcharge's own G/L account and no customer,
   * and its credits amount to the surcharge. Where a tax code splits the credit, SAP posts the tax
   * on an account of its own, and the rest on the surcharge's.
   */
  static Optional<Outcome.Refused<CheckedDocument>> whyNot(
      DocumentCheck check, List<DocumentLine> lines) {
    if (lines.stream().anyMatch(DocumentLine::customersLine)) {
      return no("OTHER-CUSTOMER", check.document() + " is posted on a customer, not a surcharge");
    }
    List<DocumentLine> credits =
        lines.stream().filter(line -> line.line().amount().isNegative()).toList();
    PostingLine ours =
        check.task().lines().stream()
            .filter(line -> line.role() == PostingLine.Role.SURCHARGE)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("a surcharge without its line"));
    return otherAccount(check, ours, credits).or(() -> otherAmount(check, credits));
  }

  private static Optional<Outcome.Refused<CheckedDocument>> otherAccount(
      DocumentCheck check, PostingLine ours, List<DocumentLine> credits) {
    Optional<String> wanted = ours.glAccount().map(GlAccount::padded);
    List<String> others =
        credits.stream()
            .map(line -> GlAccount.padded(line.glAccount()))
            .filter(account -> !wanted.equals(Optional.of(account)))
            .distinct()
            .toList();
    boolean onlyTaxBeside = ours.taxCode().isPresent() && others.size() < credits.size();
    return others.isEmpty() || onlyTaxBeside
        ? Optional.empty()
        : no(
            "OTHER-ACCOUNT",
            "%s credits G/L account %s, the surcharge's is %s"
                .formatted(
                    check.document(),
                    String.join(" and ", others),
                    ours.glAccount().orElse("not known")));
  }

  private static Optional<Outcome.Refused<CheckedDocument>> otherAmount(
      DocumentCheck check, List<DocumentLine> credits) {
    List<Money> amounts = credits.stream().map(line -> line.line().amount()).toList();
    boolean oneCurrency =
        amounts.stream().allMatch(one -> one.currency().equals(check.credit().currency()));
    Money none = Money.zero(check.credit().currency());
    return oneCurrency && amounts.stream().reduce(none, Money::plus).equals(check.credit())
        ? Optional.empty()
        : no(
            "OTHER-AMOUNT",
            "%s credits %s, the surcharge is %s"
                .formatted(
                    check.document(),
                    amounts.stream().map(Money::negated).toList(),
                    check.credit().negated()));
  }
}

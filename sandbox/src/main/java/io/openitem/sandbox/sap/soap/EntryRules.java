package io.openitem.sandbox.sap.soap;

import io.openitem.sandbox.sap.PostingChecks;
import io.openitem.sandbox.sap.PostingChecks.Finding;
import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.ledger.CompanyCode;
import io.openitem.sandbox.sap.ledger.SapCurrency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What SAP checks before it posts an entry; see {@link PostingChecks} for the messages. */
final class EntryRules {
  private static final Set<String> TRANSACTIONS = Set.of("RFPI", "RFBU", "AZAF");

  private final SapSystem sap;
  private final PostingChecks checks;

  EntryRules(SapSystem sap) {
    this.sap = sap;
    this.checks = new PostingChecks(sap);
  }

  /** Everything that is wrong with an entry; empty if it can be posted. */
  List<LogItem> check(XmlElement entry) {
    List<LogItem> findings = new ArrayList<>();
    Optional<CompanyCode> found = CompanyCode.find(entry.text("CompanyCode"));
    if (found.isEmpty()) {
      return List.of(LogItem.error(PostingChecks.noCompanyCode(entry.text("CompanyCode"))));
    }
    CompanyCode code = found.get();
    checkHeader(entry, code, findings);
    Optional<SapCurrency> currency = checkCurrency(entry, code, findings);
    EntryDraft.lines(entry).forEach(line -> checkLine(line, code, findings));
    if (findings.isEmpty() && currency.isPresent()) {
      checkAmounts(entry, currency.get(), findings);
    }
    return findings;
  }

  private void checkHeader(XmlElement entry, CompanyCode code, List<LogItem> findings) {
    add(checks.period(code, LocalDate.parse(entry.text("PostingDate"))), findings);
    add(checks.documentType(entry.text("AccountingDocumentType")), findings);
    if (!TRANSACTIONS.contains(entry.text("BusinessTransactionType"))) {
      findings.add(
          LogItem.error(
              "003(ZSBX)",
              "Business transaction type "
                  + entry.text("BusinessTransactionType")
                  + " is not allowed"));
    }
    String reference = entry.text("DocumentReferenceID");
    if (sap.settings().strictReferences() && isUsed(code, reference)) {
      findings.add(LogItem.error("284(F5A)", "Reference document number not unique"));
    }
  }

  private boolean isUsed(CompanyCode code, String reference) {
    return sap.ledger().withReference(reference).stream()
        .anyMatch(document -> document.key().companyCode().equals(code.code()));
  }

  private Optional<SapCurrency> checkCurrency(
      XmlElement entry, CompanyCode code, List<LogItem> findings) {
    List<String> currencies = EntryDraft.currencies(entry).toList();
    if (currencies.size() != 1) {
      findings.add(LogItem.error("004(ZSBX)", "A document has one currency, not " + currencies));
      return Optional.empty();
    }
    add(checks.currency(code, currencies.get(0)), findings);
    return SapCurrency.of(currencies.get(0));
  }

  private void checkLine(XmlElement line, CompanyCode code, List<LogItem> findings) {
    add(
        line.name().equals("DebtorItem")
            ? checks.customer(code, line.text("Debtor"))
            : checks.glAccount(code, line.text("GLAccount")),
        findings);
    String specialGl = line.text("DownPaymentTerms", "SpecialGLCode");
    if (!specialGl.isEmpty() && !sap.settings().downPayments()) {
      findings.add(
          LogItem.error(
              "009(ZSBX)", "Special G/L indicator " + specialGl + " is not allowed here"));
    }
  }

  private static void add(Optional<Finding> finding, List<LogItem> findings) {
    finding.map(LogItem::error).ifPresent(findings::add);
  }

  private static void checkAmounts(XmlElement entry, SapCurrency currency, List<LogItem> findings) {
    BigDecimal balance = BigDecimal.ZERO;
    for (XmlElement line : EntryDraft.lines(entry).toList()) {
      BigDecimal amount = new BigDecimal(line.text("AmountInTransactionCurrency"));
      balance = balance.add(amount);
      String side = line.text("DebitCreditCode");
      boolean wrongSide =
          (side.equals("S") && amount.signum() < 0) || (side.equals("H") && amount.signum() > 0);
      if (!currency.holds(amount)) {
        String text = "Amount " + amount.toPlainString() + " has too many decimals for ";
        findings.add(LogItem.error("007(ZSBX)", text + currency));
      } else if (amount.signum() == 0 || wrongSide) {
        String text = "Amount " + amount.toPlainString() + " is not allowed with code ";
        findings.add(LogItem.error("008(ZSBX)", text + (side.isEmpty() ? "(none)" : side)));
      }
    }
    if (balance.signum() != 0) {
      findings.add(LogItem.error("702(F5)", "Balance in transaction currency"));
    }
  }
}

package io.openitem.sandbox.sap.soap;

import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.ledger.CompanyCode;
import io.openitem.sandbox.sap.ledger.Customer;
import io.openitem.sandbox.sap.ledger.GlAccounts;
import io.openitem.sandbox.sap.ledger.SapCurrency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What SAP checks before it posts an entry. Message numbers are SAP's where a source names them;
 * {@code nnn(ZSBX)} are the sandbox's own, for rules whose number no source gives.
 */
final class EntryRules {
  private static final Set<String> TYPES = Set.of("DZ", "DA", "AB", "SA", "DR", "DG", "ZP");
  private static final Set<String> TRANSACTIONS = Set.of("RFPI", "RFBU", "AZAF");

  private final SapSystem sap;

  EntryRules(SapSystem sap) {
    this.sap = sap;
  }

  /** Everything that is wrong with an entry; empty if it can be posted. */
  List<LogItem> check(XmlElement entry) {
    List<LogItem> findings = new ArrayList<>();
    Optional<CompanyCode> found = CompanyCode.find(entry.text("CompanyCode"));
    if (found.isEmpty()) {
      String text = "Company code " + entry.text("CompanyCode") + " does not exist";
      return List.of(LogItem.error("001(ZSBX)", text));
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
    LocalDate posting = LocalDate.parse(entry.text("PostingDate"));
    if (!sap.periods().isOpen(code.code(), posting)) {
      String period =
          String.format(Locale.ROOT, "%03d %d", posting.getMonthValue(), posting.getYear());
      findings.add(LogItem.error("201(F5)", "Posting period " + period + " is not open"));
    }
    if (!TYPES.contains(entry.text("AccountingDocumentType"))) {
      findings.add(
          LogItem.error(
              "002(ZSBX)",
              "Document type " + entry.text("AccountingDocumentType") + " is not defined"));
    }
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

  private static Optional<SapCurrency> checkCurrency(
      XmlElement entry, CompanyCode code, List<LogItem> findings) {
    List<String> currencies = EntryDraft.currencies(entry).toList();
    if (currencies.size() != 1) {
      findings.add(LogItem.error("004(ZSBX)", "A document has one currency, not " + currencies));
      return Optional.empty();
    }
    Optional<SapCurrency> currency = SapCurrency.of(currencies.get(0));
    if (currency.isEmpty()) {
      findings.add(LogItem.error("005(ZSBX)", "Currency " + currencies.get(0) + " is not defined"));
    } else if (currency.get() != code.currency()) {
      String rate = currency.get() + " / " + code.currency() + " rate type M";
      findings.add(LogItem.error("105(SG)", "Enter rate " + rate + " in the system settings"));
      return Optional.empty();
    }
    return currency;
  }

  private void checkLine(XmlElement line, CompanyCode code, List<LogItem> findings) {
    if (line.name().equals("DebtorItem")) {
      checkCustomer(line.text("Debtor"), code, findings);
      return;
    }
    String account = line.text("GLAccount");
    if (GlAccounts.name(account).isEmpty()) {
      findings.add(
          LogItem.error(
              "507(F5)", "G/L account " + account + " is not defined in chart of accounts YCOA"));
    } else if (GlAccounts.plain(account).equals(GlAccounts.RECEIVABLES)) {
      findings.add(
          LogItem.error(
              "351(F5)",
              "Account "
                  + account
                  + " in company code "
                  + code.code()
                  + " cannot be directly posted to"));
    }
  }

  private void checkCustomer(String debtor, CompanyCode code, List<LogItem> findings) {
    Optional<Customer> customer =
        sap.customers().find(debtor).filter(each -> each.companyCodes().contains(code.code()));
    if (customer.isEmpty()) {
      findings.add(
          LogItem.error(
              "102(F5)", "Customer " + debtor + " is not defined in company code " + code.code()));
      return;
    }
    String entity = "Customer/" + customer.get().number();
    if (sap.masterData().get(entity, "PostingIsBlocked", "false").equals("true")) {
      findings.add(LogItem.error("006(ZSBX)", "Customer " + debtor + " is blocked for posting"));
    }
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

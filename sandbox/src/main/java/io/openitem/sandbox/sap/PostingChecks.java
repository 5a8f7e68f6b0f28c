package io.openitem.sandbox.sap;

import io.openitem.sandbox.sap.ledger.CompanyCode;
import io.openitem.sandbox.sap.ledger.Customer;
import io.openitem.sandbox.sap.ledger.GlAccounts;
import io.openitem.sandbox.sap.ledger.SapCurrency;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What SAP checks of a posting whichever way it comes in. Message numbers are SAP's where a source
 * names them; class {@code ZSBX} is the sandbox's own, for rules whose number no source gives.
 */
public final class PostingChecks {
  private static final Set<String> TYPES = Set.of("DZ", "DA", "AB", "SA", "DR", "DG", "ZP");

  private final SapSystem sap;

  /** Checks against this system. */
  public PostingChecks(SapSystem sap) {
    this.sap = sap;
  }

  /**
   * Why something is not posted.
   *
   * @param messageClass such as {@code F5}
   * @param number three digits
   * @param text SAP's text
   */
  public record Finding(String messageClass, String number, String text) {}

  /** The account is being posted to, or locked by an administrator. */
  public static Finding locked(String customer, String companyCode) {
    return new Finding(
        "APAR_EBPP_SERVICE", "002", "Account " + customer + "(" + companyCode + ") is locked");
  }

  /** The company code is none. */
  public static Finding noCompanyCode(String code) {
    return new Finding("ZSBX", "001", "Company code " + code + " does not exist");
  }

  /** The posting date lies in a closed period. */
  public Optional<Finding> period(CompanyCode code, LocalDate posting) {
    String period =
        String.format(Locale.ROOT, "%03d %d", posting.getMonthValue(), posting.getYear());
    return sap.periods().isOpen(code.code(), posting)
        ? Optional.empty()
        : Optional.of(new Finding("F5", "201", "Posting period " + period + " is not open"));
  }

  /** The document type is none. */
  public Optional<Finding> documentType(String type) {
    return TYPES.contains(type)
        ? Optional.empty()
        : Optional.of(new Finding("ZSBX", "002", "Document type " + type + " is not defined"));
  }

  /** The currency is unknown, or none that the company code can post without a rate. */
  public Optional<Finding> currency(CompanyCode code, String name) {
    Optional<SapCurrency> currency = SapCurrency.of(name);
    if (currency.isEmpty()) {
      return Optional.of(new Finding("ZSBX", "005", "Currency " + name + " is not defined"));
    }
    String rate = name + " / " + code.currency() + " rate type M";
    return currency.get() == code.currency()
        ? Optional.empty()
        : Optional.of(new Finding("SG", "105", "Enter rate " + rate + " in the system settings"));
  }

  /** The G/L account does not exist, or takes no postings of its own. */
  public Optional<Finding> glAccount(CompanyCode code, String account) {
    if (GlAccounts.name(account).isEmpty()) {
      return Optional.of(
          new Finding(
              "F5", "507", "G/L account " + account + " is not defined in chart of accounts YCOA"));
    }
    String where = "Account " + account + " in company code " + code.code();
    return GlAccounts.plain(account).equals(GlAccounts.RECEIVABLES)
        ? Optional.of(new Finding("F5", "351", where + " cannot be directly posted to"))
        : Optional.empty();
  }

  /** The customer is unknown in the company code, or blocked for posting. */
  public Optional<Finding> customer(CompanyCode code, String number) {
    Optional<Customer> customer =
        sap.customers().find(number).filter(each -> each.companyCodes().contains(code.code()));
    if (customer.isEmpty()) {
      return Optional.of(
          new Finding(
              "F5",
              "102",
              "Customer " + number + " is not defined in company code " + code.code()));
    }
    String entity = "Customer/" + customer.get().number();
    return sap.masterData().get(entity, "PostingIsBlocked", "false").equals("true")
        ? Optional.of(new Finding("ZSBX", "006", "Customer " + number + " is blocked for posting"))
        : Optional.empty();
  }
}

package io.openitem.masterdata;

import io.openitem.domain.AccountId;
import io.openitem.store.AccountLine;
import java.util.Map;
import java.util.Optional;

/**
 * An account that SAP is asked about; carried by the route {@code getAccount}.
 *
 * @param system which SAP system
 * @param line the account as the last synchronisation saw it
 * @param creditSegment the segment that holds its credit limit; empty where none is shown
 */
public record AccountQuery(String system, AccountLine line, Optional<String> creditSegment) {

  /** The exchange property that carries it. */
  public static final String PROPERTY = "openitem.account";

  private static final String EXPAND =
      String.join(
          ",",
          "to_Customer/to_CustomerCompany",
          "to_BusinessPartnerBank",
          "to_BusinessPartnerAddress/to_EmailAddress");

  private static final String SELECT =
      String.join(
          ",",
          "BusinessPartner",
          "BusinessPartnerFullName",
          "to_Customer/Customer",
          "to_Customer/CustomerName",
          "to_Customer/VATRegistration",
          "to_Customer/to_CustomerCompany/CompanyCode",
          "to_Customer/to_CustomerCompany/PaymentTerms",
          "to_Customer/to_CustomerCompany/CustomerHeadOffice",
          "to_BusinessPartnerBank/BankIdentification",
          "to_BusinessPartnerBank/BankCountryKey",
          "to_BusinessPartnerBank/BankName",
          "to_BusinessPartnerBank/BankAccountHolderName",
          "to_BusinessPartnerBank/BankAccount",
          "to_BusinessPartnerBank/IBAN",
          "to_BusinessPartnerAddress/AddressID",
          "to_BusinessPartnerAddress/StreetName",
          "to_BusinessPartnerAddress/HouseNumber",
          "to_BusinessPartnerAddress/PostalCode",
          "to_BusinessPartnerAddress/CityName",
          "to_BusinessPartnerAddress/Country",
          "to_BusinessPartnerAddress/to_EmailAddress/EmailAddress",
          "to_BusinessPartnerAddress/to_EmailAddress/IsDefaultEmailAddress",
          "to_BusinessPartnerAddress/to_EmailAddress/AddressCommunicationRemarkText");

  /** Whether SAP is asked for a credit limit too. */
  public boolean asksForCredit() {
    return creditSegment.isPresent();
  }

  /** The question about credit, as OData V2 options. */
  public Map<String, String> creditQuery() {
    return Map.of(
        "$filter", "BusinessPartner eq '" + line.accountId().customer() + "'",
        "$expand", "to_CreditMgmtAccountTP",
        "$top", "1");
  }

  /** The question, as OData V2 options. */
  public Map<String, String> query() {
    AccountId account = line.accountId();
    // A customer's number is letters and digits, so it cannot end the literal.
    return Map.of(
        "$filter",
        "Customer eq '" + account.customer() + "'",
        "$expand",
        EXPAND,
        "$select",
        SELECT,
        "$top",
        "2");
  }
}

package io.openitem.sync;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The questions put to API_BUSINESS_PARTNER about accounts, as OData V2 options. */
final class AccountQuery {

  /** Customer, company codes and address come with their partner: a page is one call. */
  static final String EXPAND = "to_Customer/to_CustomerCompany,to_BusinessPartnerAddress";

  /** All that the mapping needs. */
  static final String SELECT =
      String.join(
          ",",
          "BusinessPartner",
          "CorrespondenceLanguage",
          "BusinessPartnerIsBlocked",
          "to_Customer/Customer",
          "to_Customer/CustomerName",
          "to_Customer/PostingIsBlocked",
          "to_Customer/DeletionIndicator",
          "to_Customer/to_CustomerCompany/CompanyCode",
          "to_Customer/to_CustomerCompany/CustomerHeadOffice",
          "to_Customer/to_CustomerCompany/PaymentTerms",
          "to_Customer/to_CustomerCompany/DeletionIndicator",
          "to_BusinessPartnerAddress/Country");

  private AccountQuery() {}

  /** Every business partner that is a customer, after a key. */
  static String all(SyncCursor cursor) {
    return and("Customer ne ''", after(cursor));
  }

  /**
   * Every customer whose partner was made or changed on this day or later, after a key. Changes of
   * company code data alone may leave no trace there; the next full run finds them.
   */
  static String changed(SyncCursor cursor, LocalDate day) {
    String from = " ge datetime'" + day + "T00:00:00'";
    return and(
        "Customer ne ''",
        "(LastChangeDate%1$s or CreationDate%1$s)".formatted(from),
        after(cursor));
  }

  private static String after(SyncCursor cursor) {
    return cursor.after().isEmpty()
        ? ""
        : "BusinessPartner gt " + CubeQuery.literal(cursor.after().get(0));
  }

  private static String and(String... conditions) {
    return Stream.of(conditions)
        .filter(condition -> !condition.isEmpty())
        .collect(Collectors.joining(" and "));
  }
}

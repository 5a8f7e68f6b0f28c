package io.openitem.sandbox.sap.ledger;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A company code of this SAP.
 *
 * @param code four characters
 * @param name the company's name
 * @param currency company code currency
 * @param zone where its business day begins
 * @param country ISO country
 */
public record CompanyCode(
    String code, String name, SapCurrency currency, ZoneId zone, String country) {

  /** All company codes, ordered by code. */
  public static final List<CompanyCode> ALL =
      List.of(
          of("1010", "Openitem Germany", SapCurrency.EUR, "Europe/Berlin", "DE"),
          of("1710", "Openitem US", SapCurrency.USD, "America/New_York", "US"),
          of("1810", "Openitem Japan", SapCurrency.JPY, "Asia/Tokyo", "JP"),
          of("1910", "Openitem Kuwait", SapCurrency.KWD, "Asia/Kuwait", "KW"));

  private static CompanyCode of(
      String code, String name, SapCurrency currency, String zone, String country) {
    return new CompanyCode(code, name, currency, ZoneId.of(zone), country);
  }

  /** The company code with this code, if it exists. */
  public static Optional<CompanyCode> find(String code) {
    return ALL.stream().filter(each -> each.code.equals(code)).findFirst();
  }
}

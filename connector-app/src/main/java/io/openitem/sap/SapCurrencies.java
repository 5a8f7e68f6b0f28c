package io.openitem.sap;

import io.openitem.domain.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * How many decimals SAP gives each currency. SAP's APIs take and give real amounts (5000 JPY is
 * {@code 5000}); only its tables hold them shifted. But it disagrees with ISO 4217: the forint has
 * no decimals there, so 100.50 HUF cannot be posted.
 *
 * <p>Source: the presettings of table TCURX that SAP note 137626 lists for new installations, as
 * quoted by saptricks.com/2324 and stechno.net, read 2026-11-24; currencies without an entry there
 * have 2 decimals. A system's own TCURX may differ: transaction OY04 shows it.
 */
public final class SapCurrencies {

  private static final String NONE =
      "BIF CLP COP DJF GNF HUF IDR JPY KMF KRW LAK PYG RWF TWD UGX VND VUV XPF";
  private static final String THREE = "BHD IQD JOD KWD LYD OMR TND";
  private static final String TWO =
      "AED ALL AMD AOA ARS AUD AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF"
          + " CNY CRC CVE CZK DKK DOP DZD EGP ETB EUR FJD GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG"
          + " ILS INR JMD KES KGS KHR KYD KZT LBP LKR MAD MDL MKD MNT MOP MUR MVR MWK MXN MYR MZN"
          + " NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SEK SGD"
          + " SZL THB TJS TOP TRY TTD TZS UAH USD UYU WST XCD YER ZAR ZMW";

  private static final Map<String, Integer> DECIMALS = decimalsByCurrency();

  private SapCurrencies() {}

  /**
   * The decimals of a currency in SAP's APIs.
   *
   * @throws IllegalArgumentException for a currency that this table does not hold; never a guess
   */
  public static int decimals(String currency) {
    Integer decimals = DECIMALS.get(currency);
    if (decimals == null) {
      throw new IllegalArgumentException(
          "SAP's decimals of " + currency + " are not known: add it to SapCurrencies");
    }
    return decimals;
  }

  /**
   * The amount as SAP's APIs take it: a plain decimal with SAP's number of decimals.
   *
   * @throws IllegalArgumentException for an unknown currency, or an amount that SAP cannot hold;
   *     nothing is rounded
   */
  public static String text(Money money) {
    int decimals = decimals(money.currency());
    BigDecimal amount = money.amount().stripTrailingZeros();
    if (amount.scale() > decimals) {
      throw new IllegalArgumentException(
          "SAP has %d decimals for %s and cannot hold %s"
              .formatted(decimals, money.currency(), money.plainAmount()));
    }
    return amount.setScale(decimals).toPlainString();
  }

  private static Map<String, Integer> decimalsByCurrency() {
    Map<String, Integer> decimals = new HashMap<>();
    for (String currency : NONE.split(" ", -1)) {
      decimals.put(currency, 0);
    }
    for (String currency : TWO.split(" ", -1)) {
      decimals.put(currency, 2);
    }
    for (String currency : THREE.split(" ", -1)) {
      decimals.put(currency, 3);
    }
    return Map.copyOf(decimals);
  }
}

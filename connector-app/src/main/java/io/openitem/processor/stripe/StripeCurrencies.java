package io.openitem.processor.stripe;

import io.openitem.domain.Money;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Stripe's minor units. They are not ISO's: a zero-decimal currency is sent as it is, three-decimal
 * currencies end in 0, and ISK and UGX have no decimals but are sent as if they had two.
 *
 * <p>Source: docs.stripe.com/currencies, sections "Minor units", "Zero-decimal", "Three-decimal"
 * and "Special cases", as of November 2026. A currency that is not in the table throws; there is no
 * default.
 */
final class StripeCurrencies {

  /** Sent in whole units. MGA has two decimals in ISO 4217 and none here. */
  private static final Set<String> ZERO_DECIMAL =
      Set.of(
          "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
          "XOF", "XPF");

  /** Sent in thousandths whose last digit is 0. */
  private static final Set<String> THREE_DECIMAL = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

  /**
   * Sent in hundredths. ISK and UGX have no decimals, but stayed in hundredths for compatibility: 5
   * ISK is 500. HUF and TWD are paid out in whole units and charged in hundredths.
   */
  private static final Set<String> TWO_DECIMAL =
      Set.of(
          "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT",
          "BGN", "BMD", "BND", "BOB", "BRL", "BSD", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CNY",
          "COP", "CRC", "CVE", "CZK", "DKK", "DOP", "DZD", "EGP", "ETB", "EUR", "FJD", "FKP", "GBP",
          "GEL", "GIP", "GMD", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "ISK",
          "JMD", "KES", "KGS", "KHR", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "MAD", "MDL",
          "MKD", "MMK", "MNT", "MOP", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO",
          "NOK", "NPR", "NZD", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "RUB",
          "SAR", "SBD", "SCR", "SEK", "SGD", "SHP", "SOS", "SRD", "SZL", "THB", "TJS", "TOP", "TRY",
          "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "WST", "XCD", "YER", "ZAR",
          "ZMW");

  private StripeCurrencies() {}

  /** Why Stripe cannot take an amount; empty when it can. */
  static Optional<String> whyNot(Money money) {
    if (!knows(money.currency())) {
      return Optional.of("Stripe does not take " + money.currency());
    }
    BigDecimal minor = minorUnits(money);
    if (minor.stripTrailingZeros().scale() > 0) {
      return Optional.of("Stripe takes %s in whole units only".formatted(money.currency()));
    }
    if (THREE_DECIMAL.contains(money.currency()) && minor.longValueExact() % 10 != 0) {
      return Optional.of("Stripe takes %s in steps of 0.010 only".formatted(money.currency()));
    }
    return Optional.empty();
  }

  /**
   * The amount as Stripe is told it.
   *
   * @throws IllegalArgumentException for what {@link #whyNot} names; nothing is rounded
   */
  static long toMinorUnits(Money money) {
    whyNot(money)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why + ", so not " + money);
            });
    return minorUnits(money).longValueExact();
  }

  /**
   * The amount that Stripe tells.
   *
   * @param currency in Stripe's lower case
   * @throws IllegalArgumentException for an unknown currency, or an amount that the currency cannot
   *     have
   */
  static Money toMoney(long minorUnits, String currency) {
    String code = currency.toUpperCase(Locale.ROOT);
    return new Money(BigDecimal.valueOf(minorUnits, decimals(code)), code);
  }

  static boolean knows(String currency) {
    return TWO_DECIMAL.contains(currency)
        || ZERO_DECIMAL.contains(currency)
        || THREE_DECIMAL.contains(currency);
  }

  private static BigDecimal minorUnits(Money money) {
    return money.amount().movePointRight(decimals(money.currency()));
  }

  private static int decimals(String currency) {
    if (TWO_DECIMAL.contains(currency)) {
      return 2;
    }
    if (ZERO_DECIMAL.contains(currency)) {
      return 0;
    }
    if (THREE_DECIMAL.contains(currency)) {
      return 3;
    }
    throw new IllegalArgumentException("a currency that Stripe does not take");
  }
}

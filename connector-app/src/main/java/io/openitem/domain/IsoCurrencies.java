package io.openitem.domain;

import java.util.Currency;

/**
 * The decimals that ISO 4217 gives each currency: the measure of {@link Money}. Every counterparty
 * has a table of its own beside its adapter, because they disagree with ISO and with each other.
 *
 * <p>Source: the ISO 4217 table of the running JDK ({@link Currency}).
 */
public final class IsoCurrencies {

  private IsoCurrencies() {}

  /**
   * How many decimals amounts of a currency have.
   *
   * @throws IllegalArgumentException for a code that ISO 4217 does not know, or that names no money
   *     (such as gold)
   */
  public static int decimals(String currency) {
    int decimals = currency(currency).getDefaultFractionDigits();
    if (decimals < 0) {
      throw new IllegalArgumentException(currency + " is no currency that is paid in");
    }
    return decimals;
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("unknown currency: " + printable(code), e);
    }
  }

  private static String printable(String code) {
    return code.matches("[A-Za-z0-9]{1,5}") ? code : "(not a currency code)";
  }
}

package io.openitem.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * An amount together with its currency. The amount always has the scale that ISO 4217 gives the
 * currency (JPY 0, USD 2, KWD 3), so two equal amounts are equal objects.
 *
 * @param amount signed; a customer's debt is positive, a credit negative
 * @param currency ISO 4217 alphabetic code
 */
public record Money(BigDecimal amount, String currency) implements Comparable<Money> {

  /**
   * Takes the amount at the currency's own scale.
   *
   * @throws IllegalArgumentException for an unknown currency, or for more decimals than the
   *     currency has; nothing is ever rounded here
   */
  public Money {
    Objects.requireNonNull(amount, "amount");
    int decimals = IsoCurrencies.decimals(currency);
    if (amount.stripTrailingZeros().scale() > decimals) {
      throw new IllegalArgumentException(
          "%s has %d decimals, so %s is no amount of it"
              .formatted(currency, decimals, amount.toPlainString()));
    }
    amount = amount.setScale(decimals, RoundingMode.UNNECESSARY);
  }

  /**
   * Reads a decimal amount such as {@code "189.63"}.
   *
   * @throws IllegalArgumentException when it is no plain decimal, or not of that currency
   */
  public static Money of(String amount, String currency) {
    if (amount.length() > 40) {
      throw new IllegalArgumentException("an amount has at most 40 characters");
    }
    return new Money(new BigDecimal(amount), currency);
  }

  /** The amount of nothing in a currency. */
  public static Money zero(String currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /**
   * The sum of both.
   *
   * @throws IllegalArgumentException when the currencies differ
   */
  public Money plus(Money other) {
    requireSameCurrency(other);
    return new Money(amount.add(other.amount), currency);
  }

  /**
   * The difference of both.
   *
   * @throws IllegalArgumentException when the currencies differ
   */
  public Money minus(Money other) {
    return plus(other.negated());
  }

  /** The same amount with the other sign. */
  public Money negated() {
    return new Money(amount.negate(), currency);
  }

  /**
   * A share of this amount, rounded half up to the currency's scale. Money is rounded here and in
   * {@link #share(Money, Money)}, and nowhere else.
   *
   * @param rate a plain ratio: 0.027 for 2.7 per cent
   */
  public Money share(BigDecimal rate) {
    int decimals = IsoCurrencies.decimals(currency);
    return new Money(amount.multiply(rate).setScale(decimals, RoundingMode.HALF_UP), currency);
  }

  /**
   * The share of this amount that a part is of a whole, rounded half up to the currency's scale.
   *
   * @throws IllegalArgumentException when the currencies differ
   */
  public Money share(Money part, Money whole) {
    requireSameCurrency(part);
    part.requireSameCurrency(whole);
    int decimals = IsoCurrencies.decimals(currency);
    return new Money(
        amount.multiply(part.amount).divide(whole.amount, decimals, RoundingMode.HALF_UP),
        currency);
  }

  /** Whether this is more than nothing. */
  public boolean isPositive() {
    return amount.signum() > 0;
  }

  /** Whether this is less than nothing. */
  public boolean isNegative() {
    return amount.signum() < 0;
  }

  /** Whether this is nothing. */
  public boolean isZero() {
    return amount.signum() == 0;
  }

  /** The amount without exponent, with all its decimals: {@code "12.00"}. */
  public String plainAmount() {
    return amount.toPlainString();
  }

  /**
   * Orders amounts of one currency.
   *
   * @throws IllegalArgumentException when the currencies differ
   */
  @Override
  public int compareTo(Money other) {
    requireSameCurrency(other);
    return amount.compareTo(other.amount);
  }

  /** For people: {@code "12.00 EUR"}. */
  @Override
  public String toString() {
    return plainAmount() + " " + currency;
  }

  private void requireSameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "amounts of %s and %s do not add up".formatted(currency, other.currency));
    }
  }
}

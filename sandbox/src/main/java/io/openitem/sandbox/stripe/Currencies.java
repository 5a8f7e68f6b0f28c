package io.openitem.sandbox.stripe;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What Stripe takes as an amount in a currency: docs.stripe.com/currencies, read November 2026.
 * Amounts are integers in the smallest unit.
 */
final class Currencies {
  /**
   * Amounts that must be a multiple of ten, since card networks carry two of the three decimals.
   */
  private static final Set<String> THREE_DECIMALS = Set.of("bhd", "jod", "kwd", "omr", "tnd");

  /** Two decimals for old times' sake, without a fraction. */
  private static final Set<String> NO_FRACTION = Set.of("isk", "ugx");

  private static final Map<String, Long> SMALLEST =
      Map.of("usd", 50L, "eur", 50L, "jpy", 50L, "gbp", 30L, "chf", 50L, "cad", 50L, "aud", 50L);

  private static final long LARGEST = 99_999_999L;

  private static final Set<String> KNOWN =
      Currency.getAvailableCurrencies().stream()
          .map(currency -> currency.getCurrencyCode().toLowerCase(Locale.ROOT))
          .collect(java.util.stream.Collectors.toUnmodifiableSet());

  private Currencies() {}

  /** The currency as Stripe writes it: three lower-case letters. */
  static String check(String currency) {
    String lower = currency.toLowerCase(Locale.ROOT);
    if (!KNOWN.contains(lower)) {
      throw StripeRefusal.invalid("", "currency", "Invalid currency: " + lower);
    }
    return lower;
  }

  /** Refuses an amount that Stripe would not charge. */
  static long checkCharge(long amount, String currency) {
    if (amount < 1) {
      throw StripeRefusal.invalid(
          "parameter_invalid_integer", "amount", "This value must be greater than or equal to 1.");
    }
    if (amount < SMALLEST.getOrDefault(currency, 1L)) {
      throw StripeRefusal.invalid(
          "amount_too_small", "amount", "Amount must be at least the minimum charge amount.");
    }
    if (amount > LARGEST) {
      throw StripeRefusal.invalid(
          "amount_too_large", "amount", "Amount must be no more than " + LARGEST + ".");
    }
    checkStep(amount, currency);
    return amount;
  }

  /** Refuses an amount finer than the currency carries at Stripe; for refunds and captures too. */
  static void checkStep(long amount, String currency) {
    if (THREE_DECIMALS.contains(currency) && amount % 10 != 0) {
      throw StripeRefusal.invalid(
          "invalid_charge_amount",
          "amount",
          "Invalid amount. Amounts in three-decimal currencies must be evenly divisible by 10.");
    }
    if (NO_FRACTION.contains(currency) && amount % 100 != 0) {
      throw StripeRefusal.invalid(
          "invalid_charge_amount_no_decimal_compatible",
          "amount",
          "Invalid amount. Charged amounts in this currency must be evenly divisible by 100.");
    }
  }
}

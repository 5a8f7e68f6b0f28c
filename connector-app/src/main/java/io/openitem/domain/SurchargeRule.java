package io.openitem.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A fee for paying by credit card: over the threshold, a rate on the whole amount. Off unless a
 * company code's customizing has one.
 *
 * @param over applies to payments of more than this amount, and of its currency only
 * @param rate a ratio: 0.027 for 2.7 per cent
 * @param glAccount where the fee is posted
 * @param taxCode with which tax, where it has any
 * @param validFrom the first business day it applies on
 * @param validTo the last business day it applies on
 */
public record SurchargeRule(
    Money over,
    BigDecimal rate,
    String glAccount,
    Optional<String> taxCode,
    LocalDate validFrom,
    Optional<LocalDate> validTo) {

  /** Checks that the rate is a ratio. */
  public SurchargeRule {
    if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("a surcharge's rate is a ratio of at least 0 and below 1");
    }
  }

  /**
   * The fee for a payment.
   *
   * @param amount what the items amount to
   * @param funding how the method is funded; only {@code credit} ever costs more
   * @param businessDay the day of the payment in the company code's time zone
   * @return zero where the rule does not apply; rounded half up to the currency's scale
   */
  public Money feeFor(Money amount, PaymentMethod.Funding funding, LocalDate businessDay) {
    boolean inTime =
        !businessDay.isBefore(validFrom)
            && validTo.map(to -> !businessDay.isAfter(to)).orElse(true);
    boolean applies =
        funding == PaymentMethod.Funding.CREDIT
            && inTime
            && amount.currency().equals(over.currency())
            && amount.compareTo(over) > 0;
    return applies ? amount.share(rate) : Money.zero(amount.currency());
  }
}

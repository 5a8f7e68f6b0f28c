package io.openitem.bench.drill;

import io.openitem.bench.OpenInvoice;
import java.util.SplittableRandom;

/** With which method a payment is made: mostly a card that pays, now and then another. */
final class MethodChoice {
  private static final double BANK_SHARE = 0.08;
  private static final double DECLINED_SHARE = 0.04;

  private MethodChoice() {}

  /**
   * Chooses, the same for the same seed and payment.
   *
   * @param mustPay whether only the card that pays will do
   */
  static String of(long seed, int payment, OpenInvoice invoice, boolean mustPay) {
    double drawn = new SplittableRandom(seed * 1_000_003 + payment).nextDouble();
    if (mustPay) {
      return invoice.payer().debitCard();
    }
    if (drawn < BANK_SHARE && invoice.currency().equals("USD")) {
      return invoice.payer().bankAccount();
    }
    return drawn > 1 - DECLINED_SHARE
        ? invoice.payer().decliningCard()
        : invoice.payer().debitCard();
  }
}

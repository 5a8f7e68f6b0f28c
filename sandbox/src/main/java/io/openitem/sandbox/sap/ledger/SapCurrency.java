package io.openitem.sandbox.sap.ledger;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * The currencies of this SAP and their decimals, as customizing table TCURX and ISO 4217 have them
 * (read in November 2026). An unknown currency has no decimals here; it is refused.
 */
public enum SapCurrency {
  EUR(2),
  USD(2),
  GBP(2),
  JPY(0),
  KWD(3);

  private final int decimals;

  SapCurrency(int decimals) {
    this.decimals = decimals;
  }

  /** The currency of a code, if this SAP knows it. */
  public static Optional<SapCurrency> of(String code) {
    return Arrays.stream(values()).filter(currency -> currency.name().equals(code)).findFirst();
  }

  /** How many decimals an amount may have. */
  public int decimals() {
    return decimals;
  }

  /** True when the amount has no more decimals than this currency; trailing zeros do not count. */
  public boolean holds(BigDecimal amount) {
    return amount.stripTrailingZeros().scale() <= decimals;
  }

  /**
   * The amount in the smallest unit.
   *
   * @throws ArithmeticException when it has more decimals than the currency, or is beyond 18 digits
   */
  public long toMinor(BigDecimal amount) {
    return amount.movePointRight(decimals).longValueExact();
  }

  /** The amount with the currency's decimals. */
  public BigDecimal toAmount(long minor) {
    return BigDecimal.valueOf(minor, decimals);
  }
}

package io.openitem.domain;

import java.util.List;
import java.util.Optional;

/**
 * Whether a company code takes payments without invoices, what they become in SAP, and up to which
 * amount.
 *
 * @param kind whether, and as what
 * @param specialGlCode of a down payment, S1
 * @param limits the most that one payment may be, a currency each; other currencies are not taken
 */
public record AdHocRule(Kind kind, Optional<String> specialGlCode, List<Money> limits) {

  /** What an ad hoc payment becomes in SAP. */
  public enum Kind {
    /** Not taken. */
    NONE("none"),
    /** An ordinary credit of the customer, which clears nothing. */
    ON_ACCOUNT("onAccount"),
    /** A credit under a special G/L indicator. */
    DOWN_PAYMENT("downPayment");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    /** Its name in customizing. */
    public String wireName() {
      return wireName;
    }

    /**
     * The kind of this name.
     *
     * @throws IllegalArgumentException naming those that there are
     */
    public static Kind named(String name) {
      for (Kind kind : values()) {
        if (kind.wireName.equals(name)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("none, onAccount or downPayment");
    }
  }

  /** Ad hoc payments are not taken. */
  public static final AdHocRule NOT_TAKEN = new AdHocRule(Kind.NONE, Optional.empty(), List.of());

  /**
   * Checks that the parts belong together.
   *
   * @throws IllegalArgumentException naming the field of customizing that is missing or too much
   */
  public AdHocRule {
    limits = List.copyOf(limits);
    if (specialGlCode.isPresent() != (kind == Kind.DOWN_PAYMENT)) {
      throw new IllegalArgumentException(
          "specialGlCode belongs to adHoc: downPayment, and only there");
    }
    if (limits.isEmpty() != (kind == Kind.NONE)) {
      throw new IllegalArgumentException(
          "adHocLimits belong to adHoc: onAccount or downPayment, at least one, and only there");
    }
    long currencies = limits.stream().map(Money::currency).distinct().count();
    if (currencies < limits.size() || limits.stream().anyMatch(limit -> !limit.isPositive())) {
      throw new IllegalArgumentException(
          "adHocLimits name each currency once, with an amount above zero");
    }
  }

  /** The most that one payment in a currency may be; empty where the currency is not taken. */
  public Optional<Money> limitIn(String currency) {
    return limits.stream().filter(limit -> limit.currency().equals(currency)).findFirst();
  }
}

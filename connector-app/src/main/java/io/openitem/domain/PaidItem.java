package io.openitem.domain;

import java.util.Optional;

/**
 * An open item with what is paid on it.
 *
 * @param invoice the open item
 * @param amount what is paid; negative for a credit memo that is netted
 * @param residual what is left of the item and stays owed as a new one; empty where it is paid in
 *     full
 */
public record PaidItem(InvoiceId invoice, Money amount, Optional<Money> residual) {

  /** An item that is paid in full. */
  public PaidItem(InvoiceId invoice, Money amount) {
    this(invoice, amount, Optional.empty());
  }

  /**
   * Checks that only what is owed is paid in part.
   *
   * @throws IllegalArgumentException for a residual of a credit, of nothing, or of more than the
   *     item
   */
  public PaidItem {
    boolean whole = residual.isEmpty() || (residual.get().isPositive() && amount.isPositive());
    if (!whole) {
      throw new IllegalArgumentException(
          "%s is paid with %s and leaves %s".formatted(invoice, amount, residual.get()));
    }
  }

  /** What was open of the item. */
  public Money open() {
    return residual.map(amount::plus).orElse(amount);
  }
}

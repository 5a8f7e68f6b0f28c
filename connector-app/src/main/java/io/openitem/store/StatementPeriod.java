package io.openitem.store;

import java.time.LocalDate;

/**
 * The days that a statement covers, as posting dates.
 *
 * @param from the first day; the opening balance is that of the evening before
 * @param to the last day, not before the first; the closing balance and ageing are of its evening
 */
public record StatementPeriod(LocalDate from, LocalDate to) {

  /** Checks the order. */
  public StatementPeriod {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a period does not end before it begins");
    }
  }
}

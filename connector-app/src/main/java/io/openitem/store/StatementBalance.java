package io.openitem.store;

import io.openitem.domain.Money;

/**
 * What an account's items of one currency amount to over a period: opening balance, debits, credits
 * and clearings add up to the closing balance, and so do the parts of the ageing.
 *
 * @param currency of all of it
 * @param openingBalance what was open on the evening before the period
 * @param debits posted in the period
 * @param credits posted in the period; negative
 * @param clearings by what clearings of the period moved the balance: nothing unless they cleared
 *     across currencies
 * @param closingBalance what is open on the evening of the period's last day
 * @param ageing the closing balance by how long it has been due
 */
public record StatementBalance(
    String currency,
    Money openingBalance,
    Money debits,
    Money credits,
    Money clearings,
    Money closingBalance,
    Ageing ageing) {

  /**
   * What is open on the evening of a day, by due date.
   *
   * @param notDue due on that day or later
   * @param days1To30 due 1 to 30 days before it
   * @param days31To60 due 31 to 60 days before it
   * @param days61To90 due 61 to 90 days before it
   * @param daysOver90 due longer ago
   */
  public record Ageing(
      Money notDue, Money days1To30, Money days31To60, Money days61To90, Money daysOver90) {}
}

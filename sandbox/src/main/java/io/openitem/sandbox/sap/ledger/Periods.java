package io.openitem.sandbox.sap.ledger;

import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which posting periods are open: every month from 2020 on until someone closes it. A fiscal year
 * is a calendar year, a period a month. Thread-safe.
 */
public final class Periods {
  private static final int FIRST_OPEN_YEAR = 2020;

  private final Set<Period> closed = ConcurrentHashMap.newKeySet();

  private record Period(String companyCode, int fiscalYear, int month) {}

  /** True when a posting date lies in an open period. */
  public boolean isOpen(String companyCode, LocalDate date) {
    return date.getYear() >= FIRST_OPEN_YEAR
        && !closed.contains(new Period(companyCode, date.getYear(), date.getMonthValue()));
  }

  /** Opens or closes a period. */
  public void set(String companyCode, int fiscalYear, int month, boolean open) {
    Period period = new Period(companyCode, fiscalYear, month);
    if (open) {
      closed.remove(period);
    } else {
      closed.add(period);
    }
  }
}

package io.openitem.payment;

import io.openitem.domain.CompanyCodeCustomizing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/** The day that a payment belongs to in a company code's books, whatever the server's zone is. */
public final class BusinessDay {

  private BusinessDay() {}

  /**
   * The day of a moment: in the company code's zone, and the next day from its cut-over on. A
   * cut-over of midnight is none.
   */
  public static LocalDate of(Instant moment, CompanyCodeCustomizing customizing) {
    ZonedDateTime local = moment.atZone(customizing.timeZone());
    boolean hasCutOver = !customizing.cutOver().equals(LocalTime.MIDNIGHT);
    boolean nextDay = hasCutOver && !local.toLocalTime().isBefore(customizing.cutOver());
    return nextDay ? local.toLocalDate().plusDays(1) : local.toLocalDate();
  }

  /**
   * When a day begins; it ends where the next one begins.
   *
   * @param day of the company code's books
   */
  public static Instant begin(LocalDate day, CompanyCodeCustomizing customizing) {
    boolean hasCutOver = !customizing.cutOver().equals(LocalTime.MIDNIGHT);
    LocalDate calendarDay = hasCutOver ? day.minusDays(1) : day;
    return calendarDay.atTime(customizing.cutOver()).atZone(customizing.timeZone()).toInstant();
  }
}

package io.openitem.store;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Reads the values that pages end with. They come back from the caller, so each is held to the form
 * that it was given out in: a number with a huge exponent or a year of nine digits would cost the
 * database driver more than any page.
 */
final class PageEnds {

  private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,21}(\\.[0-9]{1,3})?");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern MOMENT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");

  private PageEnds() {}

  static BigDecimal amount(String text) {
    return new BigDecimal(inForm(AMOUNT, text));
  }

  /** A {@link DateTimeException} says that there is no such day. */
  static LocalDate day(String text) {
    return LocalDate.parse(inForm(DAY, text));
  }

  /** A {@link DateTimeException} says that there is no such moment. */
  static Instant moment(String text) {
    return Instant.parse(inForm(MOMENT, text));
  }

  private static String inForm(Pattern form, String text) {
    if (!form.matcher(text).matches()) {
      throw new IllegalArgumentException("no page ends with such a value");
    }
    return text;
  }
}

package io.openitem.portal.export;

import io.openitem.domain.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A value of a table. Each format writes it as what it is: amounts as numbers, days as days. */
public sealed interface Cell {

  /**
   * A text, which is never read as a formula.
   *
   * @param value may come from SAP or a payer, so nothing is trusted about it
   */
  record Text(String value) implements Cell {}

  /**
   * An amount, written without its currency, which has a column of its own.
   *
   * @param money at its currency's scale
   */
  record Amount(Money money) implements Cell {}

  /**
   * A day.
   *
   * @param value without a time zone, as SAP has it
   */
  record Day(LocalDate value) implements Cell {}

  /**
   * A moment.
   *
   * @param value written in UTC, to the second
   */
  record Moment(Instant value) implements Cell {}

  /**
   * A whole number.
   *
   * @param value how many
   */
  record Count(long value) implements Cell {}

  /**
   * Yes or no.
   *
   * @param value true for yes
   */
  record Flag(boolean value) implements Cell {}

  /** Nothing. */
  record Empty() implements Cell {}

  /** A text. */
  static Cell text(String value) {
    return new Text(value);
  }

  /** A text, or nothing. */
  static Cell text(Optional<String> value) {
    return value.<Cell>map(Text::new).orElseGet(Empty::new);
  }

  /** An amount. */
  static Cell amount(Money money) {
    return new Amount(money);
  }

  /** An amount, or nothing. */
  static Cell amount(Optional<Money> money) {
    return money.<Cell>map(Amount::new).orElseGet(Empty::new);
  }

  /** A day. */
  static Cell day(LocalDate value) {
    return new Day(value);
  }

  /** A day, or nothing. */
  static Cell day(Optional<LocalDate> value) {
    return value.<Cell>map(Day::new).orElseGet(Empty::new);
  }

  /** A moment. */
  static Cell moment(Instant value) {
    return new Moment(value);
  }

  /** A moment, or nothing. */
  static Cell moment(Optional<Instant> value) {
    return value.<Cell>map(Moment::new).orElseGet(Empty::new);
  }

  /** A whole number. */
  static Cell count(long value) {
    return new Count(value);
  }

  /** Yes or no. */
  static Cell flag(boolean value) {
    return new Flag(value);
  }

  /** Nothing. */
  static Cell empty() {
    return new Empty();
  }
}

package io.openitem.domain;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a call to SAP or to a processor ended, seen from one question: could the other side have
 * acted? Only {@link NotDone} may be repeated without asking.
 *
 * @param <T> what a finished call brings
 */
public sealed interface Outcome<T> {

  /**
   * The other side acted and said so.
   *
   * @param value what it brought
   * @param <T> its type
   */
  record Done<T>(T value) implements Outcome<T> {}

  /**
   * The other side took it and will act later; the result is to be asked for.
   *
   * @param detail its word for it
   * @param soFar what it has told already, such as its own id of what is under way
   * @param <T> the type of the result
   */
  record Pending<T>(String detail, Optional<T> soFar) implements Outcome<T> {

    /** Pending, with nothing told yet. */
    public Pending(String detail) {
      this(detail, Optional.empty());
    }
  }

  /**
   * The other side decided not to act; repeating the same changes nothing.
   *
   * @param code its own code, such as {@code 102(F5)} or {@code card_declined}
   * @param detail its own text, free of card data
   * @param <T> the type of the result
   */
  record Refused<T>(String code, String detail) implements Outcome<T> {

    /** The code of a document that SAP refused only because its posting period is closed. */
    public static final String PERIOD_CLOSED = "PERIOD-CLOSED";

    /** Whether nothing but a closed posting period is in the way. */
    public boolean periodClosed() {
      return code.equals(PERIOD_CLOSED);
    }
  }

  /**
   * Provably without effect: it may be sent again.
   *
   * @param reason why nothing can have happened
   * @param retryAfter how long the other side asked us to wait
   * @param <T> the type of the result
   */
  record NotDone<T>(String reason, Optional<Duration> retryAfter) implements Outcome<T> {}

  /**
   * It may have acted or not. The next step is to ask, never to repeat.
   *
   * @param reason what was seen
   * @param <T> the type of the result
   */
  record Unknown<T>(String reason) implements Outcome<T> {}

  /** {@link Done} with a value. */
  static <T> Outcome<T> done(T value) {
    return new Done<>(Objects.requireNonNull(value));
  }

  /** {@link Pending} with the other side's word for it. */
  static <T> Outcome<T> pending(String detail) {
    return new Pending<>(detail);
  }

  /** {@link Pending} with what the other side has told so far. */
  static <T> Outcome<T> pending(String detail, T soFar) {
    return new Pending<>(detail, Optional.of(soFar));
  }

  /** {@link Refused} with the other side's code and text. */
  static <T> Outcome<T> refused(String code, String detail) {
    return new Refused<>(code, detail);
  }

  /** {@link NotDone} without a wish for when to come back. */
  static <T> Outcome<T> notDone(String reason) {
    return new NotDone<>(reason, Optional.empty());
  }

  /** {@link Unknown} with what was seen. */
  static <T> Outcome<T> unknown(String reason) {
    return new Unknown<>(reason);
  }
}

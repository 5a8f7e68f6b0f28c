package io.openitem.sandbox.fault;

import java.time.Duration;

/**
 * A fault to inject.
 *
 * @param at the point, for instance {@code sap.journalentry.post} or {@code
 *     stripe.payment_intents.create}; each servlet names its points in its Javadoc. A trailing
 *     {@code *} matches a prefix.
 * @param kind what happens
 * @param times how often it happens before it is used up, at least once
 * @param status the HTTP status for {@link Kind#STATUS} and {@link Kind#STATUS_AFTER}, 400 to 599;
 *     not looked at otherwise
 * @param retryAfter the {@code Retry-After} to send with a status; zero sends none
 * @param delay how long {@link Kind#DELAY} waits before the request is looked at
 */
public record Fault(
    String at, Kind kind, int times, int status, Duration retryAfter, Duration delay) {

  /** What can happen to a request. */
  public enum Kind {
    /** Waits, then serves the request. */
    DELAY,
    /** Answers {@code status} without any effect. */
    STATUS,
    /**
     * Takes effect, then answers {@code status} in plain text, as a proxy does that lost the answer
     * behind it.
     */
    STATUS_AFTER,
    /** Closes the connection without any effect. */
    DROP_BEFORE,
    /** Takes effect, then closes the connection without an answer. */
    DROP_AFTER,
    /** Stands still before any effect until the fault is removed, then serves the request. */
    HOLD_BEFORE,
    /** Takes effect, then stands still before the answer until the fault is removed. */
    HOLD_AFTER,
    /** Answers with bytes that are no message of this protocol, after taking effect. */
    GARBAGE
  }

  /** Refuses what could never be injected, so that a drill does not wait for it in vain. */
  public Fault {
    if (at.isBlank()) {
      throw new IllegalArgumentException("A fault needs a point to happen at");
    }
    if (times < 1) {
      throw new IllegalArgumentException("times must be at least 1, was " + times);
    }
    boolean answers = kind == Kind.STATUS || kind == Kind.STATUS_AFTER;
    if (answers && (status < 400 || status > 599)) {
      throw new IllegalArgumentException("status must be 400 to 599, was " + status);
    }
    if (retryAfter.isNegative() || delay.isNegative()) {
      throw new IllegalArgumentException("retryAfter and delay cannot be negative");
    }
  }

  /** A fault that happens once; for kinds that need neither a status nor a delay. */
  public static Fault once(String at, Kind kind) {
    return times(1, at, kind);
  }

  /** A fault that happens so many times; for kinds that need neither a status nor a delay. */
  public static Fault times(int times, String at, Kind kind) {
    return new Fault(at, kind, times, 0, Duration.ZERO, Duration.ZERO);
  }

  /** Answers once with a status, without any effect. */
  public static Fault status(String at, int status) {
    return new Fault(at, Kind.STATUS, 1, status, Duration.ZERO, Duration.ZERO);
  }

  /** Takes effect once, then answers with a status. */
  public static Fault statusAfter(String at, int status) {
    return new Fault(at, Kind.STATUS_AFTER, 1, status, Duration.ZERO, Duration.ZERO);
  }

  /** Delays the next {@code times} requests. */
  public static Fault delay(String at, Duration delay, int times) {
    return new Fault(at, Kind.DELAY, times, 0, Duration.ZERO, delay);
  }

  boolean matches(String point) {
    return at.endsWith("*") ? point.startsWith(at.substring(0, at.length() - 1)) : at.equals(point);
  }
}

package io.openitem.sandbox.fault;

import java.time.Duration;

/**
 * A fault to inject.
 *
 * @param at the point, for instance {@code sap.journalentry.post} or {@code
 *     stripe.payment_intents.create}; each servlet names its points in its Javadoc. A trailing
 *     {@code *} matches a prefix.
 * @param kind what happens
 * @param times how often it happens before it is used up
 * @param status the HTTP status for {@link Kind#STATUS}
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
    /** Closes the connection without any effect. */
    DROP_BEFORE,
    /** Takes effect, then closes the connection without an answer. */
    DROP_AFTER,
    /** Stands still before any effect until the fault is removed. */
    HOLD_BEFORE,
    /** Takes effect, then stands still before the answer until the fault is removed. */
    HOLD_AFTER,
    /** Answers with bytes that are no message of this protocol, after taking effect. */
    GARBAGE
  }
}

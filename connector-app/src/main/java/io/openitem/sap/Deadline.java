package io.openitem.sap;

import java.time.Duration;

/** A point in time by the machine's steady clock, which no clock adjustment moves. */
record Deadline(long atNanos) {

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** What is left, at least a millisecond, because the HTTP client takes no zero. */
  Duration left() {
    return Duration.ofNanos(Math.max(atNanos - System.nanoTime(), 1_000_000));
  }

  boolean passed() {
    return atNanos - System.nanoTime() <= 0;
  }

  Duration leftUpTo(Duration most) {
    Duration left = left();
    return left.compareTo(most) < 0 ? left : most;
  }
}

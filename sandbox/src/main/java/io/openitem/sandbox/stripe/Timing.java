package io.openitem.sandbox.stripe;

import java.time.Duration;

/** How long things take that take their time at Stripe; can be changed while it runs. */
final class Timing {
  private volatile Duration bankDebit = Duration.ofMillis(300);
  private volatile Duration searchIndex = Duration.ZERO;

  /** From {@code processing} to {@code succeeded}. Days at Stripe. */
  Duration bankDebit() {
    return bankDebit;
  }

  /** Until a new object is found by search. Up to a minute at Stripe. */
  Duration searchIndex() {
    return searchIndex;
  }

  void bankDebit(Duration delay) {
    bankDebit = delay;
  }

  void searchIndex(Duration delay) {
    searchIndex = delay;
  }
}

package io.openitem.sandbox.fault;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A fault that was set, how often it is still to happen, and who stands still because of it. */
final class ActiveFault {
  private final Fault fault;
  private final AtomicInteger remaining;
  private final AtomicInteger holding = new AtomicInteger();
  private final CountDownLatch removed = new CountDownLatch(1);

  ActiveFault(Fault fault) {
    this.fault = fault;
    this.remaining = new AtomicInteger(fault.times());
  }

  Fault fault() {
    return fault;
  }

  int remaining() {
    return remaining.get();
  }

  int holding() {
    return holding.get();
  }

  /** Uses the fault up by one; false when nothing was left of it. */
  boolean take() {
    return remaining.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  /** A used-up hold stays listed, because requests may still stand still in it. */
  boolean isSpent() {
    return remaining.get() == 0
        && fault.kind() != Fault.Kind.HOLD_BEFORE
        && fault.kind() != Fault.Kind.HOLD_AFTER;
  }

  void remove() {
    remaining.set(0);
    removed.countDown();
  }

  void hold() {
    holding.incrementAndGet();
    try {
      removed.await();
    } catch (InterruptedException e) {
      // The server is closing: whoever stood still is served or dropped with it.
      Thread.currentThread().interrupt();
    } finally {
      holding.decrementAndGet();
    }
  }
}

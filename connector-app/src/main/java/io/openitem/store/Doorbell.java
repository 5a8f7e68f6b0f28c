package io.openitem.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes one waiting thread of this process: now, or at a time. A hint that spares waiting for the
 * next regular look; losing one costs time and nothing else. Rings that nobody waits for are kept
 * as one.
 */
public final class Doorbell {

  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition earlier = lock.newCondition();
  private Instant ringsAt = Instant.MAX;

  /** Reads the time from this clock. */
  public Doorbell(Clock clock) {
    this.clock = clock;
  }

  /** Wakes the waiting thread at once. */
  public void ring() {
    ringAt(clock.instant());
  }

  /** Wakes the waiting thread at that time, unless it is woken before. */
  public void ringAt(Instant time) {
    lock.lock();
    try {
      if (time.isBefore(ringsAt)) {
        ringsAt = time;
        earlier.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for the next ring, at most so long, and takes it.
   *
   * @throws InterruptedException when the thread is told to stop
   */
  public void await(Duration atMost) throws InterruptedException {
    Instant until = clock.instant().plus(atMost);
    lock.lockInterruptibly();
    try {
      Instant wake = earliest(until);
      while (clock.instant().isBefore(wake)) {
        long nanos = Duration.between(clock.instant(), wake).toNanos();
        boolean unused = earlier.await(Math.max(nanos, 1), TimeUnit.NANOSECONDS);
        wake = earliest(until);
      }
      if (!ringsAt.isAfter(clock.instant())) {
        ringsAt = Instant.MAX;
      }
    } finally {
      lock.unlock();
    }
  }

  private Instant earliest(Instant until) {
    return ringsAt.isBefore(until) ? ringsAt : until;
  }
}

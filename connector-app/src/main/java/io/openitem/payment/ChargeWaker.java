package io.openitem.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up payments that are due, on every replica: a charge that was cut off, one whose outcome is
 * unknown or pending, one that did not happen. The bean step of the route {@code wakeCharges}.
 */
public final class ChargeWaker {

  private static final Logger LOG = LoggerFactory.getLogger(ChargeWaker.class);

  private final DuePayments due;
  private final ChargeFollower follower;
  private final PaymentSettings settings;
  private final Executor executor;
  private final Semaphore free;
  private final Clock clock;

  ChargeWaker(
      DuePayments due,
      ChargeFollower follower,
      PaymentSettings settings,
      Executor executor,
      Clock clock) {
    this.due = due;
    this.follower = follower;
    this.settings = settings;
    this.executor = executor;
    this.free = new Semaphore(settings.followersMax());
    this.clock = clock;
  }

  /** Takes as many due payments as followers are free; blocks for none of them. */
  public void wake() {
    int started = 0;
    while (started < settings.wakerBatchMax() && free.tryAcquire()) {
      List<String> claimed = claimOne();
      if (claimed.isEmpty()) {
        free.release();
        return;
      }
      started++;
      executor.execute(() -> follow(claimed.get(0)));
    }
  }

  private List<String> claimOne() {
    Instant now = clock.instant();
    try {
      return due.claimDue(now, now.plus(settings.chargeLapse()), 1);
    } catch (RuntimeException e) {
      LOG.error("due payments cannot be taken", e);
      return List.of();
    }
  }

  private void follow(String paymentId) {
    try {
      PaymentLog.about(paymentId, () -> follower.follow(paymentId));
    } catch (RuntimeException e) {
      // Its lease ends, and it comes up again.
      LOG.error("payment {} could not be brought on", paymentId, e);
    } finally {
      free.release();
    }
  }
}

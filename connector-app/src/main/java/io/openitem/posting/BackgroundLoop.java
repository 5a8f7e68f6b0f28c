package io.openitem.posting;

import io.openitem.store.Doorbell;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that does its round whenever it is rung for, and every so often anyway. A round that
 * fails is logged and tried again after the interval: what it would have done is still in the
 * database.
 */
final class BackgroundLoop implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(BackgroundLoop.class);
  private static final Duration STOP_WAIT = Duration.ofSeconds(10);

  private final String name;
  private final Doorbell doorbell;
  private final Duration interval;
  private final Runnable round;
  private final Thread thread;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private BackgroundLoop(String name, Doorbell doorbell, Duration interval, Runnable round) {
    this.name = name;
    this.doorbell = doorbell;
    this.interval = interval;
    this.round = round;
    this.thread = new Thread(this::run, name);
    this.thread.setDaemon(true);
  }

  /** Starts the thread; the first round comes at once. */
  static BackgroundLoop start(String name, Doorbell doorbell, Duration interval, Runnable round) {
    BackgroundLoop loop = new BackgroundLoop(name, doorbell, interval, round);
    loop.thread.start();
    return loop;
  }

  /** Ends after the round under way. */
  @Override
  public void close() {
    stopped.countDown();
    doorbell.ring();
    try {
      thread.join(STOP_WAIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      thread.interrupt();
    }
  }

  private void run() {
    try {
      while (stopped.getCount() > 0) {
        pause(!succeeds());
      }
    } catch (InterruptedException e) {
      log.debug("{} stops", name);
    }
  }

  private void pause(boolean failed) throws InterruptedException {
    if (failed) {
      // Rings are ignored here: what failed would fail again at once.
      boolean unused = stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS);
    } else {
      doorbell.await(interval);
    }
  }

  private boolean succeeds() {
    try {
      round.run();
      return true;
    } catch (RuntimeException e) {
      log.warn("{} failed and tries again in {}", name, interval, e);
      return false;
    }
  }
}

package io.openitem.sap;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The HTTP client's own threads; as many as calls under way, so bounded by the turns. */
final class SapThreads {
  private SapThreads() {}

  static ExecutorService of(String system) {
    AtomicInteger number = new AtomicInteger();
    return Executors.newCachedThreadPool(
        work -> {
          Thread thread = new Thread(work, "sap-" + system + "-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}

package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens by itself after a while: bank debits and bank refunds arrive. */
final class Settlements implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Settlements.class);

  private final Ledger ledger;
  private final Timing timing;
  private final ScheduledExecutorService executor;

  Settlements(Ledger ledger, Timing timing) {
    this.ledger = ledger;
    this.timing = timing;
    ScheduledThreadPoolExecutor one =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "stripe-settlements");
              thread.setDaemon(true);
              return thread;
            });
    one.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor = one;
  }

  /** Takes up what was under way when the sandbox stopped. */
  void resume() {
    for (String kind : new String[] {"payment_intent", "refund"}) {
      for (String id : ledger.newestFirst(kind).values()) {
        ledger.find(id).filter(Settlements::isUnderWay).ifPresent(object -> later(id));
      }
    }
  }

  private static boolean isUnderWay(ObjectNode object) {
    String status = object.path("status").asText();
    return status.equals("processing") || status.equals("pending");
  }

  /** Lets an intent or refund arrive after the bank's time. */
  void later(String id) {
    // Nobody waits for it: arriving logs its own failure.
    Future<?> unused =
        executor.schedule(() -> arrive(id), timing.bankDebit().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void arrive(String id) {
    try {
      ledger.change(
          Caller.ITSELF,
          change -> {
            arrive(id, change);
            return Reply.ok(Json.object());
          });
    } catch (RuntimeException e) {
      LOG.error("{} could not be settled", id, e);
    }
  }

  /** Does nothing for what has arrived or failed meanwhile. */
  static void arrive(String id, Change change) {
    change
        .find("payment_intent", id)
        .filter(Settlements::isUnderWay)
        .ifPresent(intent -> IntentSteps.settled(change, intent));
    change
        .find("refund", id)
        .filter(Settlements::isUnderWay)
        .ifPresent(refund -> Refunds.succeed(change, refund));
  }

  @Override
  public void close() {
    executor.shutdownNow();
    try {
      executor.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

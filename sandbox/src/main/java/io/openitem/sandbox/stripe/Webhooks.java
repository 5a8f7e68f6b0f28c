package io.openitem.sandbox.stripe;

import java.time.Duration;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Delivers events until somebody answers with 2xx. New events are taken from the log one after the
 * other; only what waits for a later attempt is held here, up to a limit, beyond which new events
 * wait in the log.
 */
final class Webhooks implements AutoCloseable {
  static final int WAITING_MAX = 10_000;
  static final int CONCURRENT_MAX = 8;
  static final Duration BACK_OFF_FIRST = Duration.ofMillis(200);
  static final Duration BACK_OFF_MAX = Duration.ofSeconds(15);
  static final Duration GIVE_UP_AFTER = Duration.ofDays(3);
  private static final long IDLE_MILLIS = 1_000;

  private final Ledger ledger;
  private final WebhookSender sender;
  private final DeliveryPlan plan = new DeliveryPlan();
  private final PriorityQueue<Delivery> waiting = new PriorityQueue<>();
  private final ExecutorService senders =
      Executors.newFixedThreadPool(
          CONCURRENT_MAX,
          task -> {
            Thread thread = new Thread(task, "stripe-webhook");
            thread.setDaemon(true);
            return thread;
          });
  private final WebhookCounts counts = new WebhookCounts();
  private final Thread dispatcher = new Thread(this::dispatch, "stripe-webhooks");
  private volatile @Nullable WebhookEndpoint endpoint;
  private volatile WebhookMode mode = WebhookMode.NORMAL;
  private long lastTaken;
  private int sending;
  private boolean closed;

  Webhooks(Ledger ledger, WebhookSender sender, Optional<WebhookEndpoint> endpoint) {
    this.ledger = ledger;
    this.sender = sender;
    this.endpoint = endpoint.orElse(null);
    dispatcher.setDaemon(true);
  }

  void start() {
    ledger.listen(this::wants, this::wake);
    dispatcher.start();
  }

  Optional<WebhookEndpoint> endpoint() {
    return Optional.ofNullable(endpoint);
  }

  WebhookMode mode() {
    return mode;
  }

  WebhookCounts counts() {
    return counts;
  }

  private boolean wants(String type) {
    return endpoint().map(target -> target.wants(type)).orElse(false);
  }

  synchronized void deliverTo(Optional<WebhookEndpoint> newEndpoint) {
    endpoint = newEndpoint.orElse(null);
    notifyAll();
  }

  synchronized void mode(WebhookMode newMode) {
    mode = newMode;
    notifyAll();
  }

  private synchronized void wake() {
    notifyAll();
  }

  /** Delivers an event once more, whatever became of it before. */
  synchronized void resend(StripeEvent event) {
    waiting.add(new Delivery(event, 1, 1, now()));
    notifyAll();
  }

  private void dispatch() {
    try {
      for (Delivery next = take(); next != null; next = take()) {
        Delivery delivery = next;
        senders.execute(() -> attempt(delivery));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next delivery that is due and may be sent; null when closed. */
  private synchronized @Nullable Delivery take() throws InterruptedException {
    while (!closed) {
      takeNew();
      Delivery first = waiting.peek();
      // One at a time when the order is the point.
      int concurrent = mode.reorder() ? 1 : CONCURRENT_MAX;
      boolean may = endpoint != null && sending < concurrent && first != null;
      if (may && first != null && first.dueMillis() <= now()) {
        sending++;
        return waiting.poll();
      }
      wait(may && first != null ? Math.max(1, first.dueMillis() - now()) : IDLE_MILLIS);
    }
    return null;
  }

  private void takeNew() {
    while (waiting.size() < WAITING_MAX) {
      Optional<StripeEvent> next = ledger.events().nextDue(lastTaken);
      if (next.isEmpty()) {
        return;
      }
      lastTaken = next.get().seq();
      schedule(next.get());
    }
  }

  private void schedule(StripeEvent event) {
    WebhookMode now = mode.concerns(event) ? mode : WebhookMode.NORMAL;
    counts.count(now);
    if (now.withhold()) {
      ledger.settled(event.seq());
    } else {
      waiting.addAll(plan.of(event, now, now()));
    }
  }

  private void attempt(Delivery delivery) {
    boolean arrived = false;
    try {
      WebhookEndpoint target = endpoint().orElse(null);
      arrived = target != null && sender.send(delivery.event(), target, mode());
    } finally {
      ended(delivery, arrived);
    }
  }

  private void ended(Delivery delivery, boolean arrived) {
    if (arrived) {
      ledger.settled(delivery.event().seq());
    }
    synchronized (this) {
      sending--;
      if (!arrived && delivery.copy() == 0 && ledger.events().isDue(delivery.event().seq())) {
        retry(delivery);
      }
      notifyAll();
    }
  }

  private void retry(Delivery delivery) {
    long age = now() - delivery.event().createdSeconds() * 1000;
    if (age > GIVE_UP_AFTER.toMillis()) {
      ledger.settled(delivery.event().seq());
      return;
    }
    long backOff = BACK_OFF_FIRST.toMillis() << Math.min(delivery.attempt() - 1, 16);
    waiting.add(delivery.next(now() + Math.min(backOff, BACK_OFF_MAX.toMillis())));
  }

  private long now() {
    return ledger.clock().millis();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    senders.shutdownNow();
    try {
      senders.awaitTermination(5, TimeUnit.SECONDS);
      dispatcher.join(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.openitem.sandbox.stripe;

import java.util.ArrayList;
import java.util.List;

/** When a new event is delivered, and how often. Not thread-safe. */
final class DeliveryPlan {
  private static final long WINDOW_MILLIS = 200;
  private static final long STEP_MILLIS = 10;
  private static final long COPY_LAG_MILLIS = 50;

  private long windowEndMillis;
  private int inWindow;

  List<Delivery> of(StripeEvent event, WebhookMode mode, long nowMillis) {
    long due = nowMillis + mode.delay().toMillis();
    if (mode.reorder()) {
      due = reordered(due);
    }
    List<Delivery> deliveries = new ArrayList<>();
    for (int copy = 0; copy <= mode.duplicate(); copy++) {
      deliveries.add(new Delivery(event, copy, 1, due + copy * COPY_LAG_MILLIS));
    }
    return deliveries;
  }

  /** Within a window, what comes later is due earlier. */
  private long reordered(long dueMillis) {
    if (dueMillis >= windowEndMillis) {
      windowEndMillis = dueMillis + WINDOW_MILLIS;
      inWindow = 0;
    }
    inWindow++;
    return windowEndMillis + Math.max(0, WINDOW_MILLIS - inWindow * STEP_MILLIS);
  }
}

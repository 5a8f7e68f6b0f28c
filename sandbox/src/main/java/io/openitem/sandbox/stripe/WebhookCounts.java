package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.AtomicInteger;

/** To how many events which fault of deliveries was applied since the start. Thread-safe. */
final class WebhookCounts {
  private final AtomicInteger duplicated = new AtomicInteger();
  private final AtomicInteger delayed = new AtomicInteger();
  private final AtomicInteger reordered = new AtomicInteger();
  private final AtomicInteger withheld = new AtomicInteger();

  /** An event is looked at first in this mode. */
  void count(WebhookMode mode) {
    add(duplicated, mode.duplicate() > 0);
    add(delayed, !mode.delay().isZero());
    add(reordered, mode.reorder());
    add(withheld, mode.withhold());
  }

  private static void add(AtomicInteger count, boolean one) {
    if (one) {
      count.incrementAndGet();
    }
  }

  /** {@code {"duplicated","delayed","reordered","withheld"}}. */
  ObjectNode toJson() {
    return Json.object()
        .put("duplicated", duplicated.get())
        .put("delayed", delayed.get())
        .put("reordered", reordered.get())
        .put("withheld", withheld.get());
  }
}

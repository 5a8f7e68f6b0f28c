package io.openitem.bench.drill;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.bench.drill.FaultSchedule.PlannedFault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Deliveries of events that go wrong for a while, one way at a time. */
final class WebhookFaults {
  private static final String SUCCEEDED = "payment_intent.succeeded";
  private static final Duration WINDOW = Duration.ofSeconds(5);
  private static final long POLL_MILLIS = 50;
  private static final long LATE_MILLIS_MIN = 500;
  private static final long LATE_MILLIS_SPAN = 5_000;
  private static final int COPIES_MAX = 4;
  private static final int IN_A_ROW = 3;
  private static final long FAILURE_AHEAD_MILLIS = 2_000;
  private static final long EVENT_MILLIS = 500;

  private final SandboxControl control;

  WebhookFaults(SandboxControl control) {
    this.control = control;
  }

  /** Delivers so until it has happened to an event, or the window has passed. */
  boolean deliver(PlannedFault fault) throws IOException, InterruptedException {
    double strength = fault.strength();
    return switch (fault.kind()) {
      case WEBHOOK_DUPLICATED ->
          during("duplicated", 1, Map.of("duplicate", 1 + (int) (strength * COPIES_MAX)));
      case WEBHOOK_DELAYED -> {
        long late = LATE_MILLIS_MIN + (long) (strength * LATE_MILLIS_SPAN);
        yield during("delayed", 1, Map.of("delayMillis", late));
      }
      case WEBHOOK_REORDERED -> during("reordered", IN_A_ROW, Map.of("reorder", true));
      case WEBHOOK_MISSING -> missing();
      case PROCESSOR_EARLY_FAILURE -> earlyFailure();
      default -> throw new IllegalStateException(fault.kind() + " is no fault of deliveries");
    };
  }

  private boolean during(String counter, int events, Map<String, Object> mode)
      throws IOException, InterruptedException {
    int before = applied(counter);
    control.webhooks(mode);
    try {
      return awaited(() -> applied(counter) >= before + events);
    } finally {
      control.webhooks(Map.of("clear", true));
    }
  }

  private int applied(String counter) throws IOException, InterruptedException {
    return control.webhookState().path("applied").path(counter).asInt();
  }

  /** A charge's answer is lost, and its event never comes: only asking can tell of it. */
  private boolean missing() throws IOException, InterruptedException {
    control.webhooks(Map.of("withhold", true));
    try {
      control.fault(SandboxFaults.lostCharge());
      if (!awaited(() -> !isSet(control.activeFaults()))) {
        return false;
      }
      // The event is looked at by another thread than the one that charged.
      TimeUnit.MILLISECONDS.sleep(EVENT_MILLIS);
      return true;
    } finally {
      control.webhooks(Map.of("clear", true));
    }
  }

  /**
   * A charge's answer is lost; the first event about it tells of a failure, a later one is true.
   */
  private boolean earlyFailure() throws IOException, InterruptedException {
    control.webhooks(Map.of("delayMillis", FAILURE_AHEAD_MILLIS, "types", List.of(SUCCEEDED)));
    try {
      control.fault(SandboxFaults.lostCharge());
      if (!awaited(() -> !isSet(control.activeFaults()))) {
        return false;
      }
      String intent = "";
      for (JsonNode charge : control.charges()) {
        intent = charge.path("status").asText().equals("succeeded") ? id(charge) : intent;
      }
      if (intent.isEmpty()) {
        return false;
      }
      control.event("payment_intent.payment_failed", intent);
      return true;
    } finally {
      control.webhooks(Map.of("clear", true));
    }
  }

  private static String id(JsonNode charge) {
    return charge.path("id").asText();
  }

  private static boolean isSet(JsonNode active) {
    for (JsonNode fault : active) {
      if (SandboxFaults.is(FaultKind.PROCESSOR_LOST_ANSWER, fault)) {
        return true;
      }
    }
    return false;
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  private static boolean awaited(Condition condition) throws IOException, InterruptedException {
    Instant until = Instant.now().plus(WINDOW);
    while (!condition.holds()) {
      if (Instant.now().isAfter(until)) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    return true;
  }
}

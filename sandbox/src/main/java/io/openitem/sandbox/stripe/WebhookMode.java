package io.openitem.sandbox.stripe;

import java.time.Duration;
import java.util.List;

/**
 * What goes wrong on purpose with deliveries. It applies when an event is first looked at, except
 * for the signature, which is made anew with every attempt.
 *
 * @param duplicate how many further times each event is delivered
 * @param delay how long each event is kept back
 * @param reorder events that come within 200 ms of each other are delivered the newest first
 * @param withhold events are never delivered, though they are listed
 * @param badSignature deliveries are signed with a wrong secret
 * @param oldTimestamp deliveries are signed as ten minutes ago
 * @param types the event types that this is about; empty for all
 */
public record WebhookMode(
    int duplicate,
    Duration delay,
    boolean reorder,
    boolean withhold,
    boolean badSignature,
    boolean oldTimestamp,
    List<String> types) {
  /** Deliveries as they should be. */
  public static final WebhookMode NORMAL =
      new WebhookMode(0, Duration.ZERO, false, false, false, false, List.of());

  /** The most copies of one event. */
  public static final int DUPLICATE_MAX = 20;

  /** Refuses what makes no sense. */
  public WebhookMode {
    if (duplicate < 0 || duplicate > DUPLICATE_MAX || delay.isNegative()) {
      throw new IllegalArgumentException("duplicate is 0 to 20, a delay cannot be negative");
    }
    types = List.copyOf(types);
  }

  /** Delivers each event so many further times. */
  public static WebhookMode duplicated(int duplicate) {
    return new WebhookMode(duplicate, Duration.ZERO, false, false, false, false, List.of());
  }

  /** Keeps each event back. */
  public static WebhookMode delayed(Duration delay) {
    return new WebhookMode(0, delay, false, false, false, false, List.of());
  }

  /** Delivers the newest first. */
  public static WebhookMode reordered() {
    return new WebhookMode(0, Duration.ZERO, true, false, false, false, List.of());
  }

  /** Never delivers events of these types; of none named, any event. */
  public static WebhookMode withheld(String... types) {
    return new WebhookMode(0, Duration.ZERO, false, true, false, false, List.of(types));
  }

  boolean concerns(StripeEvent event) {
    return types.isEmpty() || Events.matches(event.type(), types);
  }
}

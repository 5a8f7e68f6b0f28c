package io.openitem.payment;

import com.stripe.net.Webhook;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Events as Stripe sends them, signed as its own library signs. */
final class SignedEvents {

  private static final AtomicInteger EVENTS = new AtomicInteger();

  private SignedEvents() {}

  /** A new event about a payment's charge. */
  static String event(String type, Paid paid) {
    return event(type, paid.intentId(), paid.paymentId(), paid.attemptId());
  }

  /** A new event about any charge. */
  static String event(String type, String intent, String paymentId, String attemptId) {
    return """
        {"id":"evt_%d","object":"event","type":"%s","data":{"object":{"id":"%s",
         "metadata":{"openitem_payment":"%s","openitem_attempt":"%s"}}}}"""
        .formatted(EVENTS.incrementAndGet(), type, intent, paymentId, attemptId);
  }

  /** A new event about money that moved again of a charge. */
  static String moved(String type, String intent) {
    return """
        {"id":"evt_m%d","object":"event","type":"%s","data":{"object":{"id":"x",
         "payment_intent":"%s"}}}"""
        .formatted(EVENTS.incrementAndGet(), type, intent);
  }

  /** The header that goes with a body. */
  static String signature(String body, Instant time) {
    long seconds = time.getEpochSecond();
    try {
      return "t="
          + seconds
          + ",v1="
          + Webhook.Util.computeHmacSha256("whsec_sandbox", seconds + "." + body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A payment that the processor has captured. */
  record Paid(String paymentId, String intentId, String attemptId) {}
}

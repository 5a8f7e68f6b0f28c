package io.openitem.bench.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.bench.HttpJson.Answer;
import io.openitem.bench.Portal;
import io.openitem.bench.drill.KeyRecord.Told;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * The back office in a drill: gives a share of the payments' money back, all of it or a part, and
 * asks again with the same key until there is an answer. The same for the same seed and payment.
 */
final class RefundCalls {
  private static final double SHARE = 0.12;
  private static final double OF_ALL = SHARE / 2;
  private static final Duration CALL_LIMIT = Duration.ofSeconds(20);
  private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(4);
  private static final long AGAIN_MILLIS = 400;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Portal portal;
  private final Map<String, String> backOffice;
  private final long seed;
  private final ConcurrentLinkedQueue<RefundRecord> refunds = new ConcurrentLinkedQueue<>();

  /** With a token that is valid for an hour. */
  RefundCalls(Portal portal, long seed) throws IOException, InterruptedException {
    this.portal = portal;
    this.backOffice = portal.bearer("backoffice");
    this.seed = seed;
  }

  /** Every refund that was answered. */
  List<RefundRecord> refunds() {
    return List.copyOf(refunds);
  }

  /** Refunds a payment that was just answered, if it was captured and is one of those drawn. */
  void perhaps(int payment, Optional<Told> told) throws IOException, InterruptedException {
    double drawn = new SplittableRandom(seed * 7_368_787 + payment).nextDouble();
    JsonNode body = JSON.readTree(told.filter(Told::isPayment).map(Told::text).orElse("{}"));
    if (drawn > SHARE || !body.path("status").asText().equals("CAPTURED")) {
      return;
    }
    Map<String, Object> request = new HashMap<>(Map.of("reason", "drill"));
    if (drawn > OF_ALL) {
      // The least that any currency can have: a payment is never less.
      request.put(
          "amount",
          Map.of("amount", "1", "currency", body.path("total").path("currency").asText()));
    }
    send(payment, body.path("paymentId").asText(), request);
  }

  private void send(int payment, String paymentId, Map<String, Object> request)
      throws InterruptedException {
    Map<String, String> headers = new HashMap<>(backOffice);
    headers.put("Idempotency-Key", "drill-refund-%d-%d".formatted(seed, payment));
    Instant until = Instant.now().plus(GIVE_UP_AFTER);
    while (Instant.now().isBefore(until)) {
      try {
        Answer answer =
            portal
                .http()
                .post(
                    portal.api("/admin/payments/" + paymentId + "/refunds"),
                    headers,
                    request,
                    CALL_LIMIT);
        if (answer.status() == 201) {
          refunds.add(new RefundRecord(paymentId, answer.body().path("refundId").asText()));
          return;
        }
        if (new Told(answer.status(), "").isRefusal()) {
          throw new IllegalStateException("a refund was refused: " + answer.text());
        }
      } catch (IOException e) {
        // No answer: the same again, as a careful client does.
      }
      TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
    }
  }
}

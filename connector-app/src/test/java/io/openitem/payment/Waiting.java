package io.openitem.payment;

import static io.openitem.payment.PaymentKit.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A payment whose charge waits for the payer. Charges are made without the payer, so the processor
 * asks for one only when it decides so; here the intent is made as it would then be.
 */
record Waiting(String paymentId, String intentId) {

  /** A payment of this body, at ACTION_REQUIRED. */
  static Waiting forThePayer(PaymentKit kit, ObjectNode body) {
    kit.charges().next(FragileCharges.Fault.CRASH_BEFORE);
    try {
      kit.pay(body);
    } catch (FragileCharges.Crash e) {
      // As it is meant to be: the attempt is recorded, and its answer is not.
    }
    String payment = kit.text("select payment_id from payment");
    String attempt = kit.text("select attempt_id from charge_attempt");
    String intent = intent(payment, attempt);
    kit.deliver(SignedEvents.event("payment_intent.requires_action", intent, payment, attempt));
    kit.clock.advance(java.time.Duration.ofSeconds(2));
    kit.applyWebhooks();
    assertThat(kit.status(payment)).isEqualTo("ACTION_REQUIRED");
    return new Waiting(payment, intent);
  }

  /** The payer does what the processor asks for, and is charged. */
  void complete() {
    sandbox().stripe().completeAction(intentId);
  }

  /** The payer tries to, and finds the charge gone. */
  void payerActs() {
    try {
      complete();
    } catch (RuntimeException e) {
      throw io.openitem.domain.Problem.of(
              io.openitem.domain.ProblemType.NOT_FOUND, String.valueOf(e.getMessage()))
          .asException();
    }
  }

  private static String intent(String paymentId, String attemptId) {
    Map<String, String> form =
        Map.of(
            "amount", "18963",
            "currency", "usd",
            "customer", "cus_org_bluewater",
            "payment_method", "pm_org_bluewater_three_d_secure",
            "payment_method_types[0]", "card",
            "confirm", "true",
            "metadata[openitem_payment]", paymentId,
            "metadata[openitem_attempt]", attemptId);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox().url() + "/stripe/v1/payment_intents"))
            .header("Authorization", "Bearer sk_test_sandbox")
            .header("Idempotency-Key", attemptId)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(form)))
            .build();
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      return new ObjectMapper().readTree(response.body()).path("id").asText();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

package io.openitem.payment;

import static io.openitem.payment.Callers.BLUEWATER;
import static io.openitem.payment.PaymentKit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.Caller;
import io.openitem.portal.OperationRequest;
import io.openitem.reversal.ReversalSettings;
import io.openitem.support.ContractAssertions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Payments whose money goes back: what the back office and the processor do to them. */
final class MoneyBackKit {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Caller CARLA =
      new Caller("carla", "", Set.of(), Set.of(Caller.Role.BACK_OFFICE));

  private final PaymentKit kit;

  MoneyBackKit(PaymentKit kit) {
    this.kit = kit;
  }

  /** A payment that was captured, and its charge at the processor. */
  record Captured(String paymentId, String intent) {}

  Captured captured(String amount) {
    return captured(BLUEWATER, amount, "USD", "visa_credit");
  }

  /** A payment with the quote that its surcharge needs. */
  Captured captured(String account, String amount, String currency, String method) {
    var invoice = kit.sap().openItem(account, amount, currency);
    ObjectNode body = kit.body(method, invoice);
    body.put(
        "quoteId",
        kit.quote(kit.body(method, invoice)).path("groups").get(0).path("quoteId").asText());
    String id = kit.pay(body).path("paymentId").asText();
    return new Captured(
        id, kit.text("select processor_payment_id from payment where payment_id = '" + id + "'"));
  }

  JsonNode refund(String paymentId, String amount) {
    return refund(paymentId, amount, UUID.randomUUID().toString());
  }

  JsonNode refund(String paymentId, String amount, String key) {
    ObjectNode body = JSON.createObjectNode().put("reason", "Goods returned");
    if (!amount.isEmpty()) {
      int space = amount.indexOf(' ');
      body.putObject("amount")
          .put("amount", amount.substring(0, space))
          .put("currency", amount.substring(space + 1));
    }
    return refund(paymentId, body, Map.of("idempotency-key", key));
  }

  JsonNode refund(String paymentId, ObjectNode body, Map<String, String> headers) {
    OperationRequest request =
        new OperationRequest(
            "refundPayment",
            CARLA,
            Map.of("paymentId", paymentId),
            Map.of(),
            headers,
            Optional.of(body),
            new byte[0]);
    return ContractAssertions.assertFits(
        "refundPayment", kit.reversals().refundPayment().refund(request));
  }

  /** Somebody refunds in the processor's dashboard; amount in minor units. */
  String refundAtProcessor(Captured payment, long amount) {
    return refundAtProcessor(payment, amount, "");
  }

  /** The same with more fields of the form, such as {@code "&metadata[key]=value"}. */
  String refundAtProcessor(Captured payment, long amount, String more) {
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(sandbox().url() + "/stripe/v1/refunds"))
                      .header("Authorization", "Bearer sk_test_sandbox")
                      .header("Content-Type", "application/x-www-form-urlencoded")
                      .POST(
                          HttpRequest.BodyPublishers.ofString(
                              "payment_intent=" + payment.intent() + "&amount=" + amount + more))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      return JSON.readTree(answer.body()).path("id").asText();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Events of these types arrive, in this order, and are applied. */
  void told(Captured payment, String... types) {
    for (String type : types) {
      kit.deliver(SignedEvents.moved(type, payment.intent()));
    }
    applied();
  }

  /** What is due is applied. */
  void applied() {
    kit.clock.advance(Duration.ofSeconds(2));
    kit.reversals().applyReversals().apply();
  }

  /** What comes up by itself after a time is taken up. */
  void after(Duration time) {
    kit.clock.advance(time);
    kit.reversals().reversalFollower().wake();
  }

  /** The sweep is due, and made. */
  void swept() {
    kit.reversals()
        .sweepMovements(new ReversalSettings(Duration.ofHours(1), Duration.ofDays(30), 20_000))
        .runDue();
    kit.clock.advance(Duration.ofHours(1));
  }

  /** Kind, amount, fee and state of everything that moved again, in order. */
  List<String> reversals() {
    return kit.texts(
        """
        select kind || ' ' || round(amount, 2) || ' ' || round(surcharge, 2) || ' ' || state
        from payment_reversal order by seq""");
  }

  /** The postings that follow them. */
  List<String> postings() {
    return kit.texts(
        """
        select p.kind || ' ' || p.state || ' ' || (
          select string_agg(line->>'role' || ' ' || (line->>'amount'), ', ')
          from jsonb_array_elements(p.content->'lines') line)
        from posting p join payment_reversal r using (reversal_id) order by r.seq""");
  }

  /** SAP has posted the payments. */
  void paymentsArePosted() {
    kit.database()
        .jdbc()
        .sql("update posting set state = 'POSTED', due_at = null where kind = 'PAYMENT'")
        .update();
  }
}

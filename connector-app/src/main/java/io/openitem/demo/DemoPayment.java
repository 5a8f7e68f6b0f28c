package io.openitem.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Pays one invoice as a portal would and prints what happened, step by step. */
final class DemoPayment {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long POLL_MILLIS = 100;

  private final DemoClient client;
  private final PrintWriter out;

  DemoPayment(DemoClient client, PrintWriter out) {
    this.client = client;
    this.out = out;
  }

  /** The payment as it stands at the end, with its {@code seconds}. */
  JsonNode run() throws IOException, InterruptedException {
    String token = client.token("alice");
    String methodId =
        client
            .get(token, "/payment-methods")
            .path("paymentMethods")
            .path(0)
            .path("methodId")
            .asText();
    JsonNode invoice = new DemoInvoices(client, out).next(token);
    String invoiceId = invoice.path("invoiceId").asText();
    Object selection = List.of(Map.of("invoiceId", invoiceId));
    JsonNode quote =
        client
            .post(
                token,
                "/payment-quotes",
                Map.of(),
                Map.of("invoices", selection, "methodId", methodId))
            .path("groups")
            .path(0);
    out.printf("invoice   %s over %s%n", invoiceId, money(invoice.path("amount")));
    out.printf(
        "quote     %s + %s surcharge = %s%n",
        money(quote.path("amount")), money(quote.path("surcharge")), money(quote.path("total")));
    Instant start = Instant.now();
    JsonNode payment =
        client.post(
            token,
            "/payments",
            Map.of("Idempotency-Key", UUID.randomUUID().toString()),
            Map.of(
                "invoices",
                selection,
                "methodId",
                methodId,
                "quoteId",
                quote.path("quoteId").asText()));
    String id = payment.path("paymentId").asText();
    out.println("payment   " + id);
    JsonNode end = follow(token, id, start);
    ((ObjectNode) end).put("seconds", seconds(Duration.between(start, Instant.now())));
    return end;
  }

  /** The one line that a script reads. */
  static String summary(JsonNode payment) {
    ObjectNode line = JSON.createObjectNode();
    line.set("paymentId", payment.path("paymentId"));
    line.set("status", payment.path("status"));
    line.set("companyCode", payment.path("companyCode"));
    line.set("fiscalYear", payment.path("fiscalYear"));
    line.set("documentNumber", payment.path("documentNumber"));
    line.set("amount", payment.path("total").path("amount"));
    line.set("currency", payment.path("total").path("currency"));
    line.set("seconds", payment.path("seconds"));
    return line.toString();
  }

  private JsonNode follow(String token, String id, Instant start)
      throws IOException, InterruptedException {
    Instant limit = start.plus(DemoCommand.PAYMENT_LIMIT);
    int shown = 0;
    while (true) {
      JsonNode payment = client.get(token, "/payments/" + id);
      shown = printEvents(token, id, start, shown);
      String status = payment.path("status").asText();
      if (List.of("CLEARED", "DECLINED", "CANCELLED").contains(status)
          || Instant.now().isAfter(limit)) {
        out.printf(
            "ends as   %s, document %s/%s in company code %s%n",
            status,
            payment.path("documentNumber").asText(),
            payment.path("fiscalYear").asText(),
            payment.path("companyCode").asText());
        return payment;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private int printEvents(String token, String id, Instant start, int shown)
      throws IOException, InterruptedException {
    List<JsonNode> events = new ArrayList<>();
    client.get(token, "/payments/" + id + "/events").path("events").forEach(events::add);
    for (JsonNode event : events.subList(shown, events.size())) {
      Duration after = Duration.between(start, Instant.parse(event.path("at").asText()));
      out.printf(
          "  +%s s  %-20s %s%n",
          seconds(after), event.path("type").asText(), particulars(event.path("data")));
    }
    return events.size();
  }

  private static String particulars(JsonNode data) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : data.properties()) {
      parts.add(field.getKey() + " " + text(field.getValue()));
    }
    return String.join(", ", parts);
  }

  private static String text(JsonNode value) {
    if (value.has("currency")) {
      return money(value);
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static String money(JsonNode money) {
    return money.path("amount").asText() + " " + money.path("currency").asText();
  }

  private static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis())
        .movePointLeft(3)
        .setScale(3, RoundingMode.HALF_UP);
  }
}

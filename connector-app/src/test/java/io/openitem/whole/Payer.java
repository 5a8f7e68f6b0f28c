package io.openitem.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Alice of customer 0010000001, who is billed and pays. */
final class Payer {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Portal portal;

  Payer(Portal portal) {
    this.portal = portal;
  }

  /** Bills her 189.63 USD, and has the connector know. */
  String newInvoice() {
    JsonNode made =
        portal.control(
            "POST",
            "/sap/invoices",
            Map.of(
                "companyCode", "1710",
                "customer", "0010000001",
                "amount", "189.63",
                "currency", "USD"));
    String invoiceId =
        "1710-%s-%s-001"
            .formatted(made.path("fiscalYear").asText(), made.path("accountingDocument").asText());
    synchronise();
    assertThat(portal.get("alice", "/invoices/" + invoiceId).status())
        .as("%s", made)
        .isEqualTo(200);
    return invoiceId;
  }

  /** One complete run that began after now; another one may still be under way. */
  private void synchronise() {
    AtomicReference<String> syncId = new AtomicReference<>("");
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              Portal.Answer started =
                  portal.post("ops", "/admin/syncs", Map.of(), Map.of("mode", "DELTA"));
              syncId.set(started.body().path("syncId").asText());
              return started.status() == 202;
            });
    await()
        .atMost(LIMIT)
        .until(
            () ->
                portal
                    .get("ops", "/admin/syncs/" + syncId.get())
                    .body()
                    .path("state")
                    .asText()
                    .equals("DONE"));
  }

  /** Pays an invoice in full with her first method. */
  Portal.Answer pay(String invoiceId, String key) {
    Map<String, Object> body =
        Map.of("invoices", List.of(Map.of("invoiceId", invoiceId)), "methodId", methodId());
    return portal.post("alice", "/payments", Map.of("Idempotency-Key", key), body);
  }

  private String methodId() {
    return portal
        .get("alice", "/payment-methods")
        .body()
        .path("paymentMethods")
        .path(0)
        .path("methodId")
        .asText();
  }

  /** Where a payment stands. */
  String status(String paymentId) {
    return portal.get("alice", "/payments/" + paymentId).body().path("status").asText();
  }
}

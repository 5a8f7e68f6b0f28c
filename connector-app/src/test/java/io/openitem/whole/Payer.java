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
  void synchronise() {
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

  /** Pays invoices and credits together. */
  Portal.Answer payTogether(List<String> invoiceIds, String key) {
    List<Map<String, String>> invoices =
        invoiceIds.stream().map(id -> Map.of("invoiceId", id)).toList();
    Map<String, Object> body = Map.of("invoices", invoices, "methodId", methodId());
    return portal.post("alice", "/payments", Map.of("Idempotency-Key", key), body);
  }

  /** Pays a part of an invoice. */
  Portal.Answer payPart(String invoiceId, String amount, String key) {
    Map<String, Object> invoice = Map.of("invoiceId", invoiceId, "amount", dollars(amount));
    Map<String, Object> body = Map.of("invoices", List.of(invoice), "methodId", methodId());
    return portal.post("alice", "/payments", Map.of("Idempotency-Key", key), body);
  }

  /** Pays without an invoice. */
  Portal.Answer payAdHoc(String amount, String note, String key) {
    Map<String, Object> body =
        Map.of(
            "accountId",
            "1710-0010000001",
            "amount",
            dollars(amount),
            "note",
            note,
            "methodId",
            methodId());
    return portal.post("alice", "/ad-hoc-payments", Map.of("Idempotency-Key", key), body);
  }

  private static Map<String, String> dollars(String amount) {
    return Map.of("amount", amount, "currency", "USD");
  }

  /** Her first method. */
  String methodId() {
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

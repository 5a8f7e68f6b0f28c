package io.openitem.bench.drill;

import io.openitem.bench.OpenInvoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client's own record of an idempotency key: what it asked for, and what it was told. */
final class KeyRecord {
  private final String key;
  private final OpenInvoice invoice;
  private final String methodId;
  private final List<Told> told = new ArrayList<>();

  /**
   * An answer that arrived whole.
   *
   * @param status of HTTP
   * @param text the body as it came
   */
  record Told(int status, String text) {
    boolean isPayment() {
      return status >= 200 && status < 300;
    }

    /** Whether it says no for good; what asks to come again says nothing. */
    boolean isRefusal() {
      return status >= 400 && status < 500 && status != 408 && status != 429;
    }
  }

  KeyRecord(String key, OpenInvoice invoice, String methodId) {
    this.key = key;
    this.invoice = invoice;
    this.methodId = methodId;
  }

  String key() {
    return key;
  }

  OpenInvoice invoice() {
    return invoice;
  }

  /** What is sent, each time the same. */
  Map<String, Object> body() {
    return Map.of(
        "invoices", List.of(Map.of("invoiceId", invoice.invoiceId())), "methodId", methodId);
  }

  Map<String, String> headers() {
    return Map.of(
        "Authorization",
        invoice.payer().headers().getOrDefault("Authorization", ""),
        "Idempotency-Key",
        key);
  }

  synchronized void add(Told answer) {
    told.add(answer);
  }

  /** Everything that it was told, in the order in which it came. */
  synchronized List<Told> told() {
    return List.copyOf(told);
  }
}

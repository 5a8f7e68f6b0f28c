package io.openitem.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the demo's customer something to pay, however often the demo has been started. */
final class DemoInvoices {

  private static final String GUIDES_INVOICE = "1710-2026-9000000001-001";

  /**
   * Up to four digits, because more may cost a surcharge, which has to be quoted first; no third
   * decimal, because Stripe takes such currencies in steps of 0.010 only.
   */
  private static final String PLAIN = "[0-9]{1,4}(\\.[0-9]{2}0?)?";

  private final DemoClient client;
  private final PrintWriter out;

  DemoInvoices(DemoClient client, PrintWriter out) {
    this.client = client;
    this.out = out;
  }

  /** The guide's own invoice while it is open, then another one. */
  JsonNode next(String token) throws IOException, InterruptedException {
    List<JsonNode> payable = payable(token);
    if (payable.isEmpty()) {
      // All of the demo customer's invoices are paid: SAP bills something new.
      client.control(
          "/control/sap/invoices",
          Map.of(
              "companyCode", "1710",
              "customer", "0010000001",
              "amount", "189.63",
              "currency", "USD"));
      new DemoSync(client, out).run();
      payable = payable(token);
    }
    JsonNode first = payable.get(0);
    return payable.stream()
        .filter(invoice -> invoice.path("invoiceId").asText().equals(GUIDES_INVOICE))
        .findFirst()
        .orElse(first);
  }

  private List<JsonNode> payable(String token) throws IOException, InterruptedException {
    List<JsonNode> payable = new ArrayList<>();
    for (JsonNode invoice : client.get(token, "/invoices?limit=500").path("invoices")) {
      String amount = invoice.path("amount").path("amount").asText();
      if (amount.matches(PLAIN) && invoice.path("payable").asBoolean()) {
        payable.add(invoice);
      }
    }
    return payable;
  }
}

package io.openitem.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Collects what can be paid, organisation by organisation, and shuffles it, so that payments after
 * each other are of different accounts.
 */
final class OpenInvoices {
  private static final int ITEMS_PER_ORGANISATION = 1_000;
  private static final long SHUFFLE_SEED = 7;
  private static final BigDecimal AMOUNT_MIN = new BigDecimal("100");
  private static final BigDecimal AMOUNT_MAX = new BigDecimal("900000");

  private final Stage stage;

  OpenInvoices(Stage stage) {
    this.stage = stage;
  }

  /**
   * Everything payable.
   *
   * @param items how many open items were generated, which says how many organisations there are
   */
  List<OpenInvoice> collect(int items) throws IOException, InterruptedException {
    List<OpenInvoice> all = new ArrayList<>();
    int organisations = Math.max(2, items / ITEMS_PER_ORGANISATION);
    for (int n = 0; n < organisations; n++) {
      Map<String, String> headers = stage.bearer("load-" + n);
      String methodId = methodId(headers);
      collect(headers, methodId, all);
    }
    Collections.shuffle(all, new Random(SHUFFLE_SEED));
    return all;
  }

  /** A debit card: no surcharge, so no quote is needed whatever the amount. */
  private String methodId(Map<String, String> headers) throws IOException, InterruptedException {
    JsonNode methods = stage.http().get(stage.api("/payment-methods"), headers).required(200);
    for (JsonNode method : methods.path("paymentMethods")) {
      if (method.path("funding").asText().equals("DEBIT")) {
        return method.path("methodId").asText();
      }
    }
    throw new IllegalStateException("no debit card among " + methods);
  }

  private void collect(Map<String, String> headers, String methodId, List<OpenInvoice> all)
      throws IOException, InterruptedException {
    String cursor = "";
    do {
      String query = "/invoices?limit=500" + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
      JsonNode page = stage.http().get(stage.api(query), headers).required(200);
      for (JsonNode invoice : page.path("invoices")) {
        if (isChargeable(invoice)) {
          all.add(new OpenInvoice(invoice.path("invoiceId").asText(), headers, methodId));
        }
      }
      cursor = page.path("nextCursor").asText("");
    } while (!cursor.isEmpty() && !cursor.equals("null"));
  }

  /** Dinars are left out: the processor takes no third decimal, so some could not be paid. */
  private static boolean isChargeable(JsonNode invoice) {
    JsonNode money = invoice.path("amount");
    BigDecimal amount = new BigDecimal(money.path("amount").asText("0"));
    return invoice.path("payable").asBoolean()
        && !money.path("currency").asText().equals("KWD")
        && amount.compareTo(AMOUNT_MIN) >= 0
        && amount.compareTo(AMOUNT_MAX) <= 0;
  }
}

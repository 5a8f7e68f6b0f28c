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
public final class OpenInvoices {
  private static final int ITEMS_PER_ORGANISATION = 1_000;
  private static final long SHUFFLE_SEED = 7;
  private static final String DECLINED = "0002";
  private static final BigDecimal AMOUNT_MIN = new BigDecimal("100");
  private static final BigDecimal AMOUNT_MAX = new BigDecimal("900000");

  private final Portal portal;

  /** Collects through this portal. */
  public OpenInvoices(Portal portal) {
    this.portal = portal;
  }

  /**
   * Everything payable.
   *
   * @param items how many open items were generated, which says how many organisations there are
   */
  public List<OpenInvoice> collect(int items) throws IOException, InterruptedException {
    List<OpenInvoice> all = new ArrayList<>();
    int organisations = Math.max(2, items / ITEMS_PER_ORGANISATION);
    for (int n = 0; n < organisations; n++) {
      collect(payer(portal.bearer("load-" + n)), all);
    }
    Collections.shuffle(all, new Random(SHUFFLE_SEED));
    return all;
  }

  private Payer payer(Map<String, String> headers) throws IOException, InterruptedException {
    JsonNode methods = portal.http().get(portal.api("/payment-methods"), headers).required(200);
    return new Payer(
        headers,
        // No surcharge, so no quote is needed whatever the amount.
        methodId(methods, "funding", "DEBIT"),
        methodId(methods, "lastFour", DECLINED),
        methodId(methods, "type", "BANK_ACCOUNT"));
  }

  private static String methodId(JsonNode methods, String field, String value) {
    for (JsonNode method : methods.path("paymentMethods")) {
      if (method.path(field).asText().equals(value)) {
        return method.path("methodId").asText();
      }
    }
    throw new IllegalStateException("no " + field + " " + value + " among " + methods);
  }

  private void collect(Payer payer, List<OpenInvoice> all)
      throws IOException, InterruptedException {
    String cursor = "";
    do {
      String query = "/invoices?limit=500" + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
      JsonNode page = portal.http().get(portal.api(query), payer.headers()).required(200);
      for (JsonNode invoice : page.path("invoices")) {
        if (isChargeable(invoice)) {
          all.add(openInvoice(invoice, payer));
        }
      }
      cursor = page.path("nextCursor").asText("");
    } while (!cursor.isEmpty() && !cursor.equals("null"));
  }

  private static OpenInvoice openInvoice(JsonNode invoice, Payer payer) {
    JsonNode money = invoice.path("amount");
    return new OpenInvoice(
        invoice.path("invoiceId").asText(),
        invoice.path("accountId").asText(),
        new BigDecimal(money.path("amount").asText()),
        money.path("currency").asText(),
        payer);
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

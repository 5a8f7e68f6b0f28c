package io.openitem.bench.drill;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.bench.drill.Evidence.Charge;
import io.openitem.bench.drill.Evidence.Document;
import io.openitem.bench.drill.RefundEvidence.Theirs;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The processor's books and SAP's. */
final class TheirBooks {
  private static final String OUR_USER = "OPENITEM";

  private final SandboxControl control;

  TheirBooks(SandboxControl control) {
    this.control = control;
  }

  List<Charge> charges() throws IOException, InterruptedException {
    List<Charge> charges = new ArrayList<>();
    for (JsonNode intent : control.charges()) {
      String currency = intent.path("currency").asText().toUpperCase(Locale.ROOT);
      int digits = Currency.getInstance(currency).getDefaultFractionDigits();
      charges.add(
          new Charge(
              intent.path("id").asText(),
              intent.path("metadata").path("openitem_payment").asText(),
              BigDecimal.valueOf(intent.path("amount_received").asLong(), digits),
              currency,
              intent.path("amount_received").asLong() > 0));
    }
    return charges;
  }

  /** Every refund that moved money, or is to. */
  List<Theirs> refunds() throws IOException, InterruptedException {
    List<Theirs> refunds = new ArrayList<>();
    for (JsonNode intent : control.charges()) {
      String currency = intent.path("currency").asText().toUpperCase(Locale.ROOT);
      int digits = Currency.getInstance(currency).getDefaultFractionDigits();
      for (JsonNode refund : intent.path("refunds")) {
        if (!refund.path("status").asText().equals("failed")) {
          refunds.add(
              new Theirs(
                  refund.path("id").asText(),
                  refund.path("metadata").path("openitem_refund").asText(),
                  BigDecimal.valueOf(refund.path("amount").asLong(), digits)));
        }
      }
    }
    return refunds;
  }

  /** Every document that was posted under the connector's user. */
  List<Document> documents() throws IOException, InterruptedException {
    List<Document> documents = new ArrayList<>();
    for (JsonNode document : control.documentsBy(OUR_USER)) {
      BigDecimal credit = BigDecimal.ZERO;
      String clearedBy = "";
      for (JsonNode line : document.path("lines")) {
        if (line.path("accountType").asText().equals("D")) {
          credit = credit.subtract(new BigDecimal(line.path("amount").asText()));
          clearedBy = line.path("clearingDocument").asText();
        }
      }
      documents.add(
          new Document(
              document.path("companyCode").asText()
                  + "/"
                  + document.path("fiscalYear").asText()
                  + "/"
                  + document.path("accountingDocument").asText(),
              document.path("documentReferenceId").asText(),
              credit,
              document.path("currency").asText(),
              clearedBy));
    }
    return documents;
  }

  /** Which document cleared each of these invoices; those that are open are left out. */
  Map<String, String> clearedBy(Collection<String> invoiceIds)
      throws IOException, InterruptedException {
    Map<String, String> clearedBy = new HashMap<>();
    for (String invoiceId : invoiceIds) {
      String[] key = invoiceId.split("-", -1);
      for (JsonNode line : control.document(key[0], key[1], key[2]).path("lines")) {
        String clearing = line.path("clearingDocument").asText("");
        if (Integer.parseInt(line.path("item").asText()) == Integer.parseInt(key[3])
            && !clearing.isEmpty()) {
          clearedBy.put(invoiceId, clearing);
        }
      }
    }
    return clearedBy;
  }
}

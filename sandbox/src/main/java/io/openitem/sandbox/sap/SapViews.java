package io.openitem.sandbox.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.sandbox.sap.ledger.Document;
import io.openitem.sandbox.sap.ledger.DocumentKey;
import io.openitem.sandbox.sap.ledger.Header;
import io.openitem.sandbox.sap.ledger.Line;
import io.openitem.sandbox.sap.ledger.SapCurrency;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The books as the control endpoint shows them. Amounts are decimal strings. */
final class SapViews {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DocumentKey FIRST = new DocumentKey("", 0, 0);

  private final SapSystem sap;

  SapViews(SapSystem sap) {
    this.sap = sap;
  }

  Optional<JsonNode> document(DocumentKey key) {
    return sap.ledger().document(key).map(this::view);
  }

  JsonNode withReference(String reference) {
    ArrayNode found = JSON.createArrayNode();
    sap.ledger().withReference(reference).forEach(document -> found.add(view(document)));
    return found;
  }

  /** What a user has posted, without the messages it was posted from. */
  JsonNode createdBy(String user) {
    ArrayNode found = JSON.createArrayNode();
    for (Document document : sap.ledger().from(FIRST)) {
      if (document.header().createdBy().equals(user)) {
        found.add(view(document).without("received"));
      }
    }
    return found;
  }

  private ObjectNode view(Document document) {
    Header header = document.header();
    ObjectNode node = JSON.createObjectNode();
    node.put("companyCode", document.key().companyCode());
    node.put("fiscalYear", Integer.toString(document.key().fiscalYear()));
    node.put("accountingDocument", document.key().numberText());
    node.put("type", header.type());
    node.put("currency", header.currency().name());
    node.put("documentReferenceId", header.reference());
    node.put("headerText", header.headerText());
    node.put("postingDate", header.postingDate().toString());
    node.put("documentDate", LocalDate.ofEpochDay(header.documentDay()).toString());
    node.put("createdAt", Instant.ofEpochMilli(header.createdAtMillis()).toString());
    node.put("createdBy", header.createdBy());
    node.put("businessTransactionType", header.transactionType());
    node.put("billingDocument", header.billingDocument());
    ArrayNode lines = node.putArray("lines");
    document.lines().forEach(line -> lines.add(line(line)));
    sap.received()
        .ofDocument(document.key().toString())
        .ifPresent(xml -> node.put("received", xml));
    return node;
  }

  /** A line with its content and state. */
  JsonNode line(Line line) {
    ObjectNode node = JSON.createObjectNode();
    node.put("item", line.itemText());
    node.put("accountType", line.content().accountType());
    node.put("account", line.content().account());
    node.put("glAccount", line.content().glAccount());
    node.put("branchAccount", line.content().branchAccount());
    node.put("postingKey", line.content().postingKey());
    node.put("amount", line.amount().toPlainString());
    node.put("specialGlCode", line.content().specialGl());
    node.set("texts", JSON.valueToTree(line.content().texts()));
    node.put("paymentBlock", line.state().paymentBlock());
    node.put("inPaymentRun", line.state().inPaymentRun());
    node.put("cleared", line.state().isCleared());
    if (line.state().isCleared()) {
      DocumentKey clearing =
          new DocumentKey(
              line.document().key().companyCode(),
              line.state().clearingYear(),
              line.state().clearingNumber());
      node.put("clearingDocument", clearing.numberText());
      node.put("clearingFiscalYear", Integer.toString(clearing.fiscalYear()));
      node.put("clearingDate", LocalDate.ofEpochDay(line.state().clearingDay()).toString());
    }
    return node;
  }

  /** Balances by {@code <company code>/<account>/<currency>}. */
  JsonNode balances(String prefix) {
    ObjectNode node = JSON.createObjectNode();
    sap.ledger()
        .balances(prefix)
        .forEach(
            (account, minor) -> {
              String currency = account.substring(account.lastIndexOf('/') + 1);
              node.put(account, SapCurrency.valueOf(currency).toAmount(minor).toPlainString());
            });
    return node;
  }
}

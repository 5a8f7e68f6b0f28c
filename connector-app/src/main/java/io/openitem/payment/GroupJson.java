package io.openitem.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.AccountId;
import io.openitem.domain.AdHocTerms;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import io.openitem.domain.PaidItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A group as JSON, as the contract's {@code QuoteGroup} has it; amounts are text. */
final class GroupJson {

  /** A quote binds to money; what a payment without invoices becomes is decided when it is made. */
  private static final AdHocTerms QUOTED = new AdHocTerms(Optional.empty(), Optional.empty());

  private final ObjectMapper json;

  GroupJson(ObjectMapper json) {
    this.json = json;
  }

  /** Everything of a group but its quote's id. */
  ObjectNode write(PaymentGroup group) {
    ObjectNode node = json.createObjectNode();
    node.put("accountId", group.account().toString());
    node.put("companyCode", group.account().companyCode().value());
    node.put("currency", group.amount().currency());
    node.put("processor", group.processor());
    node.set("items", items(group.items()));
    node.set("amount", money(group.amount()));
    node.set("surcharge", money(group.surcharge()));
    node.set("total", money(group.total()));
    return node;
  }

  /**
   * Reads what {@link #write} made.
   *
   * @throws IllegalStateException when it is something else
   */
  PaymentGroup read(String text) {
    try {
      JsonNode node = json.readTree(text);
      List<PaidItem> items = new ArrayList<>();
      node.path("items")
          .forEach(
              item ->
                  items.add(
                      new PaidItem(
                          InvoiceId.parse(item.path("invoiceId").asText()),
                          money(item.path("amount")))));
      return new PaymentGroup(
          AccountId.parse(node.path("accountId").asText()),
          node.path("processor").asText(),
          items,
          money(node.path("amount")),
          money(node.path("surcharge")),
          items.isEmpty() ? Optional.of(QUOTED) : Optional.empty());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a quote's content is no JSON", e);
    }
  }

  ArrayNode items(List<PaidItem> items) {
    ArrayNode array = json.createArrayNode();
    for (PaidItem item : items) {
      ObjectNode node = array.addObject();
      node.put("invoiceId", item.invoice().toString());
      node.set("amount", money(item.amount()));
      item.residual().ifPresent(residual -> node.set("residual", money(residual)));
    }
    return array;
  }

  ObjectNode money(Money money) {
    return json.createObjectNode()
        .put("amount", money.plainAmount())
        .put("currency", money.currency());
  }

  private static Money money(JsonNode node) {
    return Money.of(node.path("amount").asText(), node.path("currency").asText());
  }
}

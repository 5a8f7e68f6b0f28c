package io.openitem.sap.lockbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.Money;
import io.openitem.domain.PaidItem;
import io.openitem.domain.PostingLine;
import io.openitem.domain.PostingTask;
import io.openitem.sap.SapCurrencies;
import io.openitem.sap.document.DocumentJson;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A posting task as the canonical JSON that {@code lockbox/post} takes: every value a text, amounts
 * with SAP's decimals and as they are paid, invoices with the payment reference that SAP has for
 * them now.
 */
final class LockboxItemJson {

  private LockboxItemJson() {}

  /**
   * Describes an item.
   *
   * @param lines the customer's lines, as SAP shows them now
   * @throws IllegalArgumentException when it cannot be a lockbox item: SAP cannot hold an amount,
   *     the items are not what the customer is credited with, an invoice has no payment reference
   *     or another one has the same, the amount is too large, or there is a surcharge
   */
  static ObjectNode of(
      PostingTask task,
      CompanyCodeCustomizing customizing,
      List<AccountLine> lines,
      Instant createdAt) {
    requireItemsPaid(task);
    ObjectNode json = DocumentJson.head(task, customizing, customizing.documentType(), createdAt);
    json.put("valueDate", task.documentDate().toString());
    json.put("customer", task.account().customer());
    json.put("processorPaymentId", task.processorPaymentId());
    amount(json, LockboxAnswers.paid(task));
    Set<String> references = new HashSet<>();
    json.putArray("items");
    for (PaidItem item : task.items()) {
      String reference =
          LockboxAnswers.find(item, lines).map(AccountLine::paymentReference).orElse("");
      if (reference.isBlank()) {
        throw new IllegalArgumentException(item.invoice() + " has no payment reference");
      }
      if (!references.add(reference)) {
        throw new IllegalArgumentException(
            "several of the invoices have payment reference " + reference);
      }
      ObjectNode node = DocumentJson.item(json.withArray("items").addObject(), item.invoice());
      amount(node.put("paymentReference", reference), item.amount());
    }
    return json;
  }

  private static void requireItemsPaid(PostingTask task) {
    boolean surcharge =
        task.lines().stream().anyMatch(line -> line.role() == PostingLine.Role.SURCHARGE);
    if (surcharge) {
      throw new IllegalArgumentException("a lockbox item cannot hold a surcharge");
    }
    Money credited = LockboxAnswers.paid(task);
    Money paid =
        task.items().stream()
            .map(PaidItem::amount)
            .reduce(Money::plus)
            .orElseThrow(() -> new IllegalArgumentException("the payment pays no item"));
    if (!credited.equals(paid)) {
      throw new IllegalArgumentException(
          "the items amount to %s, the customer is credited with %s".formatted(paid, credited));
    }
    if (!LockboxBatchJson.holds(paid)) {
      throw new IllegalArgumentException("a lockbox batch cannot hold " + paid);
    }
  }

  private static void amount(ObjectNode node, Money amount) {
    node.put("amount", SapCurrencies.text(amount)).put("currency", amount.currency());
  }
}

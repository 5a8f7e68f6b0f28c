package io.openitem.sap.journalentry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import io.openitem.domain.PaidItem;
import io.openitem.domain.PostingLine;
import io.openitem.domain.PostingTask;
import io.openitem.sap.SapCurrencies;
import io.openitem.sap.document.DocumentJson;
import java.time.Instant;

/**
 * A posting task as the canonical JSON that the mappings take: every value a text, amounts with
 * SAP's decimals, and lines in the order in which they are compared with the mapped document.
 */
final class EntryJson {

  private EntryJson() {}

  /**
   * For {@code journalentry/post}.
   *
   * @throws IllegalArgumentException when SAP cannot hold an amount or does not know its currency
   */
  static ObjectNode payment(
      PostingTask task, CompanyCodeCustomizing customizing, Instant createdAt) {
    ObjectNode json = lines(task, customizing, customizing.documentType(), createdAt);
    json.putArray("items");
    for (PaidItem item : task.items()) {
      ObjectNode node = DocumentJson.item(json.withArray("items").addObject(), item.invoice());
      node.put("amount", SapCurrencies.text(item.amount()));
      node.put("currency", item.amount().currency());
    }
    return json;
  }

  /**
   * For {@code journalentry/reverse}.
   *
   * @param payment the document of the payment whose money moved again
   * @throws IllegalArgumentException when SAP cannot hold an amount or does not know its currency
   */
  static ObjectNode reversal(
      PostingTask task,
      CompanyCodeCustomizing customizing,
      DocumentNumber payment,
      Instant createdAt) {
    ObjectNode json = lines(task, customizing, customizing.reversalDocumentType(), createdAt);
    json.put("kind", task.kind().name());
    json.putObject("payment")
        .put("document", payment.number())
        .put("fiscalYear", payment.fiscalYear())
        .put("name", payment.number() + "/" + payment.fiscalYear());
    return json;
  }

  private static ObjectNode lines(
      PostingTask task,
      CompanyCodeCustomizing customizing,
      String documentType,
      Instant createdAt) {
    ObjectNode json = DocumentJson.head(task, customizing, documentType, createdAt);
    json.put("customer", task.account().customer());
    json.put("currency", currency(task));
    json.put("processorPaymentId", task.processorPaymentId());
    json.put("paymentServiceProvider", customizing.paymentServiceProvider());
    json.putArray("glLines");
    json.putArray("customerLines");
    int number = 0;
    for (PostingLine line : task.lines()) {
      if (line.role() != PostingLine.Role.CUSTOMER) {
        glLine(json.withArray("glLines").addObject(), task, line, ++number);
      }
    }
    for (PostingLine line : task.lines()) {
      if (line.role() == PostingLine.Role.CUSTOMER) {
        ObjectNode node = json.withArray("customerLines").addObject();
        amount(node.put("number", Integer.toString(++number)), line.amount());
        node.put("customer", task.account().customer());
        node.put("paymentServiceProvider", customizing.paymentServiceProvider());
        node.put("processorPaymentId", task.processorPaymentId());
        line.specialGlCode().ifPresent(code -> node.put("specialGlCode", code));
        line.text().ifPresent(text -> node.put("text", text));
      }
    }
    return json;
  }

  /**
   * For {@code journalentry/clear}.
   *
   * @param paymentItem the payment's own credit line, as SAP numbered it
   */
  static ObjectNode clearing(
      PostingTask task,
      CompanyCodeCustomizing customizing,
      InvoiceId paymentItem,
      Instant createdAt) {
    ObjectNode json =
        DocumentJson.head(task, customizing, customizing.clearingDocumentType(), createdAt);
    json.put("currency", task.items().get(0).amount().currency());
    json.putArray("openItems");
    int number = 0;
    for (PaidItem item : task.items()) {
      ObjectNode node = openItem(json, task, "PAID", item.invoice(), ++number);
      item.residual().ifPresent(residual -> deduction(node, residual.negated()));
    }
    openItem(json, task, "PAYMENT", paymentItem, ++number);
    return json;
  }

  private static String currency(PostingTask task) {
    return task.lines().get(0).amount().currency();
  }

  private static void glLine(ObjectNode node, PostingTask task, PostingLine line, int number) {
    node.put("number", Integer.toString(number));
    node.put("role", line.role().name());
    node.put("companyCode", task.account().companyCode().value());
    node.put(
        "glAccount",
        line.glAccount()
            .orElseThrow(() -> new IllegalArgumentException(line.role() + " names no account")));
    amount(node, line.amount());
    line.taxCode().ifPresent(taxCode -> node.put("taxCode", taxCode));
  }

  private static void amount(ObjectNode node, Money amount) {
    node.put("amount", SapCurrencies.text(amount));
    node.put("currency", amount.currency());
    node.put("side", amount.isNegative() ? "H" : "S");
  }

  /** What is not cleared of an item: SAP makes a new item of it. Negative where it stays owed. */
  private static void deduction(ObjectNode node, Money deduction) {
    node.put("deduction", SapCurrencies.text(deduction));
    node.put("deductionCurrency", deduction.currency());
  }

  private static ObjectNode openItem(
      ObjectNode json, PostingTask task, String role, InvoiceId id, int number) {
    ObjectNode node = json.withArray("openItems").addObject();
    node.put("number", Integer.toString(number));
    node.put("role", role);
    node.put("customer", task.account().customer());
    return DocumentJson.item(node, id);
  }
}

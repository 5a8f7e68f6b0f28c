package io.openitem.sap.paymentservice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.Money;
import io.openitem.domain.PaidItem;
import io.openitem.domain.PostingLine;
import io.openitem.domain.PostingLine.Role;
import io.openitem.domain.PostingTask;
import io.openitem.sap.SapCurrencies;
import io.openitem.sap.document.DocumentJson;
import java.time.Instant;
import java.util.List;

/**
 * A posting task as the canonical JSON that {@code paymentservice/post} takes: every value a text,
 * amounts with SAP's decimals and as they are paid, not by debit and credit.
 */
final class PaymentJson {

  private PaymentJson() {}

  /**
   * Describes a payment.
   *
   * @throws IllegalArgumentException when SAP cannot hold an amount or does not know its currency,
   *     or when the lines are not those of one payment whose items and surcharge are its total
   */
  static ObjectNode of(PostingTask task, CompanyCodeCustomizing customizing, Instant createdAt) {
    PostingLine debit = only(task, Role.PROCESSOR_CLEARING);
    List<PostingLine> surcharge = lines(task, Role.SURCHARGE);
    requireItemsPaid(task);
    ObjectNode json =
        DocumentJson.head(task, customizing, customizing.documentType(), createdAt)
            .put("valueDate", task.documentDate().toString())
            .put("customer", task.account().customer())
            .put("processorPaymentId", task.processorPaymentId())
            .put("paymentServiceProvider", customizing.paymentServiceProvider());
    amount(json.put("glAccount", account(debit)), debit.amount());
    if (!surcharge.isEmpty()) {
      PostingLine fee = only(task, Role.SURCHARGE);
      ObjectNode node = json.putObject("surcharge").put("glAccount", account(fee));
      amount(node, fee.amount().negated());
      fee.taxCode().ifPresent(taxCode -> node.put("taxCode", taxCode));
    }
    json.putArray("items");
    for (PaidItem item : task.items()) {
      amount(DocumentJson.item(json.withArray("items").addObject(), item.invoice()), item.amount());
    }
    return json;
  }

  /**
   * What the customer is credited with must be what the items amount to: a service that clears
   * would otherwise have to make a difference disappear.
   */
  private static void requireItemsPaid(PostingTask task) {
    Money credited = only(task, Role.CUSTOMER).amount().negated();
    Money paid =
        task.items().stream()
            .map(PaidItem::amount)
            .reduce(Money::plus)
            .orElseThrow(() -> new IllegalArgumentException("the payment pays no item"));
    if (!credited.equals(paid)) {
      throw new IllegalArgumentException(
          "the items amount to %s, the customer is credited with %s".formatted(paid, credited));
    }
  }

  private static PostingLine only(PostingTask task, Role role) {
    List<PostingLine> lines = lines(task, role);
    if (lines.size() != 1) {
      throw new IllegalArgumentException(lines.size() + " lines " + role + " instead of one");
    }
    return lines.get(0);
  }

  private static List<PostingLine> lines(PostingTask task, Role role) {
    return task.lines().stream().filter(line -> line.role() == role).toList();
  }

  private static String account(PostingLine line) {
    return line.glAccount()
        .orElseThrow(() -> new IllegalArgumentException(line.role() + " names no account"));
  }

  private static void amount(ObjectNode node, Money amount) {
    node.put("amount", SapCurrencies.text(amount)).put("currency", amount.currency());
  }
}

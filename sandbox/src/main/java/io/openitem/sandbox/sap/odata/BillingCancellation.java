package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.SapActions;
import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.ledger.Document;
import io.openitem.sandbox.sap.ledger.Header;
import io.openitem.sandbox.sap.ledger.Line;
import java.util.List;
import java.util.Map;

/**
 * Cancels a billing document: a second one with the opposite amount, and both items cleared against
 * each other. What was paid already is not cancelled.
 */
final class BillingCancellation {
  private static final String BY = "cancelledBy";
  private static final String CANCELS = "cancels";

  private final SapSystem sap;
  private final SapActions actions;

  BillingCancellation(SapSystem sap) {
    this.sap = sap;
    this.actions = new SapActions(sap);
  }

  boolean isCancelled(String number) {
    return !sap.masterData().get("Billing/" + number, BY, "").isEmpty();
  }

  /** The document that this one cancels; blank for an ordinary one. */
  String cancels(String number) {
    return sap.masterData().get("Billing/" + number, CANCELS, "");
  }

  synchronized Map<String, Object> cancel(Document document) {
    String number = BillingService.number(document);
    Line item = BillingService.item(document);
    if (isCancelled(number) || !cancels(number).isEmpty()) {
      return result(number, "", "E", "Billing document " + number + " is already cancelled");
    }
    if (item.state().isCleared()) {
      return result(number, "", "E", "Billing document " + number + " has been cleared");
    }
    Document counter =
        actions.invoice(
            document.key().companyCode(), item.content().account(), item.amount().negate());
    Header header = counter.header();
    sap.ledger().clear(clearing(header), List.of(item, BillingService.item(counter)));
    String cancellation = BillingService.number(counter);
    sap.masterData().set("Billing/" + number, BY, cancellation);
    sap.masterData().set("Billing/" + cancellation, CANCELS, number);
    return result(number, cancellation, "S", "Billing document " + cancellation + " created");
  }

  private static Header clearing(Header counter) {
    return new Header(
        counter.companyCode(),
        counter.fiscalYear(),
        "AB",
        counter.currency(),
        "",
        "",
        counter.postingDay(),
        counter.documentDay(),
        counter.createdAtMillis(),
        counter.createdBy(),
        "RFCL",
        "BKPFF",
        "",
        "",
        counter.postingDay());
  }

  private static Map<String, Object> result(
      String number, String cancellation, String type, String text) {
    return Map.of(
        "BillingDocument",
        number,
        "CancellationBillingDocument",
        cancellation,
        "SystemMessageType",
        type,
        "SystemMessageIdentification",
        "VF",
        "SystemMessageNumber",
        type.equals("S") ? "050" : "045",
        "SystemMessageText",
        text,
        "SystemMessageVariable1",
        number,
        "SystemMessageVariable2",
        "",
        "SystemMessageVariable3",
        "",
        "SystemMessageVariable4",
        "");
  }
}

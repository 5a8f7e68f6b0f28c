package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.ledger.DocumentKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;

/**
 * What a deep insert of a payment asks for. Amounts are positive for what is paid, negative for a
 * credit memo that is netted.
 */
record PaymentRequest(
    String companyCode,
    String reference,
    String documentType,
    LocalDate documentDate,
    LocalDate postingDate,
    String customer,
    String glAccount,
    BigDecimal amount,
    String currency,
    String surchargeAccount,
    BigDecimal surcharge,
    Change given,
    List<Item> items) {

  /** An item to be cleared in full. */
  record Item(DocumentKey document, int item, BigDecimal amount, String currency) {
    String name() {
      return document + "/" + item;
    }
  }

  /**
   * Reads it.
   *
   * @throws SapFailure when something mandatory is missing or an item is named by something else
   *     than numbers
   */
  static PaymentRequest of(Change change) throws SapFailure {
    List<Item> items = new ArrayList<>();
    for (Change child : change.children().getOrDefault("to_Item", List.of())) {
      items.add(item(child));
    }
    if (items.isEmpty()) {
      throw missing("to_Item");
    }
    return new PaymentRequest(
        required(change, "CompanyCode"),
        required(change, "DocumentReferenceID"),
        required(change, "AccountingDocumentType"),
        day(change, "DocumentDate"),
        day(change, "PostingDate"),
        required(change, "Customer"),
        required(change, "GLAccount"),
        amount(change, "AmountInTransactionCurrency"),
        required(change, "TransactionCurrency"),
        change.text("SurchargeGLAccount"),
        change.text("SurchargeAmountInTransCrcy").isEmpty()
            ? BigDecimal.ZERO
            : amount(change, "SurchargeAmountInTransCrcy"),
        change,
        items);
  }

  private static Item item(Change child) throws SapFailure {
    String document = required(child, "AccountingDocument");
    String item = required(child, "AccountingDocumentItem");
    DocumentKey key =
        CubeService.key(required(child, "CompanyCode"), required(child, "FiscalYear"), document)
            .filter(found -> item.matches("\\d{1,3}"))
            .orElseThrow(() -> missing("AccountingDocumentItem"));
    return new Item(
        key,
        Integer.parseInt(item),
        amount(child, "AmountInTransactionCurrency"),
        required(child, "TransactionCurrency"));
  }

  /** What the items amount to. */
  BigDecimal paid() {
    return items.stream().map(Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String required(Change change, String name) throws SapFailure {
    String text = change.text(name);
    if (text.isBlank()) {
      throw missing(name);
    }
    return text;
  }

  private static BigDecimal amount(Change change, String name) throws SapFailure {
    return change.values().get(name) instanceof BigDecimal amount
        ? amount
        : new BigDecimal(required(change, name));
  }

  private static LocalDate day(Change change, String name) throws SapFailure {
    if (change.values().get(name) instanceof Calendar at) {
      return at.toInstant().atZone(ZoneOffset.UTC).toLocalDate();
    }
    throw missing(name);
  }

  private static SapFailure missing(String property) {
    return SapFailure.badRequest("ZSBX/020", "Property " + property + " is mandatory", property);
  }
}

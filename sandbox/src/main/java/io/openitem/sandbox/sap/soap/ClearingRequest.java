package io.openitem.sandbox.sap.soap;

import io.openitem.sandbox.sap.ledger.Customers;
import io.openitem.sandbox.sap.ledger.DocumentKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a clearing message asks for.
 *
 * @param companyCode whose items
 * @param type type of the clearing document
 * @param postingDate clearing date
 * @param documentDate its document date
 * @param currency the items' currency
 * @param headerText DocumentHeaderText
 * @param reference ReferenceDocument
 * @param user CreatedByUser
 * @param items what to clear
 */
record ClearingRequest(
    String companyCode,
    String type,
    LocalDate postingDate,
    LocalDate documentDate,
    String currency,
    String headerText,
    String reference,
    String user,
    List<Item> items) {

  /**
   * An item to clear.
   *
   * @param accountType D or S
   * @param account customer or G/L account
   * @param document where it is
   * @param item its number there
   * @param partial true when only part of it is paid
   * @param deduction what is left of it as a residual item, negative of a debit; blank for nothing
   */
  record Item(
      String accountType,
      String account,
      DocumentKey document,
      int item,
      boolean partial,
      String deduction) {}

  /** The customers whose accounts are cleared. */
  Set<String> customers() {
    return items.stream()
        .filter(item -> item.accountType.equals("D"))
        .map(Item::account)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** True when something is paid in part: then nothing is closed. */
  boolean isPartial() {
    return items.stream().anyMatch(Item::partial);
  }

  /** True when something is left as a residual item. */
  boolean leavesResiduals() {
    return items.stream().anyMatch(item -> !item.deduction.isEmpty());
  }

  /**
   * Reads a JournalEntry of the clearing service.
   *
   * @throws NumberFormatException when a year, document or item is no number
   */
  static ClearingRequest of(XmlElement entry) {
    String code = entry.text("CompanyCode");
    List<Item> items =
        Stream.concat(
                entry.all("APARItems").map(item -> item(code, item, "APARAccount")),
                entry.all("GLItems").map(item -> item(code, item, "GLAccount")))
            .toList();
    return new ClearingRequest(
        code,
        entry.text("AccountingDocumentType"),
        LocalDate.parse(entry.text("PostingDate")),
        LocalDate.parse(entry.text("DocumentDate")),
        entry.text("CurrencyCode"),
        entry.text("DocumentHeaderText"),
        entry.text("ReferenceDocument"),
        entry.text("CreatedByUser"),
        items);
  }

  private static Item item(String code, XmlElement item, String accountField) {
    boolean gl = accountField.equals("GLAccount");
    String itemCode = item.text("CompanyCode");
    DocumentKey document =
        new DocumentKey(
            itemCode.isEmpty() ? code : itemCode,
            Integer.parseInt(item.text("FiscalYear")),
            Long.parseLong(item.text("AccountingDocument")));
    return new Item(
        gl ? "S" : item.text("AccountType"),
        gl ? item.text(accountField) : Customers.padded(item.text(accountField)),
        document,
        Integer.parseInt(item.text("AccountingDocumentItem")),
        !item.text("PartialPaymentAmtInDspCrcy").isEmpty(),
        item.text("OtherDeductionAmountInDspCrcy"));
  }
}

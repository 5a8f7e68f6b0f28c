package io.openitem.sandbox.sap.lockbox;

import java.math.BigDecimal;
import java.util.List;

/**
 * A payment in a batch, with the documents that came of it.
 *
 * @param internalKey of its batch
 * @param batch of its batch
 * @param item its number, 5 digits
 * @param given what the sender said
 * @param fiscalYear of the documents
 * @param bankLedgerDocument area 1's document; blank when it was not posted
 * @param subledgerDocument area 2's document; blank when it was not posted
 * @param info why something was not posted; blank when all was
 */
public record LockboxItem(
    String internalKey,
    String batch,
    String item,
    Given given,
    String fiscalYear,
    String bankLedgerDocument,
    String subledgerDocument,
    String info) {

  /**
   * What the sender of an item says.
   *
   * @param companyCode of its batch
   * @param valueDay days since 1970-01-01; 0 for none
   * @param currency of its amount
   * @param amount what came in
   * @param customer whose account is credited
   * @param assignment AssignmentReference
   * @param text DocumentItemText
   * @param reference DocumentReferenceID
   * @param memoLine MemoLine1
   * @param clearings the invoices that are paid
   */
  public record Given(
      String companyCode,
      int valueDay,
      String currency,
      BigDecimal amount,
      String customer,
      String assignment,
      String text,
      String reference,
      String memoLine,
      List<LockboxClearing> clearings) {
    /** Copies the clearings. */
    public Given {
      clearings = List.copyOf(clearings);
    }
  }

  LockboxItem withoutNumbers() {
    return new LockboxItem(internalKey, batch, item, given, "0000", "", "", "");
  }

  /** The payment advice that names its invoices: this SAP makes one for each item. */
  public String paymentAdvice() {
    return internalKey + batch + item;
  }
}

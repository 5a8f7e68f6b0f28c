package io.openitem.sandbox.sap.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What can change about a line after it was posted.
 *
 * @param paymentBlock PaymentBlockingReason; blank if not blocked
 * @param inPaymentRun IsUsedInPaymentTransaction: a payment run holds the item
 * @param clearingNumber the clearing document; 0 while the item is open
 * @param clearingYear its fiscal year
 * @param clearingDay clearing date, as days since 1970-01-01
 * @param invoice the document that a partial payment belongs to, as its key's text; else blank
 */
public record LineState(
    String paymentBlock,
    boolean inPaymentRun,
    long clearingNumber,
    int clearingYear,
    int clearingDay,
    String invoice) {

  /** An open, unblocked item. */
  public static final LineState OPEN = new LineState("", false, 0, 0, 0, "");

  /** True when a clearing document closed it. */
  @JsonIgnore
  public boolean isCleared() {
    return clearingNumber != 0;
  }

  /** The same, cleared. */
  public LineState cleared(DocumentKey by, int day) {
    return new LineState(paymentBlock, inPaymentRun, by.number(), by.fiscalYear(), day, invoice);
  }

  /** The same, blocked for payment or, with a blank reason, free again. */
  public LineState blocked(String reason) {
    return new LineState(reason, inPaymentRun, clearingNumber, clearingYear, clearingDay, invoice);
  }

  /** The same, held by a payment run or let go. */
  public LineState inPaymentRun(boolean held) {
    return new LineState(paymentBlock, held, clearingNumber, clearingYear, clearingDay, invoice);
  }

  /** The same, belonging to an invoice that it pays in part. */
  public LineState partOf(DocumentKey paid) {
    return new LineState(
        paymentBlock, inPaymentRun, clearingNumber, clearingYear, clearingDay, paid.toString());
  }
}

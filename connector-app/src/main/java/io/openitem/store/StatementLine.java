package io.openitem.store;

import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A line of a statement; the fields are the contract's {@code StatementLine}.
 *
 * @param lineId names it within the account
 * @param kind what it is
 * @param postingDate the day it counts in the books
 * @param fiscalYear of the document
 * @param accountingDocument the document; of a clearing, the clearing document
 * @param amount by which it moves the balance: debit positive, credit negative; of a clearing
 *     nothing, unless it cleared across currencies
 * @param posting what a posted line tells besides; empty for clearings
 * @param clearing what a clearing tells besides; empty for posted lines
 */
public record StatementLine(
    String lineId,
    Kind kind,
    LocalDate postingDate,
    String fiscalYear,
    String accountingDocument,
    Money amount,
    Optional<Posting> posting,
    Optional<Clearing> clearing) {

  /** What a line is. */
  public enum Kind {
    /** The customer owes it. */
    INVOICE,
    /** The customer is owed it. */
    CREDIT_MEMO,
    /** Money that came in or went back. */
    PAYMENT,
    /** A payment ahead of any invoice, on special G/L. */
    DOWN_PAYMENT,
    /** What is left of an item that was paid in part, and its counterpart. */
    DIFFERENCE,
    /** Takes back another document, or was taken back. */
    REVERSAL,
    /** Closes items that net to nothing. */
    CLEARING;

    /**
     * Of a posted line.
     *
     * @param postingKey SAP's standard keys; others, and none, leave the document type and the sign
     */
    static Kind of(
        Optional<String> postingKey,
        String documentType,
        boolean specialGl,
        boolean reversal,
        boolean debit) {
      if (reversal) {
        return REVERSAL;
      }
      if (specialGl) {
        return DOWN_PAYMENT;
      }
      return switch (postingKey.orElse("")) {
        case "05", "08", "15", "18" -> PAYMENT;
        case "06", "07", "16", "17" -> DIFFERENCE;
        case "02", "12" -> REVERSAL;
        default -> documentType.equals("DZ") ? PAYMENT : debit ? INVOICE : CREDIT_MEMO;
      };
    }
  }

  /**
   * A posted line.
   *
   * @param invoiceId the item, as {@code getInvoice} takes it
   * @param documentType SAP's type
   * @param documentDate on the document
   * @param dueDate without cash discount
   * @param open whether it is open on the evening of the period's last day
   * @param reference DocumentReferenceID
   * @param paymentReference PaymentReference
   * @param billingDocument that made it
   * @param purchaseOrder the customer's
   * @param reversed whether its document was reversed
   * @param clearedOn when it was cleared, also after the period; empty while it is open
   * @param clearingDocument by which document
   * @param clearingFiscalYear of that document
   */
  public record Posting(
      InvoiceId invoiceId,
      String documentType,
      LocalDate documentDate,
      LocalDate dueDate,
      boolean open,
      Optional<String> reference,
      Optional<String> paymentReference,
      Optional<String> billingDocument,
      Optional<String> purchaseOrder,
      boolean reversed,
      Optional<LocalDate> clearedOn,
      Optional<String> clearingDocument,
      Optional<String> clearingFiscalYear) {}

  /**
   * A clearing.
   *
   * @param items how many items of the account it closed
   * @param cleared what their debits amount to
   */
  public record Clearing(int items, Money cleared) {}
}

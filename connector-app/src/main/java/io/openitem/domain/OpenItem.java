package io.openitem.domain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A line of a customer's account, open or cleared, as SAP had it when it was last read. Source:
 * API_OPLACCTGDOCITEMCUBE_SRV, A_OperationalAcctgDocItemCube.
 *
 * @param id the line
 * @param account whose debt it is; a branch's items stand on its head office
 * @param amount in transaction currency; an invoice is positive, a credit memo negative
 * @param documentType SAP's document type, S2
 * @param documentDate the date on the document
 * @param postingDate the day it counts in the books
 * @param netDueDate when it is due without cash discount
 * @param reference DocumentReferenceID, S16
 * @param assignment AssignmentReference, S18
 * @param paymentReference PaymentReference, S30
 * @param billingDocument the billing document that made it
 * @param specialGlCode empty for ordinary items; down payments and the like have one
 * @param paymentBlock PaymentBlockingReason; present means that nobody may pay it
 * @param inPaymentRun IsUsedInPaymentTransaction or HasPaymentOrder: somebody else is paying it
 * @param cleared whether SAP has cleared it
 * @param clearingDocument ClearingAccountingDocument with its fiscal year, once cleared
 * @param bookkeeping what only a statement needs to know
 */
public record OpenItem(
    InvoiceId id,
    AccountId account,
    Money amount,
    String documentType,
    LocalDate documentDate,
    LocalDate postingDate,
    LocalDate netDueDate,
    Optional<String> reference,
    Optional<String> assignment,
    Optional<String> paymentReference,
    Optional<String> billingDocument,
    Optional<String> specialGlCode,
    Optional<String> paymentBlock,
    boolean inPaymentRun,
    boolean cleared,
    Optional<DocumentNumber> clearingDocument,
    Bookkeeping bookkeeping) {

  /**
   * What a statement tells of a line besides.
   *
   * @param postingKey SAP's, such as 01 for an invoice and 15 for an incoming payment; empty where
   *     SAP sent none
   * @param clearingDate the day that the clearing counts in the books; empty while open
   * @param reversal whether its document reverses another one
   * @param reversed whether its document was reversed
   */
  public record Bookkeeping(
      Optional<String> postingKey,
      Optional<LocalDate> clearingDate,
      boolean reversal,
      boolean reversed) {

    /** Nothing known. */
    public static final Bookkeeping NONE =
        new Bookkeeping(Optional.empty(), Optional.empty(), false, false);
  }

  /** An item without what only statements need. */
  public OpenItem(
      InvoiceId id,
      AccountId account,
      Money amount,
      String documentType,
      LocalDate documentDate,
      LocalDate postingDate,
      LocalDate netDueDate,
      Optional<String> reference,
      Optional<String> assignment,
      Optional<String> paymentReference,
      Optional<String> billingDocument,
      Optional<String> specialGlCode,
      Optional<String> paymentBlock,
      boolean inPaymentRun,
      boolean cleared,
      Optional<DocumentNumber> clearingDocument) {
    this(
        id,
        account,
        amount,
        documentType,
        documentDate,
        postingDate,
        netDueDate,
        reference,
        assignment,
        paymentReference,
        billingDocument,
        specialGlCode,
        paymentBlock,
        inPaymentRun,
        cleared,
        clearingDocument,
        Bookkeeping.NONE);
  }
}

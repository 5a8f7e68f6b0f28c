package io.openitem.sandbox.sap.ledger;

import java.time.LocalDate;

/**
 * The head of a document.
 *
 * @param companyCode four characters
 * @param fiscalYear the posting date's calendar year
 * @param type document type, for instance RV, DZ, AB
 * @param currency the document's currency
 * @param reference DocumentReferenceID
 * @param headerText DocumentHeaderText
 * @param postingDay posting date, as days since 1970-01-01
 * @param documentDay document date, likewise
 * @param createdAtMillis when it was entered, milliseconds since 1970-01-01T00:00Z
 * @param createdBy the user
 * @param transactionType BusinessTransactionType
 * @param referenceType BKPFF for an accounting document, VBRK for one from billing
 * @param billingDocument the billing document it comes from, else blank
 * @param billingType F2 invoice, G2 credit memo, else blank
 * @param dueDay net due date, as days since 1970-01-01
 */
public record Header(
    String companyCode,
    int fiscalYear,
    String type,
    SapCurrency currency,
    String reference,
    String headerText,
    int postingDay,
    int documentDay,
    long createdAtMillis,
    String createdBy,
    String transactionType,
    String referenceType,
    String billingDocument,
    String billingType,
    int dueDay) {

  /** The posting date. */
  public LocalDate postingDate() {
    return LocalDate.ofEpochDay(postingDay);
  }
}

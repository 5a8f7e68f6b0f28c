package io.openitem.domain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A line of a customer's account that SAP has not cleared, or had not when it was last read.
 * Source: API_OPLACCTGDOCITEMCUBE_SRV, A_OperationalAcctgDocItemCube.
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
    Optional<DocumentNumber> clearingDocument) {}

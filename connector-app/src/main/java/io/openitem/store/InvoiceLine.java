package io.openitem.store;

import io.openitem.domain.AccountId;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An open item as the read model has it; the fields are the contract's {@code Invoice}.
 *
 * @param invoiceId which line
 * @param accountId on whose account
 * @param companyCode in whose books
 * @param fiscalYear of the document
 * @param accountingDocument the document
 * @param item the line of it
 * @param documentType SAP's type
 * @param documentDate on the document
 * @param postingDate in the books
 * @param dueDate without cash discount
 * @param overdue due before today and still open
 * @param amount debit positive, credit negative
 * @param reference DocumentReferenceID
 * @param assignment AssignmentReference
 * @param paymentReference PaymentReference
 * @param billingDocument that made it
 * @param purchaseOrder the customer's
 * @param cleared whether SAP has cleared it
 * @param blocked whether SAP has blocked it for payment
 * @param inPaymentRun whether SAP is paying it
 * @param underPayment whether a payment made here for it is under way
 * @param payable whether nothing known speaks against paying it
 * @param updatedAt when the line last changed here
 */
public record InvoiceLine(
    InvoiceId invoiceId,
    AccountId accountId,
    CompanyCode companyCode,
    String fiscalYear,
    String accountingDocument,
    String item,
    String documentType,
    LocalDate documentDate,
    LocalDate postingDate,
    LocalDate dueDate,
    boolean overdue,
    Money amount,
    Optional<String> reference,
    Optional<String> assignment,
    Optional<String> paymentReference,
    Optional<String> billingDocument,
    Optional<String> purchaseOrder,
    boolean cleared,
    boolean blocked,
    boolean inPaymentRun,
    boolean underPayment,
    boolean payable,
    Instant updatedAt) {}

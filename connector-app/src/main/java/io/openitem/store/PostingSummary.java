package io.openitem.store;

import io.openitem.domain.AccountId;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Money;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A posting as the worklist shows it; the fields are the contract's {@code Posting}.
 *
 * @param postingId which
 * @param paymentId whose money
 * @param kind what it does in SAP
 * @param state where it stands
 * @param reason why, mostly in SAP's words
 * @param companyCode in whose books
 * @param accountId on which account
 * @param api through which posting API
 * @param reference what its document carries in SAP as DocumentReferenceID
 * @param total what the payer was to pay
 * @param captured what the processor took
 * @param processor who took the money
 * @param processorPaymentId the processor's own id of the payment
 * @param postingDate the day that the document counts in the books
 * @param document the document in SAP, once it is known
 * @param dependsOn the posting that must be posted before
 * @param tries how often it was sent
 * @param dueAt when something is next done about it by itself
 * @param deadlineAt when it goes on the worklist, or went
 * @param createdAt when the money was captured
 * @param updatedAt when it last changed
 */
public record PostingSummary(
    String postingId,
    String paymentId,
    PostingKind kind,
    PostingState state,
    Optional<String> reason,
    CompanyCode companyCode,
    AccountId accountId,
    String api,
    String reference,
    Money total,
    Money captured,
    String processor,
    Optional<String> processorPaymentId,
    LocalDate postingDate,
    Optional<DocumentNumber> document,
    Optional<String> dependsOn,
    int tries,
    Optional<Instant> dueAt,
    Instant deadlineAt,
    Instant createdAt,
    Instant updatedAt) {}

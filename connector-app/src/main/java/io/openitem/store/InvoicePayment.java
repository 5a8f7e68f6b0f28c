package io.openitem.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openitem.domain.Money;
import io.openitem.domain.PaymentStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * What one payment pays on an invoice; the fields are the contract's {@code InvoicePayment}.
 *
 * @param paymentId which payment
 * @param status where it stands
 * @param amount what it pays on the invoice
 * @param documentNumber the SAP document; written as null until there is one
 * @param documentStatus what its absence means
 * @param fiscalYear of the document; written as null until there is one
 * @param createdAt when it was made
 */
public record InvoicePayment(
    String paymentId,
    PaymentStatus status,
    Money amount,
    @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> documentNumber,
    String documentStatus,
    @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> fiscalYear,
    Instant createdAt) {}

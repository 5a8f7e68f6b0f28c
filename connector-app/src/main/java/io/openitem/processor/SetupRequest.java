package io.openitem.processor;

import io.openitem.domain.PaymentMethod;
import java.net.URI;
import java.time.Instant;

/**
 * A method that is to be retained.
 *
 * @param setupId ours; the idempotency key at the processor, which keeps it beside the page too
 * @param processorCustomer the processor's customer that the method will belong to
 * @param type card or bank debit
 * @param completedUrl where the payer is sent once the method is retained
 * @param cancelledUrl where the payer is sent who steps back
 * @param expiresAt when the page closes; 30 minutes to 24 hours from now
 */
public record SetupRequest(
    String setupId,
    String processorCustomer,
    PaymentMethod.Type type,
    URI completedUrl,
    URI cancelledUrl,
    Instant expiresAt) {}

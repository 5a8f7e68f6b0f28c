package io.openitem.sandbox.stripe;

/**
 * Something that happened, as Stripe tells it.
 *
 * @param seq its place among all events
 * @param createdSeconds Unix time
 * @param json what is delivered and signed, byte for byte
 */
// These records are never compared; the bytes are what is sent, and nobody writes to them.
@SuppressWarnings("ArrayRecordComponent")
record StripeEvent(String id, long seq, String type, long createdSeconds, byte[] json) {}

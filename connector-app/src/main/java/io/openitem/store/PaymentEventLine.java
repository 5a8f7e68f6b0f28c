package io.openitem.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something that happened to a payment; the fields are the contract's {@code PaymentEvent}.
 *
 * @param eventId which event
 * @param type what happened
 * @param at when
 * @param data the particulars
 * @param seq its place in the history; not shown
 */
public record PaymentEventLine(
    String eventId, String type, Instant at, JsonNode data, @JsonIgnore long seq) {}

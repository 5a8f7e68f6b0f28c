package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of the journal: what took effect together. Objects are spliced in as the bytes that they
 * already are.
 *
 * @param objects as they stand afterwards
 * @param events what is told about it
 * @param due the sequence numbers of those events that are to be delivered
 * @param first the answer that is kept under an idempotency key
 * @param settled sequence numbers of events whose delivery has ended
 */
record JournalLine(
    List<Stored> objects,
    List<StripeEvent> events,
    List<Long> due,
    Optional<IdempotencyKeys.First> first,
    List<Long> settled) {

  static JournalLine ofKey(IdempotencyKeys.First first) {
    return new JournalLine(List.of(), List.of(), List.of(), Optional.of(first), List.of());
  }

  static JournalLine ofSettled(long seq) {
    return new JournalLine(List.of(), List.of(), List.of(), Optional.empty(), List.of(seq));
  }

  byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(8_192);
    text(out, "{\"put\":[");
    String comma = "";
    for (Stored object : objects) {
      text(out, comma + "{\"seq\":" + object.seq() + ",\"at\":" + object.createdMillis());
      text(out, ",\"o\":");
      out.writeBytes(object.json());
      text(out, "}");
      comma = ",";
    }
    text(out, "],\"events\":[");
    comma = "";
    for (StripeEvent event : events) {
      text(out, comma + "{\"seq\":" + event.seq() + ",\"o\":");
      out.writeBytes(event.json());
      text(out, "}");
      comma = ",";
    }
    text(out, "],\"due\":" + due + ",\"settled\":" + settled);
    first.ifPresent(answer -> write(out, answer));
    text(out, "}");
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, IdempotencyKeys.First first) {
    ObjectNode use = Json.object();
    use.put("key", first.use().key());
    use.put("place", first.use().place());
    use.put("fingerprint", first.use().fingerprint());
    use.put("status", first.reply().status());
    text(out, ",\"use\":");
    out.writeBytes(Json.bytes(use));
    text(out, ",\"reply\":");
    out.writeBytes(first.reply().body());
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  static JournalLine parse(byte[] line) {
    ObjectNode json = Json.parse(line);
    List<Stored> objects = new ArrayList<>();
    for (JsonNode put : json.path("put")) {
      objects.add(
          Stored.of((ObjectNode) put.path("o"), put.path("seq").asLong(), put.path("at").asLong()));
    }
    List<StripeEvent> events = new ArrayList<>();
    for (JsonNode event : json.path("events")) {
      JsonNode o = event.path("o");
      events.add(
          new StripeEvent(
              o.path("id").asText(),
              event.path("seq").asLong(),
              o.path("type").asText(),
              o.path("created").asLong(),
              Json.bytes(o)));
    }
    return new JournalLine(
        objects, events, longs(json.path("due")), first(json), longs(json.path("settled")));
  }

  private static Optional<IdempotencyKeys.First> first(ObjectNode json) {
    JsonNode use = json.path("use");
    if (use.isMissingNode()) {
      return Optional.empty();
    }
    return Optional.of(
        new IdempotencyKeys.First(
            new IdempotencyKeys.Use(
                use.path("key").asText(),
                use.path("place").asText(),
                use.path("fingerprint").asText()),
            new Reply(use.path("status").asInt(), Json.bytes(json.path("reply")))));
  }

  private static List<Long> longs(JsonNode array) {
    List<Long> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asLong()));
    return values;
  }
}

package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The processor's side of an audit: what money moved, written one intent after the other. */
final class Books {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();
  private static final ObjectMapper MAPPER = new ObjectMapper(FACTORY);
  private static final List<String> INTENT =
      List.of(
          "id",
          "amount",
          "amount_received",
          "currency",
          "status",
          "customer",
          "payment_method",
          "latest_charge",
          "created",
          "metadata");
  private static final List<String> REFUND =
      List.of("id", "amount", "currency", "status", "created", "metadata");

  private final Ledger ledger;

  Books(Ledger ledger) {
    this.ledger = ledger;
  }

  /** {@code {"payment_intents":[{…,"refunds":[…],"disputes":[…]}]}}, the oldest first. */
  void writeTo(OutputStream out) throws IOException {
    try (JsonGenerator json = MAPPER.createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("payment_intents");
      for (String id : ledger.newestFirst("payment_intent").descendingMap().values()) {
        ObjectNode intent = ledger.find(id).orElseThrow();
        ObjectNode entry = intent.deepCopy().retain(INTENT);
        related(entry, "refunds", "refund", id);
        related(entry, "disputes", "dispute", id);
        json.writeTree(entry);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private void related(ObjectNode entry, String name, String kind, String intentId) {
    var array = entry.putArray(name);
    ledger
        .newestFirst(Stored.key(kind, "payment_intent", intentId))
        .descendingMap()
        .values()
        .forEach(id -> array.add(ledger.find(id).orElseThrow().retain(REFUND)));
  }
}

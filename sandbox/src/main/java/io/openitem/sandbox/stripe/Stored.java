package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * An object as the ledger keeps it: the bytes of its wire form, so that nobody can change it by
 * accident and a large sandbox stays small.
 *
 * @param seq its place among all objects, in order of creation
 * @param createdMillis when it was created, finer than the wire's seconds
 * @param indexKeys under which it is found
 */
// These records are never compared; the bytes are what is sent, and nobody writes to them.
@SuppressWarnings("ArrayRecordComponent")
record Stored(
    String id, String kind, long seq, long createdMillis, byte[] json, List<String> indexKeys) {
  private static final List<String> REFERENCES = List.of("customer", "payment_intent", "charge");

  static Stored of(ObjectNode object, long seq, long createdMillis) {
    String kind = object.path("object").asText();
    return new Stored(
        object.path("id").asText(),
        kind,
        seq,
        createdMillis,
        Json.bytes(object),
        indexKeys(kind, object));
  }

  private static List<String> indexKeys(String kind, ObjectNode object) {
    List<String> keys = new ArrayList<>();
    keys.add(kind);
    for (String name : REFERENCES) {
      JsonNode value = object.path(name);
      if (value.isTextual()) {
        keys.add(key(kind, name, value.asText()));
      }
    }
    object
        .path("metadata")
        .properties()
        .forEach(
            entry -> keys.add(key(kind, "metadata " + entry.getKey(), entry.getValue().asText())));
    return keys;
  }

  static String key(String kind, String name, String value) {
    return kind + ' ' + name + '=' + value;
  }

  ObjectNode parse() {
    return Json.parse(json);
  }
}

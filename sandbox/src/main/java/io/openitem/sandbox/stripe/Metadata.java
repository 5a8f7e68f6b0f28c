package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A client's own keys on an object, with Stripe's limits. */
final class Metadata {
  static final int KEYS_MAX = 50;
  static final int KEY_CHARS_MAX = 40;
  static final int VALUE_CHARS_MAX = 500;

  private Metadata() {}

  /** Merges what a request sets into an object; an empty value deletes its key. */
  static void merge(ObjectNode object, Params params) {
    ObjectNode metadata =
        object.get("metadata") instanceof ObjectNode present
            ? present
            : object.putObject("metadata");
    for (Map.Entry<String, String> entry : params.entries("metadata").entrySet()) {
      String key = entry.getKey();
      if (key.length() > KEY_CHARS_MAX || entry.getValue().length() > VALUE_CHARS_MAX) {
        throw StripeRefusal.invalid(
            "parameter_invalid_string",
            "metadata[" + key + "]",
            "Metadata keys have at most 40 characters, values at most 500.");
      }
      if (entry.getValue().isEmpty()) {
        metadata.remove(key);
      } else {
        metadata.put(key, entry.getValue());
      }
    }
    if (metadata.size() > KEYS_MAX) {
      throw StripeRefusal.invalid(
          "parameter_invalid", "metadata", "Metadata can have up to 50 keys.");
    }
  }
}

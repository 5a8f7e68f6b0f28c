package io.openitem.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A cursor as it is stored: {@code {"scope":"1710","after":["2026","9000000001","001"]}}. */
final class CursorJson {

  private final ObjectMapper json;

  CursorJson(ObjectMapper json) {
    this.json = json;
  }

  String write(SyncCursor cursor) {
    ObjectNode node = json.createObjectNode().put("scope", cursor.scope());
    cursor.after().forEach(node.putArray("after")::add);
    return node.toString();
  }

  /** Reads what was written; an empty object is the begin. */
  SyncCursor read(String text) {
    try {
      JsonNode node = json.readTree(text);
      List<String> after = new ArrayList<>();
      node.path("after").forEach(part -> after.add(part.asText()));
      return new SyncCursor(node.path("scope").asText(), after);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored cursor is no JSON", e);
    }
  }
}

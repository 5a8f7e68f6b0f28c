package io.openitem.sap.odata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.sap.odata.ODataMetadata.Mismatch;
import java.util.Collection;
import java.util.Map;

/** Writes an entity and its children by the types of {@code $metadata}. */
final class ODataWriter {
  /** Numbers of a JSON text stay exact. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final ODataMetadata metadata;

  ODataWriter(ODataMetadata metadata) {
    this.metadata = metadata;
  }

  /** The body as properties by name: from a Map, a JsonNode or JSON text. */
  static Map<?, ?> properties(Object body) throws Mismatch {
    if (body instanceof Map<?, ?> map) {
      return map;
    }
    try {
      if (body instanceof JsonNode node && node.isObject()) {
        return JSON.convertValue(node, Map.class);
      }
      if (body instanceof CharSequence text) {
        return JSON.readValue(text.toString(), Map.class);
      }
    } catch (JsonProcessingException | IllegalArgumentException notAnObject) {
      throw new Mismatch("the body is no JSON object");
    }
    throw new Mismatch(
        "the body is a " + body.getClass().getSimpleName() + ", not a Map, JsonNode or JSON text");
  }

  ObjectNode write(Map<?, ?> properties, ODataType type) throws Mismatch {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<?, ?> entry : properties.entrySet()) {
      String name = String.valueOf(entry.getKey());
      Object value = entry.getValue();
      ODataProperty property = type.properties().get(name);
      ODataType.Part part = type.parts().get(name);
      if (property == null && part == null) {
        throw new Mismatch(type.name() + " has no property '" + name + "'");
      }
      if (value == null) {
        node.putNull(name);
      } else if (property != null) {
        node.set(name, ODataValues.toJson(value, property));
      } else if (part != null) {
        node.set(name, part(name, value, part));
      }
    }
    return node;
  }

  private JsonNode part(String name, Object value, ODataType.Part part) throws Mismatch {
    ODataType type = metadata.type(part);
    if (value instanceof Map<?, ?> one && !(part.many() && one.containsKey("results"))) {
      return write(one, type);
    }
    Object children = value instanceof Map<?, ?> wrapped ? wrapped.get("results") : value;
    if (!part.many() || !(children instanceof Collection<?> many)) {
      throw new Mismatch(name + " takes " + (part.many() ? "a List of Maps" : "a Map"));
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Object child : many) {
      if (!(child instanceof Map<?, ?> map)) {
        throw new Mismatch(name + " takes a List of Maps");
      }
      array.add(write(map, type));
    }
    return array;
  }
}

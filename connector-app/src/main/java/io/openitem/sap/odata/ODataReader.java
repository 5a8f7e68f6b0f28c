package io.openitem.sap.odata;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.sap.odata.ODataMetadata.Mismatch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes Java values of OData V2 JSON: Edm.Decimal a BigDecimal with the digits SAP sent, a date a
 * LocalDate, Edm.DateTime a LocalDateTime, Edm.DateTimeOffset an Instant, Edm.Time a LocalTime. A
 * property that {@code $metadata} does not know is left out: SAP may be newer than what was read.
 */
final class ODataReader {
  private static final Pattern TICKS = Pattern.compile("/Date\\((-?\\d{1,18})([+-]\\d{4})?\\)/");

  private final ODataMetadata metadata;

  ODataReader(ODataMetadata metadata) {
    this.metadata = metadata;
  }

  /** A List of Maps of a collection, a Map of an entity. */
  Object read(JsonNode node, ODataType type) throws Mismatch {
    JsonNode results =
        node.isObject() && node.path("results").isArray() ? node.get("results") : node;
    if (!results.isArray()) {
      return entity(results, type);
    }
    List<Map<String, @Nullable Object>> entities = new ArrayList<>(results.size());
    for (JsonNode entity : results) {
      entities.add(entity(entity, type));
    }
    return entities;
  }

  private Map<String, @Nullable Object> entity(JsonNode node, ODataType type) throws Mismatch {
    Map<String, @Nullable Object> entity = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      ODataProperty property = type.properties().get(name);
      ODataType.Part part = type.parts().get(name);
      if (property != null) {
        entity.put(name, value.isNull() ? null : value(value, property, type));
      } else if (part != null && !value.has("__deferred")) {
        entity.put(name, value.isNull() ? null : read(value, metadata.type(part)));
      }
    }
    return entity;
  }

  private static Object value(JsonNode node, ODataProperty property, ODataType type)
      throws Mismatch {
    String text = node.asText();
    try {
      return switch (property.edm()) {
        case STRING -> text;
        case DECIMAL -> new BigDecimal(text);
        case BOOLEAN -> node.isBoolean() ? node.booleanValue() : Boolean.parseBoolean(text);
        case BYTE, SBYTE, INT16, INT32 -> Integer.valueOf(text);
        case INT64 -> Long.valueOf(text);
        case DOUBLE, SINGLE -> Double.valueOf(text);
        case GUID -> UUID.fromString(text);
        case BINARY -> Base64.getMimeDecoder().decode(text);
        case TIME -> LocalTime.MIDNIGHT.plus(Duration.parse(text));
        case DATETIMEOFFSET -> instant(text);
        case DATETIME -> {
          LocalDateTime at = LocalDateTime.ofInstant(instant(text), ZoneOffset.UTC);
          yield property.dateOnly() ? at.toLocalDate() : at;
        }
      };
    } catch (RuntimeException unreadable) {
      throw new Mismatch(
          type.name() + "." + property.name() + " holds no Edm." + property.edm() + " value");
    }
  }

  private static Instant instant(String text) {
    Matcher ticks = TICKS.matcher(text);
    if (ticks.matches()) {
      return Instant.ofEpochMilli(Long.parseLong(ticks.group(1)));
    }
    return text.endsWith("Z")
        ? Instant.parse(text)
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }
}

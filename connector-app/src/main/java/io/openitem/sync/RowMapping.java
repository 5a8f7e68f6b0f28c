package io.openitem.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.sync.Rows.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Maps the rows of a page one by one, so that a row which cannot be read spoils no other.
 *
 * @param <T> what a row becomes
 */
final class RowMapping<T> {

  private final UnaryOperator<JsonNode> mapping;
  private final Function<JsonNode, List<T>> reader;
  private final List<String> keyFields;

  RowMapping(
      UnaryOperator<JsonNode> mapping,
      Function<JsonNode, List<T>> reader,
      List<String> keyFields) {
    this.mapping = mapping;
    this.reader = reader;
    this.keyFields = List.copyOf(keyFields);
  }

  Rows<T> map(JsonNode page, boolean more, OptionalLong count) {
    List<T> mapped = new ArrayList<>(page.size());
    List<Unreadable> unreadable = new ArrayList<>();
    List<String> key = List.of();
    for (JsonNode row : page) {
      key = key(row);
      try {
        mapped.addAll(reader.apply(mapping.apply(row)));
      } catch (IllegalArgumentException | IllegalStateException e) {
        unreadable.add(new Unreadable(String.join("-", key), String.valueOf(e.getMessage())));
      }
    }
    return new Rows<>(mapped, unreadable, page.size(), key, more, count);
  }

  private List<String> key(JsonNode row) {
    return keyFields.stream().map(field -> row.path(field).asText()).toList();
  }
}

package io.openitem.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.mapping.MappedDocument;
import io.openitem.mapping.Mapping;
import io.openitem.sync.Rows.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Maps the rows of a page one by one, so that a row which cannot be read spoils no other.
 *
 * @param <T> what a row becomes
 */
final class RowMapping<T> {

  private final Mapping mapping;
  private final Function<JsonNode, List<T>> reader;
  private final List<String> keyFields;

  RowMapping(Mapping mapping, Function<JsonNode, List<T>> reader, List<String> keyFields) {
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
      read(row, mapped)
          .map(why -> new Unreadable(String.join("-", key(row)), why))
          .ifPresent(unreadable::add);
    }
    return new Rows<>(mapped, unreadable, page.size(), key, more, count);
  }

  /** What is wrong with a row; empty when nothing is. */
  private Optional<String> read(JsonNode row, List<T> mapped) {
    MappedDocument document = mapping.produce(row);
    if (!(document instanceof MappedDocument.Checked checked)) {
      return document instanceof MappedDocument.Deviating deviating
          ? Optional.of(deviating.evidence())
          : Optional.of("it was not checked");
    }
    try {
      mapped.addAll(reader.apply(checked.document()));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private List<String> key(JsonNode row) {
    return keyFields.stream().map(field -> row.path(field).asText()).toList();
  }
}

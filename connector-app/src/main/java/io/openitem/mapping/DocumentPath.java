package io.openitem.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/**
 * A place in a JSON document: names and positions after slashes, {@code *} for every element of a
 * list.
 *
 * @param segments what stands between the slashes
 */
record DocumentPath(List<String> segments) {

  static final String EVERY = "*";

  DocumentPath {
    segments = List.copyOf(segments);
  }

  static DocumentPath parse(String text) {
    if (!text.matches("(/[^/]+)+")) {
      throw new IllegalArgumentException(text + " is no path: it is written /a/0/*/b");
    }
    return new DocumentPath(List.of(text.substring(1).split("/", -1)));
  }

  long everys() {
    return segments.stream().filter(EVERY::equals).count();
  }

  /** One step down; a missing node when there is nothing. */
  static JsonNode step(JsonNode node, String segment) {
    JsonNode next =
        node.isArray() && segment.matches("[0-9]{1,6}")
            ? node.path(Integer.parseInt(segment))
            : node.path(segment);
    return next.isNull() ? MissingNode.getInstance() : next;
  }

  @Override
  public String toString() {
    return "/" + String.join("/", segments);
  }
}

package io.openitem.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/** A document on its way to the other side: only a checked one may be sent. */
public sealed interface MappedDocument {

  /**
   * What the mapping made, not yet compared with what it was made from.
   *
   * @param document the other side's message as JSON
   */
  record Unchecked(JsonNode document) implements MappedDocument {}

  /**
   * What the guard let pass. Only {@link Mapping} makes one.
   *
   * <p>Treat the document as immutable: whoever changes it sends what nobody checked.
   */
  final class Checked implements MappedDocument {
    private final JsonNode document;

    Checked(JsonNode document) {
      this.document = document;
    }

    /** The other side's message as JSON. */
    public JsonNode document() {
      return document;
    }
  }

  /**
   * What must not be sent, and why. Nothing in it is ever corrected.
   *
   * @param mapping which mapping
   * @param deviations at least one
   */
  record Deviating(String mapping, List<Deviation> deviations) implements MappedDocument {

    /** Copies the deviations. */
    public Deviating {
      deviations = List.copyOf(deviations);
    }

    /** Every deviation in one line, for the evidence of a parked posting. */
    public String evidence() {
      return deviations.stream()
          .map(Deviation::toString)
          .collect(Collectors.joining("; ", "mapping " + mapping + ": ", ""));
    }
  }
}

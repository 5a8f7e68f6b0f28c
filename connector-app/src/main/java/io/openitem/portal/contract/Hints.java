package io.openitem.portal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * Says in words what does not fit and what to send instead: the words are the contract's own
 * descriptions and examples, never the value that was sent.
 */
final class Hints {

  private final JsonNode contract;

  Hints(JsonNode contract) {
    this.contract = contract;
  }

  static String problem(ValidationMessage message) {
    return switch (message.getType()) {
      case "required" -> "is missing";
      case "additionalProperties", "unevaluatedProperties" -> "is not a field of this operation";
      case "type" -> "is of the wrong type";
      case "pattern", "format" -> "has not the form that is expected";
      case "enum", "const" -> "is none of the values that are possible";
      case "minLength", "minItems", "minimum", "exclusiveMinimum" -> "is too small or too short";
      case "maxLength", "maxItems", "maximum", "exclusiveMaximum" -> "is too large or too long";
      default -> "does not fit the contract (" + message.getType() + ")";
    };
  }

  String expected(ValidationMessage message) {
    JsonNode schema = schemaOf(message);
    return switch (message.getType()) {
      case "required" -> describe(schema.path("properties").path(message.getProperty()));
      case "additionalProperties", "unevaluatedProperties" ->
          "Leave it out. Known here: %s."
              .formatted(String.join(", ", names(schema.path("properties"))));
      case "enum" -> "One of: %s.".formatted(String.join(", ", texts(schema.path("enum"))));
      case "type" ->
          "A JSON %s. %s"
              .formatted(String.join(" or ", texts(schema.path("type"))), describe(schema));
      default -> describe(schema);
    };
  }

  /** A name as it may be shown: no control characters, and not at any length. */
  static String printable(String name) {
    String clean = name.replaceAll("[^\\p{L}\\p{N} ._-]", "?").replaceAll("[0-9]{12,}", "(digits)");
    return cut(clean, 60);
  }

  static String cut(String text, int charsMax) {
    return text.length() <= charsMax ? text : text.substring(0, charsMax - 1) + "…";
  }

  private JsonNode schemaOf(ValidationMessage message) {
    String fragment = message.getSchemaLocation().getFragment().toString();
    int keyword = fragment.lastIndexOf('/');
    return contract.at(keyword <= 0 ? "" : fragment.substring(0, keyword));
  }

  private String describe(JsonNode schema) {
    JsonNode described = schema;
    while (!described.has("description") && described.has("$ref")) {
      described = contract.at(described.get("$ref").asText().substring(1));
    }
    String text = described.path("description").asText("See the contract.");
    JsonNode example = described.path("examples").path(0);
    return example.isMissingNode() || example.isContainerNode()
        ? text
        : text + " For example: " + example.asText();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode oneOrMany) {
    if (oneOrMany.isTextual()) {
      return List.of(oneOrMany.asText());
    }
    List<String> texts = new ArrayList<>();
    oneOrMany.forEach(node -> texts.add(node.asText()));
    return texts;
  }
}

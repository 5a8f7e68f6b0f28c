package io.openitem.portal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/** A schema of the contract, compiled once. Safe for use by many threads. */
public final class Check {

  private final JsonSchema schema;
  private final Hints hints;

  Check(JsonSchema schema, Hints hints) {
    this.schema = schema;
    this.hints = hints;
  }

  /**
   * What does not fit, in the order of the pointers; empty when all does.
   *
   * @param value what to check
   * @param in which part of the request it is
   * @param at what to put before each pointer: empty for a body, {@code /name} for a parameter
   */
  public List<FieldError> errors(JsonNode value, FieldError.In in, String at) {
    var messages = schema.validate(value);
    if (messages.isEmpty()) {
      return List.of();
    }
    return messages.stream()
        .sorted(java.util.Comparator.comparing(Check::pointer))
        .map(message -> error(message, in, at))
        .toList();
  }

  private FieldError error(ValidationMessage message, FieldError.In in, String at) {
    String property = message.getProperty();
    String pointer = at + pointer(message);
    if (property != null && !property.isEmpty()) {
      pointer += "/" + Hints.printable(property);
    }
    return new FieldError(
        in,
        pointer.isEmpty() ? "/" : Hints.cut(pointer, 300),
        Hints.problem(message),
        Hints.cut(hints.expected(message), 1000));
  }

  private static String pointer(ValidationMessage message) {
    return message.getInstanceLocation().toString();
  }
}

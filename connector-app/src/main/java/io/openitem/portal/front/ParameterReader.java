package io.openitem.portal.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.portal.contract.FieldError;
import io.openitem.portal.contract.Parameter;
import java.util.List;
import java.util.regex.Pattern;

/** Checks a parameter's values against the contract. */
final class ParameterReader {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");

  private ParameterReader() {}

  /**
   * What does not fit.
   *
   * @param values as they came; empty when the parameter was left out
   */
  static List<FieldError> errors(Parameter parameter, List<String> values) {
    String at = "/" + parameter.name();
    if (values.isEmpty()) {
      return parameter.required() ? missing(parameter, at) : List.of();
    }
    if (values.size() > 1 && parameter.kind() != Parameter.Kind.TEXTS) {
      return List.of(
          new FieldError(parameter.in(), at, "is given more than once", "Give it once."));
    }
    return parameter.check().errors(value(parameter, values), parameter.in(), at);
  }

  private static List<FieldError> missing(Parameter parameter, String at) {
    if (parameter.whenMissing() != ProblemType.INVALID_REQUEST) {
      throw Problem.of(
              parameter.whenMissing(),
              "Send the header %s; the contract says what it holds.".formatted(parameter.name()))
          .asException();
    }
    return List.of(new FieldError(parameter.in(), at, "is missing", "Send it."));
  }

  private static JsonNode value(Parameter parameter, List<String> values) {
    String first = values.get(0);
    return switch (parameter.kind()) {
      case TEXT -> TextNode.valueOf(first);
      case INTEGER ->
          WHOLE_NUMBER.matcher(first).matches()
              ? LongNode.valueOf(Long.parseLong(first))
              : TextNode.valueOf(first);
      case BOOLEAN ->
          first.equals("true") || first.equals("false")
              ? BooleanNode.valueOf(first.equals("true"))
              : TextNode.valueOf(first);
      case TEXTS -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        yield array;
      }
    };
  }
}

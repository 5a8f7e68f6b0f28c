package io.openitem.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.openitem.portal.contract.Contract;
import io.openitem.portal.contract.Operation;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Good requests, made from nothing but the contract: its examples, with the test's own objects put
 * in by the name of their schema.
 */
final class ContractCalls {

  static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMAS = "#/components/schemas/";

  private final JsonNode contract;
  private final Map<String, String> objects;

  /**
   * For one contract.
   *
   * @param objects schema name, such as {@code PaymentId}, to the value to use for it
   */
  ContractCalls(Contract contract, Map<String, String> objects) {
    this.contract = contract.json();
    this.objects = Map.copyOf(objects);
  }

  /** A parameter as the document has it, references resolved. */
  record Declared(String name, String in, boolean required, JsonNode schema, JsonNode example) {}

  /** What the document declares for an operation. */
  List<Declared> parameters(Operation operation) {
    List<Declared> declared = new ArrayList<>();
    for (JsonNode parameter : node(operation).path("parameters")) {
      JsonNode at = resolved(parameter);
      declared.add(
          new Declared(
              at.path("name").asText(),
              at.path("in").asText(),
              at.path("required").asBoolean(),
              at.path("schema"),
              at.path("example")));
    }
    return declared;
  }

  /** The good request with what is required, and no more. */
  Call call(Operation operation) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, String> headers = new LinkedHashMap<>();
    for (Declared parameter : parameters(operation)) {
      String value = value(parameter);
      if (parameter.in().equals("path")) {
        values.put(parameter.name(), value);
      } else if (parameter.required() && parameter.in().equals("header")) {
        headers.put(parameter.name(), value);
      }
    }
    JsonNode body = body(operation, false);
    byte[] bytes = body.isMissingNode() ? new byte[0] : body.toString().getBytes(UTF_8);
    if (bytes.length > 0) {
      headers.put("Content-Type", "application/json");
    }
    String path = path(operation, values);
    String query = requiredQuery(operation);
    return new Call(
        operation.id(), operation.id(), operation.method(), path + query, headers, bytes);
  }

  private String requiredQuery(Operation operation) {
    List<String> pairs = new ArrayList<>();
    for (Declared parameter : parameters(operation)) {
      if (parameter.required() && parameter.in().equals("query")) {
        pairs.add(parameter.name() + "=" + encoded(value(parameter)));
      }
    }
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }

  /** The path with these values, percent-encoded. */
  static String path(Operation operation, Map<String, String> values) {
    String path = operation.path();
    for (Map.Entry<String, String> value : values.entrySet()) {
      path = path.replace("{" + value.getKey() + "}", encoded(value.getValue()));
    }
    return path;
  }

  /** As a query or a path segment has it. */
  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /** A good value of a parameter; the first one where it is a list. */
  String value(Declared parameter) {
    JsonNode schema = parameter.schema();
    if (schema.path("type").asText().equals("array")) {
      return example(schema.path("items"), false).asText();
    }
    JsonNode substitute = substitute(schema);
    if (!substitute.isMissingNode()) {
      return substitute.asText();
    }
    return parameter.example().isMissingNode()
        ? example(schema, false).asText()
        : parameter.example().asText();
  }

  /**
   * The good body; missing where the operation has none.
   *
   * @param whole with every optional field too
   */
  JsonNode body(Operation operation, boolean whole) {
    JsonNode schema =
        node(operation).path("requestBody").path("content").path("application/json").path("schema");
    return schema.isMissingNode() ? MissingNode.getInstance() : example(schema, whole);
  }

  /** The schema of the body's field at a pointer; missing where there is none. */
  JsonNode schemaAt(Operation operation, List<String> steps) {
    JsonNode at =
        resolved(
            node(operation)
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema"));
    for (String step : steps) {
      at = resolved(at.has("items") ? at.path("items") : at.path("properties").path(step));
    }
    return at;
  }

  private JsonNode example(JsonNode schema, boolean whole) {
    JsonNode substitute = substitute(schema);
    if (!substitute.isMissingNode()) {
      return substitute;
    }
    JsonNode at = resolved(schema);
    if (at.path("type").asText().equals("object") && at.has("properties")) {
      return object(at, whole);
    }
    if (at.path("type").asText().equals("array")) {
      ArrayNode array = JSON.createArrayNode();
      array.add(example(at.path("items"), whole));
      return array;
    }
    for (JsonNode found :
        List.of(
            schema.at("/examples/0"), at.at("/examples/0"), at.at("/enum/0"), at.path("default"))) {
      if (!found.isMissingNode()) {
        return found;
      }
    }
    throw new IllegalArgumentException("the contract has no example for " + schema);
  }

  private ObjectNode object(JsonNode schema, boolean whole) {
    ObjectNode object = JSON.createObjectNode();
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    schema.at("/oneOf/0/required").forEach(name -> required.add(name.asText()));
    boolean alternatives = schema.has("oneOf");
    schema
        .path("properties")
        .properties()
        .forEach(
            field -> {
              if (required.contains(field.getKey()) || (whole && !alternatives)) {
                object.set(field.getKey(), example(field.getValue(), whole));
              }
            });
    return object;
  }

  private JsonNode substitute(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    String value = objects.get(reference.replace(SCHEMAS, ""));
    return value == null ? MissingNode.getInstance() : TextNode.valueOf(value);
  }

  private JsonNode resolved(JsonNode node) {
    JsonNode at = node;
    while (at.has("$ref")) {
      at = contract.at(at.path("$ref").asText().substring(1));
    }
    return at;
  }

  private JsonNode node(Operation operation) {
    String path = operation.path().replaceFirst("^/api/v1", "");
    return contract
        .path("paths")
        .path(path)
        .path(operation.method().toLowerCase(java.util.Locale.ROOT));
  }
}

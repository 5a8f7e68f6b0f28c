package io.openitem.portal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.Caller;
import io.openitem.domain.ProblemType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes operations of an OpenAPI document. */
final class ContractReader {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

  private final String name;
  private final JsonNode json;
  private final Schemas schemas;

  ContractReader(String name, JsonNode json) {
    this.name = name;
    this.json = json;
    this.schemas = new Schemas(json);
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    json.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(method -> operations.add(operation(path.getKey(), method.getKey()))));
    return operations;
  }

  private Operation operation(String path, String method) {
    String pointer = "/paths/" + path.replace("/", "~1") + "/" + method;
    JsonNode node = json.at(pointer);
    require(METHODS.contains(method), pointer, "is no method that can be bound");
    require(node.hasNonNull("operationId"), pointer, "has no operationId");
    require(node.path("x-roles").isArray(), pointer, "has no x-roles");
    return new Operation(
        node.get("operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        base() + path,
        (node.has("security") ? node : json).path("security").isEmpty(),
        roles(node.get("x-roles")),
        parameters(pointer, node.path("parameters")),
        body(pointer, node),
        answers(pointer, node.path("responses")),
        problems(node.path("x-problems")));
  }

  private String base() {
    String url = json.path("servers").path(0).path("url").asText();
    return url.equals("/") ? "" : url;
  }

  private static Set<Caller.Role> roles(JsonNode names) {
    return texts(names).stream()
        .map(role -> Caller.Role.valueOf(role.toUpperCase(Locale.ROOT).replace('-', '_')))
        .collect(Collectors.toSet());
  }

  private List<Parameter> parameters(String operation, JsonNode nodes) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      String pointer = resolve(operation + "/parameters/" + i);
      JsonNode node = json.at(pointer);
      JsonNode schema = json.at(resolve(pointer + "/schema"));
      JsonNode preset = schema.path("default");
      parameters.add(
          new Parameter(
              node.path("name").asText(),
              FieldError.In.valueOf(node.path("in").asText().toUpperCase(Locale.ROOT)),
              node.path("required").asBoolean(),
              kind(pointer, schema.path("type").asText()),
              preset.isMissingNode() ? Optional.empty() : Optional.of(preset.asText()),
              problem(node.path("x-problem-when-missing").asText("invalid-request")),
              schemas.at(pointer + "/schema")));
    }
    return parameters;
  }

  private Parameter.Kind kind(String pointer, String type) {
    return switch (type) {
      case "string" -> Parameter.Kind.TEXT;
      case "integer" -> Parameter.Kind.INTEGER;
      case "boolean" -> Parameter.Kind.BOOLEAN;
      case "array" -> Parameter.Kind.TEXTS;
      default ->
          throw new IllegalArgumentException(
              name + "#" + pointer + " has a type that no parameter can have");
    };
  }

  private Optional<RequestBody> body(String pointer, JsonNode operation) {
    JsonNode content = operation.path("requestBody").path("content");
    if (content.isMissingNode()) {
      return Optional.empty();
    }
    int maxBytes = operation.path("x-body-max-bytes").asInt();
    require(maxBytes > 0, pointer, "has a body and no x-body-max-bytes");
    return Optional.of(
        new RequestBody(
            keys(content),
            maxBytes,
            operation.path("x-raw-body").asBoolean(),
            schemas.at(pointer + "/requestBody/content/application~1json/schema")));
  }

  private Map<Integer, Answer> answers(String operation, JsonNode responses) {
    Map<Integer, Answer> answers = new HashMap<>();
    for (String status : keys(responses)) {
      if (!status.equals("default")) {
        JsonNode response = responses.get(status);
        Map<String, Check> checks = new LinkedHashMap<>();
        for (String mediaType : keys(response.path("content"))) {
          String escaped = mediaType.replace("/", "~1");
          checks.put(
              mediaType,
              schemas.at(
                  "%s/responses/%s/content/%s/schema".formatted(operation, status, escaped)));
        }
        answers.put(Integer.parseInt(status), new Answer(keys(response.path("headers")), checks));
      }
    }
    return answers;
  }

  private static Set<ProblemType> problems(JsonNode slugs) {
    return texts(slugs).stream().map(ContractReader::problem).collect(Collectors.toSet());
  }

  private static ProblemType problem(String slug) {
    return Arrays.stream(ProblemType.values())
        .filter(type -> type.slug().equals(slug))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no problem " + slug));
  }

  /** Follows a reference within the document. */
  private String resolve(String pointer) {
    JsonNode ref = json.at(pointer).path("$ref");
    return ref.isMissingNode() ? pointer : resolve(ref.asText().substring(1));
  }

  private void require(boolean holds, String pointer, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(name + "#" + pointer + " " + otherwise);
    }
  }

  private static Set<String> keys(JsonNode object) {
    Set<String> keys = new java.util.LinkedHashSet<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }
}

package io.openitem.portal.front;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.Caller;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationRequest.Origin;
import io.openitem.portal.contract.FieldError;
import io.openitem.portal.contract.Operation;
import io.openitem.portal.contract.Parameter;
import io.openitem.portal.contract.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes an {@link OperationRequest} of an HTTP request, or a problem that says what is wrong. */
final class RequestReader {

  private static final byte[] NOTHING = {};

  private final Operation operation;
  private final List<Parameter> pathParameters;
  private final List<Parameter> queryParameters;
  private final List<Parameter> headerParameters;
  private final String queryNames;

  RequestReader(Operation operation) {
    this.operation = operation;
    this.pathParameters = operation.parametersIn(FieldError.In.PATH);
    this.queryParameters = operation.parametersIn(FieldError.In.QUERY);
    this.headerParameters = operation.parametersIn(FieldError.In.HEADER);
    this.queryNames =
        queryParameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
  }

  OperationRequest read(HttpServletRequest request, Map<String, String> path, Caller caller)
      throws IOException {
    List<FieldError> errors = new ArrayList<>();
    for (Parameter parameter : pathParameters) {
      errors.addAll(
          ParameterReader.errors(parameter, List.of(path.getOrDefault(parameter.name(), ""))));
    }
    Map<String, List<String>> query = query(request, errors);
    Map<String, String> headers = headers(request, errors);
    byte[] raw = NOTHING;
    Optional<JsonNode> json = Optional.empty();
    if (operation.body().isPresent()) {
      RequestBody body = operation.body().get();
      raw = BodyReader.bytes(request, body);
      if (!body.raw()) {
        JsonNode parsed = BodyReader.json(raw);
        errors.addAll(body.check().errors(parsed, FieldError.In.BODY, ""));
        json = Optional.of(parsed);
      }
    } else {
      BodyReader.requireNone(request);
    }
    if (!errors.isEmpty()) {
      throw FieldError.problem(errors).asException();
    }
    return new OperationRequest(
        operation.id(), caller, path, query, headers, json, raw, origin(request));
  }

  private static Origin origin(HttpServletRequest request) {
    Object session = request.getAttribute(HandOver.SESSION);
    return new Origin(
        String.valueOf(request.getRemoteAddr()),
        Optional.ofNullable(session).map(Object::toString));
  }

  private Map<String, List<String>> query(HttpServletRequest request, List<FieldError> errors) {
    Map<String, List<String>> given = QueryString.parse(request.getQueryString());
    Map<String, List<String>> query = new LinkedHashMap<>(given);
    for (Parameter parameter : queryParameters) {
      List<String> values = given.getOrDefault(parameter.name(), List.of());
      errors.addAll(ParameterReader.errors(parameter, values));
      if (values.isEmpty() && parameter.preset().isPresent()) {
        query.put(parameter.name(), List.of(parameter.preset().get()));
      }
    }
    for (String name : given.keySet()) {
      if (queryParameters.stream().noneMatch(parameter -> parameter.name().equals(name))) {
        errors.add(unknown(name));
      }
    }
    return query;
  }

  private FieldError unknown(String name) {
    String known = queryNames.isEmpty() ? "none" : queryNames;
    return FieldError.query(
        FieldError.printable(name),
        "is no parameter of this operation",
        "Leave it out. Known here: " + known + ".");
  }

  private Map<String, String> headers(HttpServletRequest request, List<FieldError> errors) {
    Map<String, String> headers = new HashMap<>();
    for (Parameter parameter : headerParameters) {
      List<String> values = Collections.list(request.getHeaders(parameter.name()));
      errors.addAll(ParameterReader.errors(parameter, values));
      if (!values.isEmpty()) {
        headers.put(parameter.name().toLowerCase(Locale.ROOT), values.get(0));
      }
    }
    return headers;
  }
}

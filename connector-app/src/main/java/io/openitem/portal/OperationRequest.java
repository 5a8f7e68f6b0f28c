package io.openitem.portal;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call of an operation, already checked against the contract; the body of {@code
 * direct:<operationId>}.
 *
 * @param operationId which operation
 * @param caller who calls; also the exchange property {@link Caller#PROPERTY}
 * @param path path parameters by name
 * @param query query parameters by name, in the order given; only those of the contract
 * @param headers the request headers that the contract declares, by lower-case name
 * @param body the JSON body; empty where the operation has none
 * @param rawBody the bytes as they came, for signatures
 * @param mediaType which of the media types that the operation answers with the caller prefers
 */
// The bytes are what was signed; nobody compares requests.
@SuppressWarnings("ArrayRecordComponent")
public record OperationRequest(
    String operationId,
    Caller caller,
    Map<String, String> path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    Optional<JsonNode> body,
    byte[] rawBody,
    String mediaType) {

  /** What is answered unless something else is asked for. */
  public static final String JSON = "application/json";

  /** A call that is answered with JSON. */
  public OperationRequest(
      String operationId,
      Caller caller,
      Map<String, String> path,
      Map<String, List<String>> query,
      Map<String, String> headers,
      Optional<JsonNode> body,
      byte[] rawBody) {
    this(operationId, caller, path, query, headers, body, rawBody, JSON);
  }

  /** The one value of a query parameter. */
  public Optional<String> queryValue(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** The value of a declared request header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}

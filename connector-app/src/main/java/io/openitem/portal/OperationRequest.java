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
 * @param origin where it came from
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
    String mediaType,
    Origin origin) {

  /** What is answered unless something else is asked for. */
  public static final String JSON = "application/json";

  /** A call from this process itself, that is answered with JSON. */
  public OperationRequest(
      String operationId,
      Caller caller,
      Map<String, String> path,
      Map<String, List<String>> query,
      Map<String, String> headers,
      Optional<JsonNode> body,
      byte[] rawBody) {
    this(operationId, caller, path, query, headers, body, rawBody, JSON, Origin.HERE);
  }

  /**
   * Where a call came from.
   *
   * @param address the caller's network address, as the container or the proxy in front says
   * @param session the key of the session that it stands in, which opens nothing; empty for others
   */
  public record Origin(String address, Optional<String> session) {

    /** This process. */
    public static final Origin HERE = new Origin("", Optional.empty());
  }

  /** Which operation; never what was sent, which may be a password. */
  @Override
  public String toString() {
    return "OperationRequest[" + operationId + "]";
  }

  /** A text of the body that the contract requires. */
  public String bodyText(String field) {
    return optionalBodyText(field).orElseThrow();
  }

  /** A text of the body that may be left out. */
  public Optional<String> optionalBodyText(String field) {
    return body.map(json -> json.get(field)).map(JsonNode::asText);
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

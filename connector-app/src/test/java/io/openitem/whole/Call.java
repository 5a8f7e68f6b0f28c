package io.openitem.whole;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request to the API, good or bad.
 *
 * @param what says in a report what it is
 * @param operationId of the operation that it is meant for
 * @param method HTTP
 * @param path with base path and query, percent-encoded
 * @param headers all but {@code Authorization}
 * @param body the bytes; none for no body
 */
// Nobody compares calls.
@SuppressWarnings("ArrayRecordComponent")
record Call(
    String what,
    String operationId,
    String method,
    String path,
    Map<String, String> headers,
    byte[] body) {

  Call {
    headers = Map.copyOf(headers);
  }

  Call with(String change, String otherPath) {
    return new Call(operationId + " " + change, operationId, method, otherPath, headers, body);
  }

  Call withBody(String change, byte[] other) {
    return new Call(operationId + " " + change, operationId, method, path, headers, other);
  }

  Call withHeader(String change, String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Call(operationId + " " + change, operationId, method, path, more, body);
  }

  Call withoutHeader(String name) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove(name);
    return new Call(operationId + " without " + name, operationId, method, path, fewer, body);
  }

  @Override
  public String toString() {
    return "%s: %s %s".formatted(what, method, path.length() > 300 ? path.substring(0, 300) : path);
  }
}

package io.openitem.portal;

import java.util.Map;

/**
 * What an operation answers; what {@code direct:<operationId>} leaves in the body. Problems are
 * thrown as {@link io.openitem.domain.ProblemException} instead.
 *
 * @param status the HTTP status
 * @param headers response headers that the contract declares
 * @param body anything Jackson can write, or a {@link StreamedBody}; empty text for none
 */
public record OperationResponse(int status, Map<String, String> headers, Object body) {

  /** 202: it is kept, and goes on by itself. */
  public static OperationResponse accepted(Object body) {
    return new OperationResponse(202, Map.of(), body);
  }

  /** 204: it is done, and there is nothing to show. */
  public static OperationResponse done() {
    return new OperationResponse(204, Map.of(), "");
  }

  /** 200 with a body. */
  public static OperationResponse ok(Object body) {
    return new OperationResponse(200, Map.of(), body);
  }
}

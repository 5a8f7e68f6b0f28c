package io.openitem.tours;

import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers that callers may keep: asked again, they are told only whether anything changed. */
final class Cached {

  private Cached() {}

  /**
   * The answer, or 304.
   *
   * @param version changes with the content; without quotes
   */
  static OperationResponse answer(OperationRequest request, String version, Object body) {
    String tag = "\"" + version + "\"";
    Map<String, String> headers =
        Map.of("ETag", tag, "Vary", "Accept-Language", "Cache-Control", "private, no-cache");
    return holds(request.header("if-none-match"), tag)
        ? new OperationResponse(304, headers, "")
        : new OperationResponse(200, headers, body);
  }

  private static boolean holds(Optional<String> known, String tag) {
    return known
        .map(
            header ->
                List.of(header.split(",", -1)).stream()
                    .map(String::strip)
                    .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                    .anyMatch(one -> one.equals(tag) || one.equals("*")))
        .orElse(false);
  }
}

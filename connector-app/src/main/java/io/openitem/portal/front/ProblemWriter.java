package io.openitem.portal.front;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.portal.PortalJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes problem documents (RFC 9457). */
public final class ProblemWriter {

  private static final String MEDIA_TYPE = "application/problem+json";

  private final String types;
  private final Duration busyRetryAfter;

  /** Problems link to the settings' docs. */
  public ProblemWriter(FrontSettings settings) {
    String docs = settings.docs().toString();
    this.types = (docs.endsWith("/") ? docs : docs + "/") + "errors#";
    this.busyRetryAfter = settings.busyRetryAfter();
  }

  /** Answers with a problem that no operation is behind. */
  public void write(Problem problem, HttpServletResponse response) throws IOException {
    try (Trace trace = Trace.begin()) {
      write(problem, trace.id(), response);
    }
  }

  /** Answers with a problem, unless an answer is already under way. */
  void write(Problem problem, String traceId, HttpServletResponse response) throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    ProblemType type = problem.type();
    response.setStatus(type.status());
    response.setContentType(MEDIA_TYPE);
    if (type.status() == 503) {
      Object retryAfterSeconds =
          problem.members().getOrDefault("retryAfterSeconds", busyRetryAfter.toSeconds());
      response.setHeader("Retry-After", retryAfterSeconds.toString());
    }
    if (type.status() == 401) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    byte[] body = PortalJson.mapper().writeValueAsBytes(document(problem, traceId));
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private Map<String, Object> document(Problem problem, String traceId) {
    ProblemType type = problem.type();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", types + type.slug());
    document.put("title", type.title());
    document.put("status", type.status());
    document.put("detail", problem.detail());
    document.put("instance", "urn:openitem:problem:" + traceId);
    document.put("traceId", traceId);
    problem.members().forEach(document::putIfAbsent);
    return document;
  }
}

package io.openitem.portal.front;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.HttpRequestHandler;

/**
 * A page for people, or a part of one: made at the start, served to anyone. It may load nothing
 * from elsewhere, run no script of another's, and stand in no other's frame.
 */
final class PageEndpoint implements HttpRequestHandler {

  /** What browsers may do with our pages. */
  static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data:",
          "font-src 'self'",
          "connect-src 'self'",
          "form-action 'none'",
          "base-uri 'none'",
          "frame-ancestors 'none'");

  private final byte[] content;
  private final String mediaType;
  private final ProblemWriter problems;

  PageEndpoint(byte[] content, String mediaType, ProblemWriter problems) {
    this.content = content;
    this.mediaType = mediaType;
    this.problems = problems;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET")) {
      response.setHeader("Allow", "GET");
      problems.write(
          Problem.of(ProblemType.METHOD_NOT_ALLOWED, "This page can only be read."), response);
      return;
    }
    response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setContentType(mediaType);
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }
}

package io.openitem.portal.front;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.HttpRequestHandler;

/** Serves the contract itself, to anyone. */
final class ContractEndpoint implements HttpRequestHandler {

  private final byte[] document;
  private final String mediaType;
  private final ProblemWriter problems;

  ContractEndpoint(byte[] document, String mediaType, ProblemWriter problems) {
    this.document = document;
    this.mediaType = mediaType;
    this.problems = problems;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET")) {
      response.setHeader("Allow", "GET");
      problems.write(
          Problem.of(ProblemType.METHOD_NOT_ALLOWED, "The contract can only be read."), response);
      return;
    }
    response.setContentType(mediaType);
    response.setContentLength(document.length);
    response.getOutputStream().write(document);
  }
}

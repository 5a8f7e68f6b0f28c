package io.openitem.portal.front;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.HttpRequestHandler;

/**
 * Answers every path that the contract does not have, and the container's own errors, so that
 * nothing else that happens to be on the class path is reachable.
 */
final class NothingHere implements HttpRequestHandler {

  private static final Logger LOG = LoggerFactory.getLogger(NothingHere.class);

  private final ProblemWriter problems;

  NothingHere(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try (Trace trace = Trace.begin()) {
      problems.write(problem(request, trace), trace.id(), response);
    }
  }

  private static Problem problem(HttpServletRequest request, Trace trace) {
    if (request.getDispatcherType() != DispatcherType.ERROR) {
      return Problem.of(ProblemType.NOT_FOUND, "The contract has no such path.");
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Object exception = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    if (status instanceof Integer code && code < 500) {
      return Problem.of(
          ProblemType.INVALID_REQUEST,
          "The request line or a header cannot be read. Send paths without //, ; or encoded"
              + " slashes.");
    }
    LOG.error("a request failed [trace {}]", trace.id(), (Throwable) exception);
    return Problem.of(ProblemType.INTERNAL, "What was done is recorded and goes on.");
  }
}

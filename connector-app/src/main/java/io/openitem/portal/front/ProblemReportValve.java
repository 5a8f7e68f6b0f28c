package io.openitem.portal.front;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what the container refuses by itself, before any filter, as a problem too. */
public final class ProblemReportValve extends ErrorReportValve {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemReportValve.class);

  private final ProblemWriter problems;

  /** Answers with these problem documents. */
  public ProblemReportValve(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void report(Request request, Response response, Throwable throwable) {
    int status = response.getStatus();
    boolean answered = status < 400 || response.getContentWritten() > 0;
    if (answered || !response.setErrorReported()) {
      return;
    }
    try {
      problems.write(problem(status), response.getResponse());
      response.finishResponse();
    } catch (IOException e) {
      LOG.debug("a caller left before the answer", e);
    }
  }

  private static Problem problem(int status) {
    return status < 500
        ? Problem.of(
            ProblemType.INVALID_REQUEST,
            "The request line or a header cannot be read, or is too long.")
        : Problem.of(ProblemType.INTERNAL, "What was done is recorded and goes on.");
  }
}

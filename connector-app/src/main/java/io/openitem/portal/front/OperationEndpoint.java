package io.openitem.portal.front;

import io.openitem.domain.Caller;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.portal.PortalJson;
import io.openitem.portal.contract.Answer;
import io.openitem.portal.contract.Operation;
import io.openitem.portal.contract.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One operation over HTTP: who, whether, what, hand over, answer. */
final class OperationEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(OperationEndpoint.class);

  private final Operation operation;
  private final Negotiation negotiation;
  private final RequestReader reader;
  private final HandOver handOver;
  private final ProblemWriter problems;
  private final Semaphore places;

  OperationEndpoint(
      Operation operation, HandOver handOver, ProblemWriter problems, Semaphore places) {
    this.operation = operation;
    this.negotiation = new Negotiation(operation.produces());
    this.reader = new RequestReader(operation);
    this.handOver = handOver;
    this.problems = problems;
    this.places = places;
  }

  void handle(
      HttpServletRequest request,
      HttpServletResponse response,
      Map<String, String> path,
      Caller caller)
      throws IOException {
    try (Trace trace = Trace.begin()) {
      try {
        requireRole(caller);
        negotiation.require(request.getHeader("Accept"));
        OperationRequest checked = reader.read(request, path, caller);
        write(isWebhook() ? handOver.call(checked) : callInItsPlace(checked), response);
      } catch (ProblemException e) {
        problems.write(e.problem(), trace.id(), response);
      } catch (OperationFailure e) {
        LOG.error("{} [trace {}]", e.getMessage(), trace.id(), e);
        problems.write(internal(e), trace.id(), response);
      }
    }
  }

  /** What a processor sends is taken however busy it is. */
  private boolean isWebhook() {
    return operation.body().map(RequestBody::raw).orElse(false);
  }

  private OperationResponse callInItsPlace(OperationRequest request) {
    if (!places.tryAcquire()) {
      throw Problem.of(ProblemType.BUSY, "Nothing was done. Try again a little later.")
          .asException();
    }
    try {
      return handOver.call(request);
    } finally {
      places.release();
    }
  }

  private void requireRole(Caller caller) {
    if (!operation.open() && Collections.disjoint(operation.roles(), caller.roles())) {
      throw Problem.of(
              ProblemType.FORBIDDEN,
              "Your token has none of the roles that may call %s.".formatted(operation.id()))
          .asException();
    }
  }

  private void write(OperationResponse answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    answer.headers().forEach((name, value) -> header(answer, name, value, response));
    if (answer.body().equals("")) {
      return;
    }
    byte[] body = PortalJson.mapper().writeValueAsBytes(answer.body());
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private void header(
      OperationResponse answer, String name, String value, HttpServletResponse response) {
    Answer declared = operation.answers().get(answer.status());
    if (declared == null || !declared.headers().contains(name)) {
      LOG.error("operation {} answers with a header that it does not declare", operation.id());
      return;
    }
    response.setHeader(name, value);
  }

  private static Problem internal(OperationFailure failure) {
    Problem problem =
        Problem.of(
            ProblemType.INTERNAL,
            "What was done is recorded and goes on. Repeat with the same Idempotency-Key, or look"
                + " at the payment, rather than paying again.");
    return failure.paymentId().map(id -> problem.with("paymentId", id)).orElse(problem);
  }
}

package io.openitem.portal.front;

import io.openitem.domain.Caller;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.portal.PortalJson;
import io.openitem.portal.StreamedBody;
import io.openitem.portal.contract.Answer;
import io.openitem.portal.contract.Operation;
import io.openitem.portal.contract.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
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
  private final Places places;

  OperationEndpoint(Operation operation, HandOver handOver, ProblemWriter problems, Places places) {
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
        String mediaType = negotiation.choose(request.getHeader("Accept"));
        OperationRequest checked = reader.read(request, path, caller, mediaType);
        if (isWebhook()) {
          write(handOver.call(checked), response);
        } else {
          answerInItsPlace(checked, response);
        }
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

  private void answerInItsPlace(OperationRequest request, HttpServletResponse response)
      throws IOException {
    Places.Place place = places.take(request.mediaType());
    try {
      write(handOver.call(request), response);
    } finally {
      place.leave();
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
    if (answer.body() instanceof StreamedBody streamed) {
      stream(streamed, response);
      return;
    }
    byte[] body = PortalJson.mapper().writeValueAsBytes(answer.body());
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private void stream(StreamedBody body, HttpServletResponse response) throws IOException {
    response.setContentType(body.contentType());
    try {
      body.content().writeTo(response.getOutputStream());
    } catch (RuntimeException e) {
      if (!response.isCommitted()) {
        throw e instanceof ProblemException
            ? e
            : new OperationFailure(
                "operation " + operation.id() + " could not write its answer", Optional.empty(), e);
      }
      // The container cuts the connection, so that nobody takes what was sent for the whole.
      LOG.error("operation {} had to break off its answer", operation.id(), e);
      throw new IOException("an answer was broken off", e);
    }
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

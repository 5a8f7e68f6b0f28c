package io.openitem.portal.front;

import io.openitem.domain.Caller;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;

/** Hands over to Camel: the body is the request, the caller an exchange property, no headers. */
public final class CamelHandOver implements HandOver {

  /** The exchange property in which a route leaves the payment's id for the log and problems. */
  public static final String PAYMENT_ID = "openitem.paymentId";

  private final CamelContext camel;
  private final ProducerTemplate producer;
  private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();

  /** Hands over to the routes of this context. */
  public CamelHandOver(CamelContext camel) {
    this.camel = camel;
    this.producer = camel.createProducerTemplate();
  }

  @Override
  public OperationResponse call(OperationRequest request) {
    if (!camel.getStatus().isStarted()) {
      throw Problem.of(ProblemType.BUSY, "The connector is starting or ending. Nothing was done.")
          .asException();
    }
    Exchange exchange = endpoint(request.operationId()).createExchange(ExchangePattern.InOut);
    exchange.setProperty(Caller.PROPERTY, request.caller());
    exchange.getIn().setBody(request);
    producer.send(endpoint(request.operationId()), exchange);
    Exception exception = exchange.getException();
    if (exception != null) {
      throw refusal(exception)
          .orElseThrow(() -> failure(request, exchange, exception.toString(), exception));
    }
    if (exchange.getMessage().getBody() instanceof OperationResponse response) {
      return response;
    }
    String what = "the route left no OperationResponse";
    throw failure(request, exchange, what, new IllegalStateException(what));
  }

  private Endpoint endpoint(String operationId) {
    // A route that is stopped is answered at once rather than after half a minute.
    return endpoints.computeIfAbsent(
        operationId, id -> camel.getEndpoint("direct:" + id + "?block=false"));
  }

  private static Optional<ProblemException> refusal(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof ProblemException problem) {
        return Optional.of(problem);
      }
    }
    return Optional.empty();
  }

  private static OperationFailure failure(
      OperationRequest request, Exchange exchange, String what, Exception cause) {
    return new OperationFailure(
        "operation " + request.operationId() + " failed: " + what,
        Optional.ofNullable(exchange.getProperty(PAYMENT_ID, String.class)),
        cause);
  }
}

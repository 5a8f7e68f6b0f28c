package io.openitem.posting;

import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * Routes of a posting API that posts into memory. What is tested is the mechanism around them; the
 * real API has its own tests against the sandbox.
 */
final class StandInSap extends RouteBuilder {

  private final Map<String, Outcome<DocumentNumber>> posted = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger(1_400_000_000);
  private final AtomicInteger sent = new AtomicInteger();

  /** What happens to a document that is sent. */
  volatile Function<PostingTask, Outcome<DocumentNumber>> onSend = this::post;

  /** Posts a document under its reference. */
  Outcome<DocumentNumber> post(PostingTask task) {
    sent.incrementAndGet();
    DocumentNumber number =
        new DocumentNumber(
            new CompanyCode("1710"), "2026", String.valueOf(numbers.incrementAndGet()));
    posted.put(task.reference().value(), Outcome.done(number));
    return Outcome.done(number);
  }

  /** How many documents were posted. */
  int sent() {
    return sent.get();
  }

  @Override
  public void configure() {
    for (String step : List.of("post-journalentry", "clear-journalentry", "post-paymentservice")) {
      from("direct:" + step)
          .process(exchange -> exchange.getMessage().setBody(onSend.apply(task(exchange))));
      from("direct:ask-" + step)
          .process(exchange -> exchange.getMessage().setBody(find(task(exchange))));
    }
  }

  private Outcome<DocumentNumber> find(PostingTask task) {
    return posted.getOrDefault(task.reference().value(), Outcome.notDone("no such document"));
  }

  private static PostingTask task(Exchange exchange) {
    return exchange.getMessage().getBody(PostingTask.class);
  }
}

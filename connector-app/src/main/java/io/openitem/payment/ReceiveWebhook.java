package io.openitem.payment;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.payment.WebhookInbox.Result;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.processor.Processor;
import io.openitem.processor.Processors;
import io.openitem.processor.ReceivedEvent;
import io.openitem.processor.ReceivedEvent.Meaning;
import io.openitem.processor.ReceivedEvent.NothingNew;
import io.openitem.processor.ReceivedEvent.Unhandled;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores a processor's event and answers; the bean step of the route {@code receiveWebhook}. Never
 * refuses an event for being unwanted, unknown or repeated: a sender whose events are refused stops
 * sending all of them.
 */
public final class ReceiveWebhook {

  private static final Logger LOG = LoggerFactory.getLogger(ReceiveWebhook.class);

  private final Processors processors;
  private final WebhookInbox inbox;
  private final Duration grace;
  private final Clock clock;

  ReceiveWebhook(Processors processors, WebhookInbox inbox, Duration grace, Clock clock) {
    this.processors = processors;
    this.inbox = inbox;
    this.grace = grace;
    this.clock = clock;
  }

  /** Verified, durable, answered; applied later. */
  public OperationResponse receive(OperationRequest operation) {
    String name = operation.path().getOrDefault("processor", "");
    Processor processor =
        processors
            .find(name)
            .orElseThrow(
                () ->
                    Problem.of(ProblemType.NOT_FOUND, "There is no processor of this name.")
                        .asException());
    ReceivedEvent event =
        processor
            .webhooks()
            .receive(operation.rawBody(), operation.headers())
            .orElseThrow(() -> refused(name));
    store(name, event, operation.rawBody());
    return OperationResponse.ok(Map.of("received", true));
  }

  private static RuntimeException refused(String processor) {
    LOG.warn("an event for {} was refused: its signature does not hold", processor);
    return Problem.of(ProblemType.WEBHOOK_REFUSED, "The event was refused.").asException();
  }

  private void store(String processor, ReceivedEvent event, byte[] body) {
    Instant now = clock.instant();
    Meaning meaning = event.meaning();
    boolean stored;
    if (meaning instanceof Unhandled unhandled) {
      stored = insert(processor, event, body, now, Optional.of(Result.RAISED), unhandled.reason());
      if (stored) {
        LOG.error(
            "ALERT event {} of {} is of type {}: {}",
            event.eventId(),
            processor,
            event.type(),
            unhandled.reason());
      }
    } else if (meaning instanceof NothingNew) {
      stored = insert(processor, event, body, now, Optional.of(Result.IGNORED), "says nothing new");
    } else {
      stored = insert(processor, event, body, now, Optional.empty(), "");
    }
    LOG.debug("event {} of {} {}", event.eventId(), processor, stored ? "stored" : "known");
  }

  private boolean insert(
      String processor,
      ReceivedEvent event,
      byte[] body,
      Instant now,
      Optional<Result> result,
      String detail) {
    return inbox.insert(
        processor,
        event,
        body,
        now,
        result.isPresent() ? Optional.empty() : Optional.of(now.plus(grace)),
        result,
        Optional.of(detail).filter(text -> !text.isEmpty()));
  }
}

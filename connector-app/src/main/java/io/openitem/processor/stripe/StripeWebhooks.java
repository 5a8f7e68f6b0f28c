package io.openitem.processor.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.processor.ReceivedEvent;
import io.openitem.processor.ReceivedEvent.ChargeChanged;
import io.openitem.processor.ReceivedEvent.Meaning;
import io.openitem.processor.ReceivedEvent.MoneyMoved;
import io.openitem.processor.ReceivedEvent.NothingNew;
import io.openitem.processor.ReceivedEvent.Unhandled;
import io.openitem.processor.Redaction;
import io.openitem.processor.WebhookSource;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Stripe's events. Only their ids and types are read: what is true of a charge is asked, because
 * events come in any order. Jackson rather than the library's model, so that an event of another
 * API version can be read too.
 */
final class StripeWebhooks implements WebhookSource {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ID_MAX_CHARS = 255;

  private final StripeSignature signature;

  StripeWebhooks(StripeSignature signature) {
    this.signature = signature;
  }

  @Override
  public Optional<ReceivedEvent> receive(byte[] rawBody, Map<String, String> headers) {
    String header = headers.getOrDefault("stripe-signature", "");
    if (!signature.holds(rawBody, header)) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(rawBody));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ReceivedEvent read(byte[] body) {
    JsonNode event = parse(body);
    String id = event.path("id").asText("");
    String type = event.path("type").asText("");
    if (id.isEmpty() || id.length() > ID_MAX_CHARS || type.isEmpty()) {
      throw new IllegalArgumentException("an event has an id and a type");
    }
    return new ReceivedEvent(id, Redaction.clean(type), meaning(type, event));
  }

  private static JsonNode parse(byte[] body) {
    try {
      JsonNode event = JSON.readTree(body);
      if (event == null || !event.isObject()) {
        throw new IllegalArgumentException("an event is a JSON object");
      }
      return event;
    } catch (IOException e) {
      throw new IllegalArgumentException("an event is a JSON object", e);
    }
  }

  private static Meaning meaning(String type, JsonNode event) {
    return switch (type) {
      case "payment_intent.succeeded",
          "payment_intent.processing",
          "payment_intent.payment_failed",
          "payment_intent.requires_action",
          "payment_intent.canceled" ->
          changed(event.path("data").path("object"));
      // Each says what one of the above says too, or concerns nothing that is kept here.
      case "payment_intent.created",
          "charge.succeeded",
          "charge.pending",
          "charge.failed",
          "charge.updated",
          "charge.captured",
          "customer.created",
          "customer.updated",
          "customer.deleted",
          "payment_method.attached",
          "payment_method.detached",
          "payment_method.updated",
          "payment_method.automatically_updated",
          "setup_intent.created",
          "setup_intent.succeeded",
          "setup_intent.requires_action",
          "setup_intent.setup_failed",
          "setup_intent.canceled",
          "checkout.session.completed",
          "checkout.session.expired" ->
          new NothingNew();
      case "payment_intent.amount_capturable_updated", "payment_intent.partially_funded" ->
          new Unhandled("a charge is never left to be captured later here");
      // What is true is asked, whatever the event says and in whatever order events come.
      case "charge.refunded",
          "charge.refund.updated",
          "refund.created",
          "refund.updated",
          "refund.failed",
          "charge.dispute.created",
          "charge.dispute.updated",
          "charge.dispute.closed",
          "charge.dispute.funds_withdrawn",
          "charge.dispute.funds_reinstated" ->
          moved(event.path("data").path("object"));
      default -> new Unhandled("a type that is not known here");
    };
  }

  private static Meaning moved(JsonNode object) {
    String id = object.path("payment_intent").asText("");
    return id.isEmpty() || id.length() > ID_MAX_CHARS
        ? new Unhandled("money moved again of a charge without a payment intent")
        : new MoneyMoved(id);
  }

  private static Meaning changed(JsonNode intent) {
    String id = intent.path("id").asText("");
    if (id.isEmpty() || id.length() > ID_MAX_CHARS) {
      return new Unhandled("the event names no charge");
    }
    JsonNode metadata = intent.path("metadata");
    return new ChargeChanged(
        id,
        metadata.path(StripeCharges.PAYMENT).asText(""),
        metadata.path(StripeCharges.ATTEMPT).asText(""));
  }
}

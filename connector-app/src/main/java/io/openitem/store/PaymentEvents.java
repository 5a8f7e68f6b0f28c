package io.openitem.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.Ids;
import io.openitem.domain.PaymentEventType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A payment's history, which only grows. Each event is stored and announced by one statement, so
 * neither is without the other.
 */
public final class PaymentEvents {

  private static final String APPEND =
      """
      with stored as (
        insert into payment_event (event_id, payment_id, type, at, data)
        values (:event, :payment, :type, :at, cast(:data as jsonb)))
      insert into outbox (destination, body, created_at)
      values (:destination, :announcement, :at)""";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Ids ids;
  private final ObjectMapper json;
  private final Outbox outbox;

  /** Announces through this outbox. */
  public PaymentEvents(JdbcClient jdbc, Clock clock, Ids ids, ObjectMapper json, Outbox outbox) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.ids = ids;
    this.json = json;
    this.outbox = outbox;
  }

  /**
   * Stores an event and its announcement as a CloudEvent 1.0. Must run in the transaction of the
   * change that it tells of.
   *
   * @param data small: ids, amounts as strings, reasons; never card data
   * @return the event's id
   */
  public String append(String paymentId, PaymentEventType type, Map<String, ?> data) {
    String eventId = ids.event();
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    ObjectNode content = json.valueToTree(data);
    jdbc.sql(APPEND)
        .param("event", eventId)
        .param("payment", paymentId)
        .param("type", type.wireName())
        .param("at", Timestamps.utc(at))
        .param("data", text(content))
        .param("destination", Outbox.PAYMENT_EVENTS)
        .param("announcement", text(cloudEvent(eventId, paymentId, type, at, content)))
        .update();
    outbox.announceAfterCommit();
    return eventId;
  }

  /** Whether the history holds an event of this type with this text in one of its data's fields. */
  public boolean holds(String paymentId, PaymentEventType type, String field, String value) {
    return jdbc.sql(
            """
            select exists (select 1 from payment_event where payment_id = :payment
              and type = :type and data ->> :field = :value)""")
        .param("payment", paymentId)
        .param("type", type.wireName())
        .param("field", field)
        .param("value", value)
        .query(Boolean.class)
        .single();
  }

  private ObjectNode cloudEvent(
      String eventId, String paymentId, PaymentEventType type, Instant at, ObjectNode content) {
    ObjectNode event = json.createObjectNode();
    event.put("specversion", "1.0");
    event.put("id", eventId);
    event.put("source", "/openitem");
    event.put("type", type.wireName());
    event.put("subject", paymentId);
    event.put("time", at.toString());
    event.put("datacontenttype", "application/json");
    event.set("data", content);
    return event;
  }

  private String text(ObjectNode node) {
    try {
      return json.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event's data is no JSON", e);
    }
  }
}

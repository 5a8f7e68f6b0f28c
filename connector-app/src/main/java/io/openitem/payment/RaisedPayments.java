package io.openitem.payment;

import static io.openitem.store.Timestamps.utc;

import io.openitem.domain.PaymentEventType;
import io.openitem.store.PaymentEvents;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Payments whose charge somebody has to look at: the reason stays with them and in the history. */
public final class RaisedPayments {

  private static final Logger LOG = LoggerFactory.getLogger(RaisedPayments.class);

  private final JdbcClient jdbc;
  private final PaymentEvents events;

  /** Tells it in this history. */
  public RaisedPayments(JdbcClient jdbc, PaymentEvents events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /**
   * Raises a payment, once for a reason, however often it is found. Must run in a transaction,
   * under the payment's row lock.
   *
   * @param data the particulars, for the history
   */
  public void raise(String paymentId, String reason, Map<String, ?> data, Instant now) {
    jdbc.sql(
            """
            update payment set reason = :reason, updated_at = :now
            where payment_id = :payment and reason is distinct from :reason""")
        .param("payment", paymentId)
        .param("reason", reason)
        .param("now", utc(now))
        .update();
    if (isTold(paymentId, reason)) {
      return;
    }
    Map<String, Object> told = new HashMap<>(data);
    told.put("reason", reason);
    events.append(paymentId, PaymentEventType.RAISED, told);
    LOG.error("ALERT payment {}: {} {}", paymentId, reason, data);
  }

  /**
   * What a payment was raised for has ended; what else it is raised for stays. In a transaction.
   */
  public void putRight(String paymentId, String reason, Instant now) {
    jdbc.sql(
            """
            update payment set reason = null, updated_at = :now
            where payment_id = :payment and reason = :reason""")
        .param("payment", paymentId)
        .param("reason", reason)
        .param("now", utc(now))
        .update();
  }

  private boolean isTold(String paymentId, String reason) {
    return jdbc.sql(
            """
            select exists (select 1 from payment_event where payment_id = :payment
              and type = :type and data ->> 'reason' = :reason)""")
        .param("payment", paymentId)
        .param("type", PaymentEventType.RAISED.wireName())
        .param("reason", reason)
        .query(Boolean.class)
        .single();
  }
}

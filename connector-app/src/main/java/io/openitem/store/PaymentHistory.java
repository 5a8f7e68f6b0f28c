package io.openitem.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what happened to a payment. */
public final class PaymentHistory {

  private final JdbcClient jdbc;
  private final PaymentRows rows;

  /** Reads from this database. */
  public PaymentHistory(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.rows = new PaymentRows(json);
  }

  /**
   * A page of a payment's events, the earliest first. The caller's right to see the payment is
   * checked before.
   *
   * @param paymentId whose history
   * @param after where the page before ended
   * @param limit at most so many
   */
  public Page<PaymentEventLine> list(String paymentId, Optional<PageKey> after, int limit) {
    List<PaymentEventLine> events =
        new Conditions()
            .and("payment_id = :payment", "payment", paymentId)
            .and("seq > :after", "after", after.map(PageKey::value))
            .in(jdbc, "select * from payment_event", "order by seq limit " + (limit + 1))
            .query(
                (row, number) ->
                    new PaymentEventLine(
                        row.getString("event_id"),
                        row.getString("type"),
                        Timestamps.instant(row, "at"),
                        rows.json(row, "data"),
                        row.getLong("seq")))
            .list();
    return Page.of(events, limit, last -> new PageKey(last.seq(), last.eventId()));
  }
}

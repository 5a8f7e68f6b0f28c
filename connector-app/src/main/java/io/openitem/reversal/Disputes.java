package io.openitem.reversal;

import static io.openitem.store.Timestamps.utc;

import io.openitem.domain.PaymentEventType;
import io.openitem.processor.MovedAgain.BookedDispute;
import io.openitem.processor.MovedAgain.State;
import io.openitem.store.PaymentEvents;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Disputes in SQL and in the payment's history. A dispute that has ended does not open again. */
final class Disputes {

  private final JdbcClient jdbc;
  private final PaymentEvents events;

  Disputes(JdbcClient jdbc, PaymentEvents events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /** Records where a dispute stands; told again, it changes nothing. Must run in a transaction. */
  void record(LockedPayment payment, BookedDispute dispute, Instant now) {
    Optional<String> before = state(payment.processor(), dispute.disputeId());
    if (before.isEmpty()) {
      open(payment, dispute, now);
      events.append(
          payment.paymentId(), PaymentEventType.DISPUTE_OPENED, particulars(dispute, "OPEN"));
    }
    if (dispute.state() != State.OPEN && before.orElse("OPEN").equals("OPEN")) {
      String result = dispute.state().name();
      close(payment.processor(), dispute.disputeId(), result, now);
      events.append(
          payment.paymentId(), PaymentEventType.DISPUTE_CLOSED, particulars(dispute, result));
    }
  }

  private Optional<String> state(String processor, String disputeId) {
    return jdbc.sql(
            """
            select state from payment_dispute
            where processor = :processor and dispute_id = :dispute""")
        .param("processor", processor)
        .param("dispute", disputeId)
        .query(String.class)
        .optional();
  }

  private void open(LockedPayment payment, BookedDispute dispute, Instant now) {
    jdbc.sql(
            """
            insert into payment_dispute (processor, dispute_id, payment_id, amount, currency,
              reason, state, opened_at)
            values (:processor, :dispute, :payment, :amount, :currency, :reason, 'OPEN', :now)""")
        .param("processor", payment.processor())
        .param("dispute", dispute.disputeId())
        .param("payment", payment.paymentId())
        .param("amount", dispute.amount().amount())
        .param("currency", dispute.amount().currency())
        .param("reason", dispute.reason())
        .param("now", utc(now))
        .update();
  }

  private void close(String processor, String disputeId, String result, Instant now) {
    jdbc.sql(
            """
            update payment_dispute set state = :result, closed_at = :now
            where processor = :processor and dispute_id = :dispute""")
        .param("processor", processor)
        .param("dispute", disputeId)
        .param("result", result)
        .param("now", utc(now))
        .update();
  }

  private static Map<String, Object> particulars(BookedDispute dispute, String state) {
    return Map.of(
        "disputeId", dispute.disputeId(),
        "amount", ReversalWords.money(dispute.amount()),
        "cause", dispute.reason(),
        "state", state);
  }
}

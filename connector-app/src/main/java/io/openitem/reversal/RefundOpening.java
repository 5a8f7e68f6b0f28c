package io.openitem.reversal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.Ids;
import io.openitem.domain.Money;
import io.openitem.domain.PaymentEventType;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.domain.ReversalKind;
import io.openitem.domain.ReversalState;
import io.openitem.payment.PaymentSettings;
import io.openitem.store.PaymentEvents;
import io.openitem.store.Timestamps;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Records a refund before the processor is asked for it, under the payment's lock: no two of them
 * together give back more than was taken.
 */
final class RefundOpening {

  private final JdbcClient jdbc;
  private final ReversalStore reversals;
  private final RefundKeys keys;
  private final PaymentEvents events;
  private final PaymentSettings settings;
  private final ObjectMapper json;
  private final Ids ids;
  private final Clock clock;

  RefundOpening(
      JdbcClient jdbc,
      ReversalStore reversals,
      RefundKeys keys,
      PaymentEvents events,
      PaymentSettings settings,
      ObjectMapper json,
      Ids ids,
      Clock clock) {
    this.jdbc = jdbc;
    this.reversals = reversals;
    this.keys = keys;
    this.events = events;
    this.settings = settings;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A refund that is now on record, or was by the same key.
   *
   * @param refund as it is stored
   * @param processorPaymentId the charge that it gives back
   * @param isNew whether it is to be sent by the caller
   */
  record Opened(Reversal refund, String processorPaymentId, boolean isNew) {}

  /**
   * Records the refund with who wants it and why. Must run in a transaction of its own.
   *
   * @throws ProblemException {@code not-found}, {@code refund-refused} with a code, or {@code
   *     idempotency-key-reused}
   */
  Opened open(RefundOrder order) {
    LockedPayment payment =
        reversals
            .lock(order.paymentId())
            .orElseThrow(
                () -> Problem.of(ProblemType.NOT_FOUND, "There is no such payment.").asException());
    Optional<String> known = keys.find(order);
    String charge = payment.processorPaymentId().orElse("");
    if (known.isPresent()) {
      return new Opened(reversals.find(known.get()).orElseThrow(), charge, false);
    }
    Money amount = checked(payment, order);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Reversal refund = refund(payment, order, amount, now);
    reversals.insert(refund, Optional.of(now.plus(settings.chargeLapse())));
    keys.use(order, refund.reversalId());
    putOnRecord(payment, refund, now);
    Map<String, Object> data = ReversalWords.particulars(refund);
    events.append(payment.paymentId(), PaymentEventType.REFUND_REQUESTED, data);
    return new Opened(refund, charge, true);
  }

  private static Money checked(LockedPayment payment, RefundOrder order) {
    if (payment.captured().isEmpty() || payment.processorPaymentId().isEmpty()) {
      throw refused("NOT-CAPTURED", "No money was taken by this payment.");
    }
    if (payment.disputed()) {
      throw refused(
          "DISPUTED", "A dispute of this payment is open; what it takes is decided there first.");
    }
    Money left = payment.left();
    Money amount = order.amount().orElse(left);
    if (!amount.currency().equals(left.currency())) {
      throw refused("OTHER-CURRENCY", "The payment is in %s.".formatted(left.currency()));
    }
    if (!left.isPositive() || amount.compareTo(left) > 0) {
      throw refused("TOO-MUCH", "Of this payment %s are left to give back.".formatted(left));
    }
    return amount;
  }

  private static ProblemException refused(String code, String detail) {
    return Problem.of(ProblemType.REFUND_REFUSED, detail).with("code", code).asException();
  }

  private Reversal refund(LockedPayment payment, RefundOrder order, Money amount, Instant now) {
    return new Reversal(
        ids.reversal(),
        payment.paymentId(),
        ReversalKind.REFUND,
        payment.processor(),
        Optional.empty(),
        Optional.empty(),
        amount,
        payment.feeOf(amount),
        ReversalState.REQUESTED,
        Optional.empty(),
        Optional.of(order.by()),
        Optional.of(order.reason()),
        now,
        Optional.of(now),
        Optional.of(now),
        Optional.empty(),
        Optional.of(now.plus(settings.cardDeadline())),
        now);
  }

  private void putOnRecord(LockedPayment before, Reversal refund, Instant now) {
    LockedPayment after = reversals.lock(before.paymentId()).orElseThrow();
    jdbc.sql(
            """
            insert into payment_action (action_id, payment_id, reversal_id, action, done_by, at,
              reason, before, after)
            values (:id, :payment, :reversal, 'REFUND', :by, :at, :reason, cast(:before as jsonb),
              cast(:after as jsonb))""")
        .param("id", ids.action())
        .param("payment", before.paymentId())
        .param("reversal", refund.reversalId())
        .param("by", refund.requestedBy().orElseThrow())
        .param("at", Timestamps.utc(now))
        .param("reason", refund.reason().orElseThrow())
        .param("before", text(before))
        .param("after", text(after))
        .update();
  }

  private String text(LockedPayment payment) {
    ObjectNode node = json.createObjectNode();
    payment.captured().ifPresent(captured -> node.put("captured", captured.toString()));
    for (ReversalKind kind : ReversalKind.values()) {
      Money moved = payment.moved(kind, one -> one.state() == ReversalState.DONE);
      if (moved.isPositive()) {
        node.put(kind.name(), moved.toString());
      }
    }
    Money underWay = payment.moved(ReversalKind.REFUND, Reversal::isUnderWay);
    return node.put("underWay", underWay.toString())
        .put("left", payment.left().toString())
        .toString();
  }
}

package io.openitem.reversal;

import static io.openitem.store.Timestamps.instant;
import static io.openitem.store.Timestamps.optionalInstant;
import static io.openitem.store.Timestamps.utc;

import io.openitem.domain.AccountId;
import io.openitem.domain.Money;
import io.openitem.domain.ReversalKind;
import io.openitem.domain.ReversalState;
import io.openitem.store.PaymentPostings;
import io.openitem.store.PaymentPostings.PaymentPosting;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reversals in SQL. What changes one runs in the caller's transaction, under the payment's lock.
 */
final class ReversalStore {

  private static final String SELECT = "select * from payment_reversal where ";

  private final JdbcClient jdbc;
  private final PaymentPostings postings;

  ReversalStore(JdbcClient jdbc, PaymentPostings postings) {
    this.jdbc = jdbc;
    this.postings = postings;
  }

  /**
   * The payment with all that moved again, which nobody else changes until the transaction ends.
   */
  Optional<LockedPayment> lock(String paymentId) {
    Optional<PaymentPosting> posting = postings.lock(paymentId);
    return jdbc.sql(
            """
            select p.*, exists (select 1 from payment_dispute d
                where d.payment_id = p.payment_id and d.state = 'OPEN') as disputed
            from payment p where payment_id = :payment for update of p""")
        .param("payment", paymentId)
        .query((row, n) -> payment(row, posting))
        .optional();
  }

  Optional<Reversal> find(String reversalId) {
    return jdbc.sql(SELECT + "reversal_id = :reversal")
        .param("reversal", reversalId)
        .query(ReversalStore::reversal)
        .optional();
  }

  /**
   * Records a movement.
   *
   * @param dueAt when it is taken up by itself
   */
  void insert(Reversal reversal, Optional<Instant> dueAt) {
    jdbc.sql(
            """
            insert into payment_reversal (reversal_id, payment_id, kind, processor,
              processor_reversal_id, dispute_id, currency, amount, surcharge, state, requested_by,
              reason, created_at, sent_at, last_sent_at, due_at, deadline_at, updated_at)
            values (:reversal, :payment, :kind, :processor, :processorReversal, :dispute, :currency,
              :amount, :surcharge, :state, :by, :reason, :now, :sent, :sent, :due, :deadline,
              :now)""")
        .param("reversal", reversal.reversalId())
        .param("payment", reversal.paymentId())
        .param("kind", reversal.kind().name())
        .param("processor", reversal.processor())
        .param("processorReversal", reversal.processorReversalId().orElse(null))
        .param("dispute", reversal.disputeId().orElse(null))
        .param("currency", reversal.amount().currency())
        .param("amount", reversal.amount().amount())
        .param("surcharge", reversal.surcharge().amount())
        .param("state", reversal.state().name())
        .param("by", reversal.requestedBy().orElse(null))
        .param("reason", reversal.reason().orElse(null))
        .param("now", utc(reversal.createdAt()))
        .param("sent", reversal.sentAt().map(io.openitem.store.Timestamps::utc).orElse(null))
        .param("due", dueAt.map(io.openitem.store.Timestamps::utc).orElse(null))
        .param(
            "deadline", reversal.deadlineAt().map(io.openitem.store.Timestamps::utc).orElse(null))
        .update();
  }

  /** The money has moved: as much as the processor says. */
  void moved(
      String reversalId, String processorReversalId, Money amount, Money surcharge, Instant now) {
    jdbc.sql(
            """
            update payment_reversal set state = 'DONE', processor_reversal_id = :processorReversal,
              amount = :amount, surcharge = :surcharge, detail = null, moved_at = :now,
              due_at = null, deadline_at = null, updated_at = :now
            where reversal_id = :reversal""")
        .param("reversal", reversalId)
        .param("processorReversal", processorReversalId)
        .param("amount", amount.amount())
        .param("surcharge", surcharge.amount())
        .param("now", utc(now))
        .update();
  }

  /** The processor has it; the money has not arrived yet. */
  void pending(
      String reversalId, String processorReversalId, Instant dueAt, Instant deadline, Instant now) {
    jdbc.sql(
            """
            update payment_reversal set state = 'PENDING',
              processor_reversal_id = :processorReversal, due_at = :due, deadline_at = :deadline,
              updated_at = :now
            where reversal_id = :reversal""")
        .param("reversal", reversalId)
        .param("processorReversal", processorReversalId)
        .param("due", utc(dueAt))
        .param("deadline", utc(deadline))
        .param("now", utc(now))
        .update();
  }

  /** No money moves by it. */
  void failed(String reversalId, String why, Instant now) {
    jdbc.sql(
            """
            update payment_reversal set state = 'FAILED', detail = :detail, due_at = null,
              deadline_at = null, updated_at = :now
            where reversal_id = :reversal""")
        .param("reversal", reversalId)
        .param("detail", why)
        .param("now", utc(now))
        .update();
  }

  private LockedPayment payment(ResultSet row, Optional<PaymentPosting> posting)
      throws SQLException {
    String currency = row.getString("currency");
    BigDecimal captured = row.getBigDecimal("captured");
    return new LockedPayment(
        row.getString("payment_id"),
        AccountId.parse(row.getString("account_id")),
        row.getString("processor"),
        Optional.ofNullable(row.getString("processor_payment_id")),
        Optional.ofNullable(captured).map(amount -> new Money(amount, currency)),
        new Money(row.getBigDecimal("surcharge"), currency),
        posting,
        jdbc.sql(SELECT + "payment_id = :payment order by seq")
            .param("payment", row.getString("payment_id"))
            .query(ReversalStore::reversal)
            .list(),
        row.getBoolean("disputed"));
  }

  private static Reversal reversal(ResultSet row, int number) throws SQLException {
    String currency = row.getString("currency");
    return new Reversal(
        row.getString("reversal_id"),
        row.getString("payment_id"),
        ReversalKind.valueOf(row.getString("kind")),
        row.getString("processor"),
        Optional.ofNullable(row.getString("processor_reversal_id")),
        Optional.ofNullable(row.getString("dispute_id")),
        new Money(row.getBigDecimal("amount"), currency),
        new Money(row.getBigDecimal("surcharge"), currency),
        ReversalState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("detail")),
        Optional.ofNullable(row.getString("requested_by")),
        Optional.ofNullable(row.getString("reason")),
        instant(row, "created_at"),
        optionalInstant(row, "sent_at"),
        optionalInstant(row, "last_sent_at"),
        optionalInstant(row, "moved_at"),
        optionalInstant(row, "deadline_at"),
        instant(row, "updated_at"));
  }
}

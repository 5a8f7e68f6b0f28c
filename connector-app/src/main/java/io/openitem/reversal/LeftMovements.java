package io.openitem.reversal;

import io.openitem.payment.RaisedPayments;
import io.openitem.processor.Redaction;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Movements that could not be taken into the books: their payments are raised until they are. */
final class LeftMovements {

  /** What such a payment is raised for. */
  static final String REASON = "money moved again at the processor, and it could not be booked yet";

  private final JdbcClient jdbc;
  private final ReversalStore reversals;
  private final RaisedPayments raised;
  private final TransactionTemplate transactions;
  private final Clock clock;

  LeftMovements(
      JdbcClient jdbc,
      ReversalStore reversals,
      RaisedPayments raised,
      TransactionTemplate transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.reversals = reversals;
    this.raised = raised;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Raises the payment of a charge, once for as long as it is so; nothing where there is none. */
  void raise(String processor, String charge, String why) {
    transactions.executeWithoutResult(
        transaction ->
            paymentOf(processor, charge)
                .flatMap(reversals::lock)
                .ifPresent(
                    payment ->
                        raised.raise(
                            payment.paymentId(),
                            REASON,
                            Map.of("charge", charge, "seen", Redaction.clean(why)),
                            clock.instant())));
  }

  /** All of a charge is in the books. Must run in the transaction that put it there. */
  void takenIn(String processor, String charge) {
    paymentOf(processor, charge)
        .ifPresent(payment -> raised.putRight(payment, REASON, clock.instant()));
  }

  private Optional<String> paymentOf(String processor, String charge) {
    return jdbc.sql(
            """
            select payment_id from payment
            where processor = :processor and processor_payment_id = :charge""")
        .param("processor", processor)
        .param("charge", charge)
        .query(String.class)
        .optional();
  }
}

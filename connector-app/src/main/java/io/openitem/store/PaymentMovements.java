package io.openitem.store;

import io.openitem.domain.ReversalKind;
import io.openitem.domain.ReversalState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what moved again of a payment. The caller's right to see the payment is checked before. */
final class PaymentMovements {

  /** As many as are ever taken in of one charge. */
  private static final int SHOWN_MAX = 1_000;

  private final JdbcClient jdbc;

  PaymentMovements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the order in which they became known. */
  List<PaymentMovement> of(String paymentId) {
    return jdbc.sql(
            """
            select r.*, d.number, d.fiscal_year from payment_reversal r
              left join posting p on p.reversal_id = r.reversal_id
              left join posting_document d on d.posting_id = p.posting_id and d.step = 1
            where r.payment_id = :payment order by r.seq limit :max""")
        .param("payment", paymentId)
        .param("max", SHOWN_MAX)
        .query((row, n) -> movement(row))
        .list();
  }

  /** In the order in which they became known. */
  List<PaymentDispute> disputes(String paymentId) {
    return jdbc.sql(
            """
            select * from payment_dispute where payment_id = :payment
            order by opened_at, dispute_id limit :max""")
        .param("payment", paymentId)
        .param("max", SHOWN_MAX)
        .query(
            (row, n) ->
                new PaymentDispute(
                    row.getString("dispute_id"),
                    row.getString("state"),
                    Rows.money(row, "amount"),
                    row.getString("reason"),
                    Timestamps.instant(row, "opened_at"),
                    Timestamps.optionalInstant(row, "closed_at")))
        .list();
  }

  private static PaymentMovement movement(ResultSet row) throws SQLException {
    return new PaymentMovement(
        row.getString("reversal_id"),
        ReversalKind.valueOf(row.getString("kind")),
        ReversalState.valueOf(row.getString("state")),
        Rows.money(row, "amount"),
        Rows.money(row, "surcharge"),
        Rows.text(row, "dispute_id"),
        Timestamps.instant(row, "created_at"),
        Timestamps.optionalInstant(row, "moved_at"),
        Timestamps.instant(row, "updated_at"),
        Rows.text(row, "number"),
        Rows.text(row, "fiscal_year"));
  }
}

package io.openitem.store;

import io.openitem.domain.CompanyCode;
import io.openitem.domain.ReversalKind;
import io.openitem.store.CapturedMoney.Moved;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What moved again of payments, or is to, with where its posting stands. */
final class MovedMoney {

  /** Followed by a condition on the payments {@code pay}. */
  static final String SELECT =
      """
      select r.payment_id, r.kind, r.state as moved, r.currency, r.amount, r.surcharge,
        pay.company_code, p.state, p.reference, p.updated_at, d.fiscal_year, d.number
      from payment pay
        join payment_reversal r on r.payment_id = pay.payment_id and r.state <> 'FAILED'
        left join posting p on p.reversal_id = r.reversal_id
        left join posting_document d on d.posting_id = p.posting_id and d.step = 1
      """;

  private MovedMoney() {}

  /** By payment, in the order in which it became known. */
  static Map<String, List<Moved>> read(JdbcClient.StatementSpec statement) {
    Map<String, List<Moved>> moved = new HashMap<>();
    statement.query(
        row -> {
          moved
              .computeIfAbsent(row.getString("payment_id"), id -> new ArrayList<>())
              .add(moved(row));
        });
    return moved;
  }

  private static Moved moved(ResultSet row) throws SQLException {
    return new Moved(
        ReversalKind.valueOf(row.getString("kind")),
        row.getString("moved").equals("DONE"),
        Rows.money(row, "amount"),
        Rows.money(row, "surcharge"),
        ConservationStore.posted(row, "", new CompanyCode(row.getString("company_code"))));
  }
}

package io.openitem.bench.drill;

import io.openitem.bench.drill.Evidence.Posting;
import io.openitem.bench.drill.RefundEvidence.Ours;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The connector's refunds, read from its database without a proxy and without the connector. */
final class OurRefunds {
  private static final String REFUNDS =
      """
      select r.reversal_id, r.amount, r.surcharge, r.state, d.reference,
        case when f.state = 'PARKED' and p.state <> 'POSTED' then 'PARKED' else p.state end
          as posting_state,
        coalesce(d.company_code || '/' || d.fiscal_year || '/' || d.number, '') as number
      from payment_reversal r left join posting p on p.reversal_id = r.reversal_id
        left join posting f on f.posting_id = p.depends_on
        left join posting_document d on d.posting_id = p.posting_id and d.step = 1
      where r.kind = 'REFUND' order by r.seq""";

  private OurRefunds() {}

  static List<Ours> of(String jdbcUrl) throws SQLException {
    List<Ours> refunds = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        PreparedStatement statement = connection.prepareStatement(REFUNDS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        String state = row.getString("posting_state");
        refunds.add(
            new Ours(
                row.getString("reversal_id"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("surcharge"),
                row.getString("state"),
                state == null
                    ? Optional.empty()
                    : Optional.of(
                        new Posting(state, row.getString("reference"), row.getString("number")))));
      }
    }
    return refunds;
  }
}

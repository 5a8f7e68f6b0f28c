package io.openitem.bench.drill;

import io.openitem.bench.drill.Evidence.Payment;
import io.openitem.bench.drill.Evidence.Posting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The connector's books, read from its database without a proxy and without the connector. */
final class OurBooks {
  private static final String UNDER_WAY =
      """
      select
        (select count(*) from payment p
          where p.status in ('PROCESSING', 'ACTION_REQUIRED') and p.due_at is not null)
        + (select count(*) from posting p left join posting f on f.posting_id = p.depends_on
          where p.state not in ('POSTED', 'PARKED')
            and coalesce(f.state, '') <> 'PARKED')
        + (select count(*) from webhook_inbox where due_at is not null)
        + (select count(*) from payment_reversal where due_at is not null)
        + (select count(*) from outbox)""";

  private static final String PAYMENTS =
      """
      select p.payment_id, p.status, p.total, p.currency,
        p.due_at is null and p.reason is not null as raised,
        (select string_agg(i.invoice_id, ' ') from payment_item i
          where i.payment_id = p.payment_id) as invoices,
        o.state as posting_state, od.reference as posting_reference,
        coalesce(od.company_code || '/' || od.fiscal_year || '/' || od.number, '') as posting_number,
        c.state as clearing_state, cd.reference as clearing_reference
      from payment p
        left join posting o on o.payment_id = p.payment_id and o.kind = 'PAYMENT'
        left join posting_document od on od.posting_id = o.posting_id and od.step = 1
        left join posting c on c.payment_id = p.payment_id and c.kind = 'CLEARING'
        left join posting_document cd on cd.posting_id = c.posting_id and cd.step = 1
      order by p.payment_id""";

  private final String jdbcUrl;

  OurBooks(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  /** How many payments, postings, events and announcements are neither final nor parked. */
  int underWay() throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        PreparedStatement statement = connection.prepareStatement(UNDER_WAY);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  List<Payment> payments() throws SQLException {
    List<Payment> payments = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        PreparedStatement statement = connection.prepareStatement(PAYMENTS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        payments.add(payment(row));
      }
    }
    return payments;
  }

  private static Payment payment(ResultSet row) throws SQLException {
    return new Payment(
        row.getString("payment_id"),
        row.getString("status"),
        row.getBigDecimal("total"),
        row.getString("currency"),
        row.getBoolean("raised"),
        List.of(row.getString("invoices").split(" ", -1)),
        posting(row, "posting", row.getString("posting_number")),
        posting(row, "clearing", ""));
  }

  private static Optional<Posting> posting(ResultSet row, String name, String number)
      throws SQLException {
    String state = row.getString(name + "_state");
    return state == null
        ? Optional.empty()
        : Optional.of(new Posting(state, row.getString(name + "_reference"), number));
  }
}

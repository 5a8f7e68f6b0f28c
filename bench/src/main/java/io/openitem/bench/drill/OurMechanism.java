package io.openitem.bench.drill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the connector's own books show of its mechanism: what must never be in them, even where it
 * has cost no money this time.
 */
final class OurMechanism {
  /** From its claim to the first record of it an attempt has its account's lane for itself. */
  private static final String OVERLAPS =
      """
      with attempt as (
        select p.lane_id, a.attempt_id, a.fence, a.sent_at,
          (a.evidence -> 0 ->> 'at')::timestamptz as freed_at
        from posting_attempt a join posting p using (posting_id)
        where a.ended_at is not null)
      select 'attempts ' || a.attempt_id || ' and ' || b.attempt_id || ' of ' || a.lane_id
          || ' overlap'
      from attempt a join attempt b
        on b.lane_id = a.lane_id and b.fence > a.fence
          and b.sent_at < a.freed_at
      order by 1 limit 20""";

  private static final String SHARED_FENCES =
      """
      select 'fence ' || a.fence || ' of ' || p.lane_id || ' was given ' || count(*) || ' times'
      from posting_attempt a join posting p using (posting_id)
      group by p.lane_id, a.fence having count(*) > 1 order by 1 limit 20""";

  private static final String STORED_TWICE =
      """
      select 'event ' || event_id || ' of ' || processor || ' is stored ' || count(*) || ' times'
      from webhook_inbox group by processor, event_id having count(*) > 1 order by 1 limit 20""";

  private static final String PARKED =
      """
      select p.kind || ' ' || count(*) || ': ' || left(regexp_replace(coalesce(p.reason, ''),
          '[0-9]{3,}|[a-z]{3}_[0-9A-Z]{26}', '#', 'g'), 120)
      from posting p where p.state = 'PARKED'
      group by p.kind, left(regexp_replace(coalesce(p.reason, ''),
          '[0-9]{3,}|[a-z]{3}_[0-9A-Z]{26}', '#', 'g'), 120)
      order by count(*) desc limit 20""";

  private static final String EVENTS = "select event_id from payment_event";

  private final String jdbcUrl;

  OurMechanism(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  /** What was done twice, or at the same time as what it had to wait for; a line each. */
  List<String> doubled() throws SQLException {
    List<String> doubled = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
      for (String sql : List.of(OVERLAPS, SHARED_FENCES, STORED_TWICE)) {
        doubled.addAll(column(connection, sql));
      }
    }
    return doubled;
  }

  /** Why what is parked waits for people: kind, number and reason, the most frequent first. */
  List<String> parkedBecause() throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
      return column(connection, PARKED);
    }
  }

  /** The ids of all events in the payments' histories. */
  Set<String> eventIds() throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
      return new HashSet<>(column(connection, EVENTS));
    }
  }

  private static List<String> column(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }
}

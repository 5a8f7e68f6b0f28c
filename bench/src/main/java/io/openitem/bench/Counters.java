package io.openitem.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Everything that is counted, at one moment.
 *
 * @param writes transactions that wrote, by the transaction ids that PostgreSQL gave out
 * @param transactions all transactions that committed, reading ones included
 * @param syncs how often the write-ahead log was synced to disk
 * @param brokerCycles messages that a route took from the broker
 * @param connectorMillis CPU time; the broker is in it, since it runs in the connector
 * @param postgresMillis CPU time of all of PostgreSQL
 * @param sandboxMillis CPU time
 * @param benchMillis CPU time of this process
 */
record Counters(
    long writes,
    long transactions,
    long syncs,
    long brokerCycles,
    long connectorMillis,
    long postgresMillis,
    long sandboxMillis,
    long benchMillis) {
  private static final String CYCLES = "openitem_broker_cycles_total";
  private static final String QUERY =
      "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint,"
          + " (select xact_commit from pg_stat_database where datname = current_database()),"
          + " (select wal_sync from pg_stat_wal)";

  static Counters read(Stage stage) throws IOException, InterruptedException, SQLException {
    try (Connection connection = DriverManager.getConnection(stage.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      row.next();
      return new Counters(
          row.getLong(1),
          row.getLong(2),
          row.getLong(3),
          Math.round(Prometheus.sum(stage.metrics(), CYCLES, List.of())),
          CpuTimes.millis(stage.connectorPid()),
          CpuTimes.millisWithDescendants(stage.postmasterPid()),
          CpuTimes.millis(stage.sandboxPid()),
          CpuTimes.millis(ProcessHandle.current().pid()));
    }
  }

  /** What was counted between an earlier moment and this one. */
  Counters since(Counters before) {
    return new Counters(
        writes - before.writes,
        transactions - before.transactions,
        syncs - before.syncs,
        brokerCycles - before.brokerCycles,
        connectorMillis - before.connectorMillis,
        postgresMillis - before.postgresMillis,
        sandboxMillis - before.sandboxMillis,
        benchMillis - before.benchMillis);
  }
}

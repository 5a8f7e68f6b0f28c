package io.openitem.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How many one-row inserts a second this PostgreSQL commits to its disk. */
final class CommitRate {
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration MEASURED = Duration.ofSeconds(5);

  private CommitRate() {}

  /**
   * Measures it with a table of its own, which is dropped afterwards.
   *
   * @param clients how many connections insert at the same time
   * @return commits a second
   */
  static double measure(String jdbcUrl, int clients) throws SQLException, InterruptedException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      requireDurable(statement);
      statement.execute("drop table if exists bench_commit");
      statement.execute(
          "create table bench_commit (id bigserial primary key, payload text not null)");
      insert(jdbcUrl, clients, WARM_UP);
      long commits = insert(jdbcUrl, clients, MEASURED);
      statement.execute("drop table bench_commit");
      return commits / (double) MEASURED.toSeconds();
    }
  }

  private static void requireDurable(Statement statement) throws SQLException {
    for (String setting : List.of("fsync", "synchronous_commit")) {
      try (var row = statement.executeQuery("show " + setting)) {
        row.next();
        if (!row.getString(1).equals("on")) {
          throw new IllegalStateException(setting + " is off: the figures would mean nothing");
        }
      }
    }
  }

  private static long insert(String jdbcUrl, int clients, Duration duration)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      long until = System.nanoTime() + duration.toNanos();
      List<Future<Long>> counts = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        counts.add(threads.submit(() -> insertUntil(jdbcUrl, until)));
      }
      long sum = 0;
      for (Future<Long> count : counts) {
        sum += count.get();
      }
      return sum;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the commit rate could not be measured", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static long insertUntil(String jdbcUrl, long until) throws SQLException {
    long commits = 0;
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        PreparedStatement insert =
            connection.prepareStatement("insert into bench_commit (payload) values (?)")) {
      while (System.nanoTime() < until) {
        insert.setString(1, "one row a commit");
        insert.executeUpdate();
        commits++;
      }
    }
    return commits;
  }
}

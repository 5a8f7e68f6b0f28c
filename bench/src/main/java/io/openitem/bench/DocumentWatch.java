package io.openitem.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Sees when payments have their document number: one query for all that are waited for, every few
 * milliseconds, on one connection. It stays in one transaction, so that it adds no commits to those
 * counted; at READ COMMITTED every query sees what is committed by then.
 */
final class DocumentWatch implements AutoCloseable {
  private static final long POLL_MILLIS = 25;
  private static final String QUERY =
      "select payment_id, document_number from payment where payment_id = any(?)"
          + " and (document_number is not null or status in ('DECLINED', 'CANCELLED'))";

  private final Map<String, CompletableFuture<Boolean>> waiting = new ConcurrentHashMap<>();
  private final Connection connection;
  private final Thread thread = new Thread(this::watch, "document-watch");
  private volatile boolean closed;

  private DocumentWatch(Connection connection) {
    this.connection = connection;
  }

  static DocumentWatch start(String jdbcUrl) throws SQLException {
    // Planned each time: a plan made while there were no payments would read them all for ever.
    Connection connection = DriverManager.getConnection(jdbcUrl + "&prepareThreshold=0");
    connection.setAutoCommit(false);
    DocumentWatch watch = new DocumentWatch(connection);
    watch.thread.start();
    return watch;
  }

  /** Completes with true once the number is stored, with false once there will be none. */
  CompletableFuture<Boolean> documentOf(String paymentId) {
    return waiting.computeIfAbsent(paymentId, id -> new CompletableFuture<>());
  }

  private void watch() {
    try (PreparedStatement query = connection.prepareStatement(QUERY)) {
      while (!closed) {
        if (!waiting.isEmpty()) {
          look(query);
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    } catch (SQLException e) {
      waiting.values().forEach(future -> future.completeExceptionally(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(PreparedStatement query) throws SQLException {
    query.setArray(1, connection.createArrayOf("text", waiting.keySet().toArray()));
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        CompletableFuture<Boolean> future = waiting.remove(rows.getString(1));
        if (future != null) {
          future.complete(rows.getString(2) != null);
        }
      }
    }
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.rollback();
    connection.close();
  }
}

package io.openitem.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Items and payments of a caller, made by the database itself. */
final class ReadRows {
  private static final int ROWS_PER_STATEMENT = 50_000;

  private final String jdbcUrl;
  private final String organisation;
  private final List<String> accounts;

  ReadRows(String jdbcUrl, String organisation, List<String> accounts) {
    this.jdbcUrl = jdbcUrl;
    this.organisation = organisation;
    this.accounts = List.copyOf(accounts);
  }

  /** Accounts, methods, and the mark of a full synchronisation, which statements ask for. */
  void begin() throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
      run(connection, "accounts", 0, 0);
      run(connection, "methods", 0, 0);
      run(connection, "run", 0, 0);
    }
  }

  /**
   * Makes items and payments, and lets the database learn how many there are.
   *
   * @param from how many there are of each
   * @param to how many there are then
   */
  void grow(int from, int to) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      for (int next = from; next < to; next += ROWS_PER_STATEMENT) {
        int end = Math.min(to, next + ROWS_PER_STATEMENT);
        run(connection, "items", next, end);
        run(connection, "payments", next, end);
        run(connection, "payment-items", next, end);
      }
      statement.execute("vacuum analyze");
      statement.execute("checkpoint");
    }
  }

  private void run(Connection connection, String name, int from, int to)
      throws SQLException, IOException {
    try (PreparedStatement parameters =
            connection.prepareStatement(
                "select set_config('bench.organisation', ?, false),"
                    + " set_config('bench.accounts', ?::text, false),"
                    + " set_config('bench.from', ?, false), set_config('bench.to', ?, false)");
        Statement statement = connection.createStatement()) {
      Array array = connection.createArrayOf("text", accounts.toArray());
      parameters.setString(1, organisation);
      parameters.setArray(2, array);
      parameters.setString(3, Integer.toString(from));
      parameters.setString(4, Integer.toString(to));
      parameters.execute();
      statement.execute(sql(name));
    }
  }

  private static String sql(String name) throws IOException {
    try (InputStream in = ReadRows.class.getResourceAsStream("/reads/" + name + ".sql")) {
      if (in == null) {
        throw new IllegalStateException("no reads/" + name + ".sql");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

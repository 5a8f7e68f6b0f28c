package io.openitem.support;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A migrated, empty PostgreSQL database of a test's own. One server serves the whole JVM; every
 * database is a copy of a migrated template, made in some tens of milliseconds.
 */
public final class TestDatabase implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final HikariDataSource dataSource;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  private TestDatabase(HikariDataSource dataSource) {
    this.dataSource = dataSource;
    this.jdbc = JdbcClient.create(dataSource);
    this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  /** Makes a database with the current schema and nothing in it. */
  public static TestDatabase create() {
    String name = "test_" + COUNT.incrementAndGet();
    Server.execute("create database " + name + " template openitem_template");
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(Server.POSTGRES.getJdbcUrl("postgres", name));
    config.setUsername("postgres");
    config.setMaximumPoolSize(24);
    config.setMinimumIdle(0);
    return new TestDatabase(new HikariDataSource(config));
  }

  /** A pool of connections to it. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** Its URL, user and password included, for a connector that is started as a whole. */
  public String jdbcUrl() {
    return dataSource.getJdbcUrl();
  }

  /** Runs SQL in it. */
  public JdbcClient jdbc() {
    return jdbc;
  }

  /** Transactions on it. */
  public TransactionTemplate transactions() {
    return transactions;
  }

  /** Closes the connections; the database goes with the server. */
  @Override
  public void close() {
    dataSource.close();
  }

  /** Started with the first use, stopped with the JVM. */
  private static final class Server {

    private static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(1))
                .setServerConfig("max_connections", "300")
                .start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("create database openitem_template");
        }
        Flyway.configure()
            .dataSource(postgres.getDatabase("postgres", "openitem_template"))
            .load()
            .migrate();
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private static synchronized void execute(String sql) {
      try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}

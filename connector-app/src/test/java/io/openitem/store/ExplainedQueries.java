package io.openitem.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A database that explains every query with its very parameters before it answers it, so that a
 * test sees the plans of what the readers really ask.
 */
final class ExplainedQueries extends DelegatingDataSource {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Plan> plans = new ArrayList<>();

  /**
   * How PostgreSQL would answer a query.
   *
   * @param sql the query
   * @param plan as {@code explain (format json)} tells it
   */
  record Plan(String sql, JsonNode plan) {

    /** Tables that are read from end to end. */
    List<String> scanned() {
      return plan.findParents("Node Type").stream()
          .filter(node -> node.path("Node Type").asText().equals("Seq Scan"))
          .map(node -> node.path("Relation Name").asText())
          .toList();
    }
  }

  ExplainedQueries(DataSource database) {
    super(database);
  }

  /** The plans since the last call. */
  List<Plan> taken() {
    List<Plan> taken = List.copyOf(plans);
    plans.clear();
    return taken;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection real = super.getConnection();
    return proxy(
        Connection.class,
        real,
        (method, arguments, result) ->
            result instanceof PreparedStatement statement
                ? explained(real, statement, (String) arguments[0])
                : result);
  }

  private PreparedStatement explained(Connection connection, PreparedStatement real, String sql)
      throws SQLException {
    PreparedStatement explain = connection.prepareStatement("explain (format json) " + sql);
    InvocationHandler both =
        (any, method, arguments) -> {
          if (method.getName().startsWith("set")
              && arguments != null
              && arguments.length > 1
              && arguments[0] instanceof Integer) {
            call(method, explain, arguments);
          }
          if (method.getName().startsWith("execute")) {
            try (ResultSet rows = explain.executeQuery()) {
              rows.next();
              plans.add(new Plan(sql, JSON.readTree(rows.getString(1))));
            }
          }
          if (method.getName().equals("close")) {
            explain.close();
          }
          return call(method, real, arguments);
        };
    return (PreparedStatement)
        Proxy.newProxyInstance(
            ExplainedQueries.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            both);
  }

  @FunctionalInterface
  private interface Afterwards {
    @Nullable Object result(Method method, Object[] arguments, @Nullable Object result)
        throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T real, Afterwards afterwards) {
    return type.cast(
        Proxy.newProxyInstance(
            ExplainedQueries.class.getClassLoader(),
            new Class<?>[] {type},
            (any, method, arguments) ->
                afterwards.result(method, arguments, call(method, real, arguments))));
  }

  private static @Nullable Object call(Method method, Object on, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}

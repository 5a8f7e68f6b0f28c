package io.openitem.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The conditions of a query, each constant SQL with a bound value. No text of a caller ever becomes
 * SQL.
 */
final class Conditions {

  /** The caller's accounts, bound as {@code accounts}; to be joined with a table. */
  static final String MINE = "unnest(:accounts::text[]) as mine (account_id) join ";

  private final StringJoiner sql = new StringJoiner("\n  and ", "where ", "\n");
  private final Map<String, Object> parameters = new HashMap<>();

  /** Gives a value that the query itself names. */
  Conditions bind(String name, Object value) {
    parameters.put(name, value);
    return this;
  }

  /** Adds a condition without a value. */
  Conditions and(String condition) {
    sql.add(condition);
    return this;
  }

  /** Adds a condition on a value that it names. */
  Conditions and(String condition, String name, Object value) {
    parameters.put(name, value);
    return and(condition);
  }

  /** Adds a condition where there is a value. */
  Conditions and(String condition, String name, Optional<?> value) {
    value.ifPresent(present -> and(condition, name, present));
    return this;
  }

  /** Goes on behind the last entry of the page before. */
  Conditions after(Optional<PageKey> after, String column, String id, boolean descending) {
    after.ifPresent(
        key -> {
          parameters.put("afterValue", key.value());
          parameters.put("afterId", key.id());
          String order = descending ? "<" : ">";
          and("(%s, %s) %s (:afterValue, :afterId)".formatted(column, id, order));
        });
    return this;
  }

  /** The conditions as SQL, beginning with {@code where}. */
  String where() {
    return sql.toString();
  }

  /** The values that they name. */
  Map<String, Object> parameters() {
    return Map.copyOf(parameters);
  }

  /** Binds all of it into a query: select, these conditions, rest. */
  JdbcClient.StatementSpec in(JdbcClient jdbc, String select, String rest) {
    return jdbc.sql(select + "\n" + sql + rest).params(parameters);
  }

  /** How many rows of a table meet these conditions, counted no further than max. */
  int count(JdbcClient jdbc, String table, int max) {
    return in(
            jdbc,
            "select count(*) from (select 1 from " + table,
            "limit %d) counted".formatted(max))
        .query(Integer.class)
        .single();
  }

  /** The end of a page's query. */
  static String page(String column, String id, boolean descending, int limit) {
    // One more than asked for says whether there is a next page.
    return order(column, id, descending) + " limit " + (limit + 1);
  }

  /** The order of a page. */
  static String order(String column, String id, boolean descending) {
    String direction = descending ? "desc" : "asc";
    return "order by %1$s %3$s, %2$s %3$s".formatted(column, id, direction);
  }
}

package io.openitem.sandbox.sap.odata;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.olingo.odata2.api.uri.expression.FilterExpression;
import org.apache.olingo.odata2.api.uri.expression.OrderByExpression;
import org.jspecify.annotations.Nullable;

/**
 * A page of a query's rows.
 *
 * @param <T> a row
 * @param rows at most a page
 * @param next the skip token of the page after it, if there is one
 */
record Page<T>(List<T> rows, Optional<String> next) {
  /**
   * What is asked for.
   *
   * @param filter null for all
   * @param orderBy null for the order of the key
   * @param skip rows to leave out
   * @param top rows at most; negative for all
   * @param token skip token of an earlier page; blank for the first
   * @param sizeRows rows a page at most
   */
  record Query(
      @Nullable FilterExpression filter,
      @Nullable OrderByExpression orderBy,
      int skip,
      int top,
      String token,
      int sizeRows) {}

  /** How many rows a filter lets through. */
  static <T> int count(EntityModel<T> model, @Nullable FilterExpression filter) throws SapFailure {
    Predicate<T> wanted = new FilterCompiler<>(model).compile(filter);
    long count = model.rows().candidates(Access.of(filter), List.of()).filter(wanted).count();
    return Math.toIntExact(count);
  }

  /** Reads a page of a query. */
  static <T> Page<T> read(EntityModel<T> model, Query query) throws SapFailure {
    Access access = Access.of(query.filter);
    Predicate<T> wanted = new FilterCompiler<>(model).compile(query.filter);
    Position at = Position.of(query);
    int size = at.rest >= 0 ? Math.min(at.rest, query.sizeRows) : query.sizeRows;
    int rest = at.rest < 0 ? -1 : at.rest - size;
    OrderByExpression orderBy = query.orderBy;
    List<T> found;
    if (orderBy == null || Order.isKeyOrder(orderBy, model, access)) {
      found =
          model
              .rows()
              .candidates(access, at.after)
              .filter(wanted)
              .skip(at.skip)
              .limit(size + 1L)
              .toList();
      return page(found, size, rest, last -> Position.after(rest, model.keyOf(last)));
    }
    found =
        model
            .rows()
            .candidates(access, List.of())
            .filter(wanted)
            .sorted(Order.by(orderBy, model))
            .skip(at.skip)
            .limit(size + 1L)
            .toList();
    return page(found, size, rest, last -> Position.skipping(rest, at.skip + size));
  }

  private static <T> Page<T> page(List<T> found, int size, int rest, Function<T, String> token) {
    if (found.size() <= size || size == 0) {
      return new Page<>(found.subList(0, Math.min(size, found.size())), Optional.empty());
    }
    T last = found.get(size - 1);
    return new Page<>(
        found.subList(0, size), rest == 0 ? Optional.empty() : Optional.of(token.apply(last)));
  }

  /**
   * Where a page begins.
   *
   * @param rest how many rows are still wanted; negative for all
   * @param skip rows to leave out
   * @param after the key that rows must be beyond; empty for none
   */
  private record Position(int rest, int skip, List<String> after) {
    private static final String SEPARATOR = "~";

    private static Position of(Query query) throws SapFailure {
      if (query.token.isEmpty()) {
        return new Position(query.top, query.skip, List.of());
      }
      List<String> parts = List.of(query.token.split(SEPARATOR, -1));
      if (parts.size() < 3 || !isNumber(parts.get(0)) || !isNumber(parts.get(1))) {
        throw SapFailure.badRequest("/IWBEP/CM_MGW_RT/023", "Invalid skip token", "");
      }
      List<String> after = parts.subList(2, parts.size());
      return new Position(
          Integer.parseInt(parts.get(0)),
          Integer.parseInt(parts.get(1)),
          after.get(0).isEmpty() ? List.of() : after);
    }

    private static boolean isNumber(String text) {
      return text.matches("-?\\d{1,9}");
    }

    private static String after(int rest, List<String> key) {
      return rest + SEPARATOR + "0" + SEPARATOR + String.join(SEPARATOR, key);
    }

    private static String skipping(int rest, int skip) {
      return rest + SEPARATOR + skip + SEPARATOR;
    }
  }
}

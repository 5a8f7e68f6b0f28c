package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/** {@code created=}, {@code created[gte]=} and so on; Unix seconds. */
final class CreatedFilter {
  private CreatedFilter() {}

  static Predicate<ObjectNode> of(Params params) {
    LongPredicate test = seconds(params);
    return object -> test.test(object.path("created").asLong());
  }

  static LongPredicate seconds(Params params) {
    LongPredicate all = created -> true;
    if (params.text("created").isPresent()) {
      long exact = params.integer("created").orElseThrow();
      return created -> created == exact;
    }
    Params bounds = params.nested("created");
    all = and(all, bounds, "gt", (created, bound) -> created > bound);
    all = and(all, bounds, "gte", (created, bound) -> created >= bound);
    all = and(all, bounds, "lt", (created, bound) -> created < bound);
    return and(all, bounds, "lte", (created, bound) -> created <= bound);
  }

  private interface Comparison {
    boolean test(long created, long bound);
  }

  private static LongPredicate and(
      LongPredicate others, Params bounds, String name, Comparison comparison) {
    return bounds
        .integer(name)
        .map(bound -> others.and(created -> comparison.test(created, bound)))
        .orElse(others);
  }
}

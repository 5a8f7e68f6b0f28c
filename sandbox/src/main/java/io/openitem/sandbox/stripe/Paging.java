package io.openitem.sandbox.stripe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param limit how many, 1 to 100
 * @param startingAfter the id that the page begins after, going towards the older
 * @param endingBefore the id that the page ends before, going towards the newer
 */
record Paging(int limit, Optional<String> startingAfter, Optional<String> endingBefore) {
  static final int LIMIT_MAX = 100;
  private static final int LIMIT_DEFAULT = 10;

  /** What is on a page, the newest first. */
  record Page<T>(List<T> items, boolean hasMore) {}

  static Paging of(Params params) {
    long limit = params.integer("limit").orElse((long) LIMIT_DEFAULT);
    if (limit < 1 || limit > LIMIT_MAX) {
      throw StripeRefusal.invalid(
          "parameter_invalid_integer", "limit", "Invalid integer: limit must be 1 to 100.");
    }
    return new Paging((int) limit, params.text("starting_after"), params.text("ending_before"));
  }

  /**
   * Cuts the page out of what is ordered from the newest to the oldest.
   *
   * @param seqOf the place of an id; refuses one that does not exist
   * @param read empty for what the filters leave out
   */
  <K, T> Page<T> cut(
      NavigableMap<Long, K> newestFirst,
      Function<String, Long> seqOf,
      Function<K, Optional<T>> read) {
    NavigableMap<Long, K> range = newestFirst;
    boolean backwards = endingBefore.isPresent();
    if (backwards) {
      range = newestFirst.headMap(seqOf.apply(endingBefore.get()), false).descendingMap();
    } else if (startingAfter.isPresent()) {
      range = newestFirst.tailMap(seqOf.apply(startingAfter.get()), false);
    }
    List<T> items = new ArrayList<>();
    for (K candidate : range.values()) {
      Optional<T> item = read.apply(candidate);
      if (item.isPresent() && items.size() == limit) {
        return page(items, true, backwards);
      }
      item.ifPresent(items::add);
    }
    return page(items, false, backwards);
  }

  private static <T> Page<T> page(List<T> items, boolean hasMore, boolean backwards) {
    if (backwards) {
      Collections.reverse(items);
    }
    return new Page<>(items, hasMore);
  }
}

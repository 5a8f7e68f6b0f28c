package io.openitem.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of entries.
 *
 * @param entries in the order asked for
 * @param next where it ended, if there is more behind it
 * @param <T> the entries' type
 */
public record Page<T>(List<T> entries, Optional<PageKey> next) {

  /** Copies the entries. */
  public Page {
    entries = List.copyOf(entries);
  }

  /** Makes a page of one entry more than the limit, if there are so many. */
  public static <T> Page<T> of(List<T> rows, int limit, Function<T, PageKey> key) {
    if (rows.size() <= limit) {
      return new Page<>(rows, Optional.empty());
    }
    List<T> entries = rows.subList(0, limit);
    return new Page<>(entries, Optional.of(key.apply(entries.get(limit - 1))));
  }
}

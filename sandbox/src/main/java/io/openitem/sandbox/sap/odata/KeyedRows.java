package io.openitem.sandbox.sap.odata;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Rows that are few, or found by the first field of their key.
 *
 * @param <T> a row
 */
final class KeyedRows<T> implements Rows<T> {
  private final List<String> keyNames;
  private final Supplier<Stream<T>> all;
  private final Function<String, Stream<T>> byFirst;
  private final Function<T, List<String>> keyOf;

  /**
   * Rows by the first field of their key.
   *
   * @param keyNames the key's fields
   * @param all every row in the order of the key
   * @param byFirst the rows whose first key field has a value, in order
   * @param keyOf a row's key
   */
  KeyedRows(
      List<String> keyNames,
      Supplier<Stream<T>> all,
      Function<String, Stream<T>> byFirst,
      Function<T, List<String>> keyOf) {
    this.keyNames = keyNames;
    this.all = all;
    this.byFirst = byFirst;
    this.keyOf = keyOf;
  }

  /** A handful of rows. */
  static <T> KeyedRows<T> of(List<T> rows, Function<T, List<String>> keyOf) {
    List<T> sorted =
        rows.stream()
            .sorted((left, right) -> Order.compareKeys(keyOf.apply(left), keyOf.apply(right)))
            .toList();
    return new KeyedRows<>(List.of(), sorted::stream, first -> sorted.stream(), keyOf);
  }

  @Override
  public Optional<T> find(Map<String, String> key) {
    if (keyNames.isEmpty()) {
      return all.get().filter(row -> key.values().containsAll(keyOf.apply(row))).findFirst();
    }
    List<String> wanted = keyNames.stream().map(name -> key.getOrDefault(name, "")).toList();
    return byFirst.apply(wanted.get(0)).filter(row -> keyOf.apply(row).equals(wanted)).findFirst();
  }

  @Override
  public Stream<T> candidates(Access access, List<String> after) {
    Stream<T> rows = keyNames.isEmpty() ? all.get() : narrowed(access);
    return rows.filter(row -> after.isEmpty() || Order.compareKeys(keyOf.apply(row), after) > 0);
  }

  private Stream<T> narrowed(Access access) {
    String first = keyNames.get(0);
    boolean named =
        access.alternatives().stream().allMatch(each -> each.equal().containsKey(first));
    if (!named) {
      return all.get();
    }
    return access.alternatives().stream()
        .map(each -> each.equal().getOrDefault(first, ""))
        .distinct()
        .sorted()
        .flatMap(byFirst);
  }
}

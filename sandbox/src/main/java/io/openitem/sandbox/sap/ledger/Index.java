package io.openitem.sandbox.sap.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds by one value. Most values name one thing, so that is held without a list around it: with a
 * million documents that is what fits. Thread-safe.
 */
final class Index<T> {
  private final Class<T> type;
  private final Map<String, Object> entries = new ConcurrentHashMap<>();

  Index(Class<T> type) {
    this.type = type;
  }

  void add(String value, T entry) {
    if (!value.isEmpty()) {
      entries.merge(value, entry, Index::append);
    }
  }

  private static Object append(Object before, Object added) {
    if (before instanceof Many many) {
      many.add(added);
      return many;
    }
    Many many = new Many();
    many.add(before);
    many.add(added);
    return many;
  }

  /** Everything with this value, in the order in which it was added; a snapshot. */
  List<T> find(String value) {
    Object found = entries.get(value);
    if (found == null) {
      return List.of();
    }
    if (found instanceof Many many) {
      return many.snapshot(type);
    }
    return List.of(type.cast(found));
  }

  private static final class Many {
    private final List<Object> all = new ArrayList<>(4);

    private synchronized void add(Object entry) {
      all.add(entry);
    }

    private synchronized <T> List<T> snapshot(Class<T> type) {
      List<T> copy = new ArrayList<>(all.size());
      for (Object each : all) {
        copy.add(type.cast(each));
      }
      return copy;
    }
  }
}

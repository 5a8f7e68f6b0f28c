package io.openitem.bench.drill;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often each fault really happened. Thread-safe. */
final class FaultCounts {
  private final Map<FaultKind, Integer> counts = new ConcurrentHashMap<>();

  void happened(FaultKind kind) {
    happened(kind, 1);
  }

  void happened(FaultKind kind, int times) {
    counts.merge(kind, times, Integer::sum);
  }

  int of(FaultKind kind) {
    return counts.getOrDefault(kind, 0);
  }
}

package io.openitem.bench;

import java.util.List;

/** Reads Prometheus' text form as far as sums of counters need it. */
final class Prometheus {
  private Prometheus() {}

  /**
   * The sum of all samples of a metric whose labels contain all of these texts.
   *
   * @param labels for instance {@code routeId="post"}
   */
  static double sum(String text, String metric, List<String> labels) {
    return text.lines()
        .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
        .filter(line -> labels.stream().allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}

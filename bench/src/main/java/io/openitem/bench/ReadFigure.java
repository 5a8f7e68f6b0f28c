package io.openitem.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How long an operation took.
 *
 * @param operation its id
 * @param items how many there were
 * @param p50Micros the median
 * @param p99Micros the slowest hundredth
 */
record ReadFigure(String operation, int items, long p50Micros, long p99Micros) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static ReadFigure of(String operation, int items, Histogram micros) {
    return new ReadFigure(
        operation, items, micros.getValueAtPercentile(50.0), micros.getValueAtPercentile(99.0));
  }

  /** The median as a multiple of that of the fewest items of the same operation. */
  double ratio(List<ReadFigure> all) {
    ReadFigure fewest =
        all.stream()
            .filter(figure -> figure.operation.equals(operation))
            .min(Comparator.comparingInt(ReadFigure::items))
            .orElseThrow();
    return p50Micros / (double) Math.max(1, fewest.p50Micros);
  }

  /** The line that a script reads. */
  String toJson() {
    return JSON.createObjectNode()
        .put("operation", operation)
        .put("items", items)
        .put("p50Ms", millis(p50Micros))
        .put("p99Ms", millis(p99Micros))
        .toString();
  }

  private static BigDecimal millis(long micros) {
    return BigDecimal.valueOf(micros, 3).setScale(2, RoundingMode.HALF_UP);
  }
}

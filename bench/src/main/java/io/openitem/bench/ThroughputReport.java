package io.openitem.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * What a throughput run found.
 *
 * @param payments that got their document number while it was measured
 * @param failures payments that did not
 * @param seconds how long it was measured
 * @param p50Micros median from the request to the document number
 * @param p99Micros the slowest hundredth
 * @param counted what was counted meanwhile
 * @param commitRatePerSecond one-row insert commits of the same PostgreSQL
 */
record ThroughputReport(
    long payments,
    int failures,
    double seconds,
    long p50Micros,
    long p99Micros,
    Counters counted,
    double commitRatePerSecond) {
  private static final ObjectMapper JSON = new ObjectMapper();

  double paymentsPerSecond() {
    return payments / seconds;
  }

  double ratio() {
    return paymentsPerSecond() / commitRatePerSecond;
  }

  private double perPayment(long value) {
    return payments == 0 ? 0 : value / (double) payments;
  }

  /** The one line that a script reads. */
  String toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("payments", payments);
    json.put("paymentsPerSecond", rounded(paymentsPerSecond(), 1));
    json.put("p50Ms", rounded(p50Micros / 1000.0, 1));
    json.put("p99Ms", rounded(p99Micros / 1000.0, 1));
    json.put("commitsPerPayment", rounded(perPayment(counted.writes()), 2));
    json.put("brokerCyclesPerPayment", rounded(perPayment(counted.brokerCycles()), 2));
    ObjectNode cpu = json.putObject("cpuMsPerPayment");
    cpu.put("connector", rounded(perPayment(counted.connectorMillis()), 2));
    cpu.put("postgres", rounded(perPayment(counted.postgresMillis()), 2));
    cpu.put("sandbox", rounded(perPayment(counted.sandboxMillis()), 2));
    json.put("commitRatePerSecond", rounded(commitRatePerSecond, 0));
    json.put("ratio", rounded(ratio(), 4));
    return json.toString();
  }

  /** What a person reads besides. */
  String toText() {
    return String.format(
        Locale.ROOT,
        """
        measured   %.1f s, %d payments, %d failed
        per payment: %.2f transactions, %.2f of them wrote, %.2f syncs of the log; CPU of the bench %.2f ms""",
        seconds,
        payments,
        failures,
        perPayment(counted.transactions()),
        perPayment(counted.writes()),
        perPayment(counted.syncs()),
        perPayment(counted.benchMillis()));
  }

  private static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
  }
}

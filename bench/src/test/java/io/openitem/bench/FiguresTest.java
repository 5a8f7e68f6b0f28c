package io.openitem.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the figures come from and how they are printed. */
final class FiguresTest {
  @Test
  void theReportsLastLineHasTheAgreedKeys() {
    Counters counted = new Counters(600, 1_500, 300, 200, 800, 400, 300, 100);
    ThroughputReport report = new ThroughputReport(100, 0, 2.0, 12_345, 99_900, counted, 5_000.0);

    assertThat(report.toJson())
        .isEqualTo(
            "{\"payments\":100,\"paymentsPerSecond\":50.0,\"p50Ms\":12.3,\"p99Ms\":99.9,"
                + "\"commitsPerPayment\":6.00,\"brokerCyclesPerPayment\":2.00,"
                + "\"cpuMsPerPayment\":{\"connector\":8.00,\"postgres\":4.00,\"sandbox\":3.00},"
                + "\"commitRatePerSecond\":5000,\"ratio\":0.0100}");
  }

  @Test
  void aRunWithoutPaymentsDividesByNothing() {
    ThroughputReport report =
        new ThroughputReport(0, 1, 2.0, 0, 0, new Counters(1, 1, 1, 1, 1, 1, 1, 1), 5_000.0);

    assertThat(report.toJson()).contains("\"commitsPerPayment\":0.00");
  }

  @Test
  void aProgramsNameMayHoldSpacesAndBrackets() {
    String stat = "42 (postgres: a) b) S 7 42 42 0 -1 4194560 1 2 3 4 150 25 10 5 20 0 1 0 99";

    long[] fields = CpuTimes.fields(stat);

    assertThat(fields[11]).isEqualTo(150);
    assertThat(fields[12]).isEqualTo(25);
    assertThat(fields[13]).isEqualTo(10);
    assertThat(fields[14]).isEqualTo(5);
  }

  @Test
  void cpuTimeOfThisProcessIsCounted() throws Exception {
    assertThat(CpuTimes.millis(ProcessHandle.current().pid())).isPositive();
  }

  @Test
  void countersAreSummedOverTheirLabels() {
    String text =
        """
        # TYPE cycles_total counter
        cycles_total{queue="a",} 3.0
        cycles_total{queue="b",} 4.0
        cycles_total_other{queue="a",} 100.0
        plain_total 2.0
        """;

    assertThat(Prometheus.sum(text, "cycles_total", List.of())).isEqualTo(7.0);
    assertThat(Prometheus.sum(text, "cycles_total", List.of("queue=\"b\""))).isEqualTo(4.0);
    assertThat(Prometheus.sum(text, "plain_total", List.of())).isEqualTo(2.0);
    assertThat(Prometheus.sum(text, "missing_total", List.of())).isZero();
  }
}

package io.openitem.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** One throughput run, from start to report. */
final class Throughput {
  private static final double P50 = 50.0;
  private static final double P99 = 99.0;
  private static final long STOP_LIMIT_SECONDS = 90;

  private final ThroughputOptions options;
  private final PrintWriter out;

  Throughput(ThroughputOptions options, PrintWriter out) {
    this.options = options;
    this.out = out;
  }

  ThroughputReport run() throws IOException, InterruptedException, SQLException {
    try (Stage stage = Stage.start(options)) {
      out.println(
          "started    sandbox pid "
              + stage.sandboxPid()
              + ", connector pid "
              + stage.connectorPid());
      stage.deliverWebhooks(options.deliverAllEvents());
      stage.portal().synchronise(out);
      List<OpenInvoice> invoices = new OpenInvoices(stage.portal()).collect(options.items());
      out.printf("invoices   %d to pay%n", invoices.size());
      double commitRate = CommitRate.measure(stage.jdbcUrl(), options.clients());
      out.printf("commits    %.0f one-row inserts a second%n", commitRate);
      try (DocumentWatch watch = DocumentWatch.start(stage.jdbcUrl())) {
        return measure(stage, new Clients(stage.portal(), watch, invoices), commitRate);
      }
    }
  }

  private ThroughputReport measure(Stage stage, Clients clients, double commitRate)
      throws IOException, InterruptedException, SQLException {
    CountDownLatch ended = clients.start(options.clients());
    try {
      sleep(ended, options.warmUp().toMillis());
      out.printf("warm       %d payments%n", clients.cut().getTotalCount());
      Counters before = Counters.read(stage);
      clients.cut();
      long start = System.nanoTime();
      sleep(ended, options.measured().toMillis());
      Histogram latencies = clients.cut();
      double seconds = (System.nanoTime() - start) / 1e9;
      Counters counted = Counters.read(stage).since(before);
      if (clients.failures() > 0) {
        out.println("failure    " + clients.firstFailure());
      }
      return new ThroughputReport(
          latencies.getTotalCount(),
          clients.failures(),
          seconds,
          latencies.getValueAtPercentile(P50),
          latencies.getValueAtPercentile(P99),
          counted,
          commitRate);
    } finally {
      clients.stop();
      if (!ended.await(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        out.println("clients    did not stop in time");
      }
    }
  }

  /** Waits so long, or shorter when every client has given up. */
  private static void sleep(CountDownLatch ended, long millis) throws InterruptedException {
    boolean unused = ended.await(millis, TimeUnit.MILLISECONDS);
  }
}

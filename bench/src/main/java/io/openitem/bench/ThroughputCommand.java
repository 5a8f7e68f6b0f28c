package io.openitem.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how many payments a second reach their document number. */
@Command(
    name = "throughput",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Measures how many payments a second get from createPayment over HTTP to the SAP document"
          + " number stored.",
      "",
      "Starts the sandbox (SAP, processor, issuer; no latency added) and the connector with its own"
          + " durable PostgreSQL and Artemis, each in a process of its own; synchronises open items;"
          + " measures the same PostgreSQL's rate of one-row insert commits; warms up; then lets the"
          + " clients pay invoices of many accounts, each waiting for its document number before it"
          + " pays the next.",
      ""
    },
    footer = {
      "",
      "The last line of output is JSON:",
      "  {\"payments\",\"paymentsPerSecond\",\"p50Ms\",\"p99Ms\",\"commitsPerPayment\","
          + "\"brokerCyclesPerPayment\",",
      "   \"cpuMsPerPayment\":{\"connector\",\"postgres\",\"sandbox\"},\"commitRatePerSecond\","
          + "\"ratio\"}",
      "commitsPerPayment counts transactions that wrote, because only those wait for the disk;"
          + " ratio is",
      "paymentsPerSecond over commitRatePerSecond. Exit code 1 when a payment failed or the ratio is"
          + " below --ratio-min."
    })
final class ThroughputCommand implements Callable<Integer> {
  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long payments are counted. Default: ${DEFAULT-VALUE}.")
  private int seconds = 30;

  @Option(
      names = "--clients",
      paramLabel = "N",
      description = "How many pay at the same time. Default: ${DEFAULT-VALUE}.")
  private int clients = 8;

  @Option(
      names = "--warm-up-seconds",
      paramLabel = "N",
      description =
          "How long payments are made before that, uncounted: a JVM that just started spends most"
              + " of its processor time on compiling. Default: ${DEFAULT-VALUE}.")
  private int warmUpSeconds = 60;

  @Option(
      names = "--items",
      paramLabel = "N",
      description =
          "Open items to generate, 100 to 1000000; each payment uses up one. Default:"
              + " ${DEFAULT-VALUE}.")
  private int items = 40_000;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where the run puts its data, in a folder of its own that goes with it. Put it on the disk"
              + " to be measured. Default: ${DEFAULT-VALUE}.")
  private Path data = Path.of("openitem-bench-data");

  @Option(names = "--keep", description = "Keep that folder, with the logs of all processes.")
  private boolean keep;

  @Option(names = "--sandbox", paramLabel = "JAR", description = "Default: ${DEFAULT-VALUE}.")
  private Path sandbox = Path.of("sandbox/target/openitem-sandbox.jar");

  @Option(names = "--connector", paramLabel = "JAR", description = "Default: ${DEFAULT-VALUE}.")
  private Path connector = Path.of("connector-app/target/openitem.jar");

  @Option(
      names = "--all-events",
      description =
          "Let the processor deliver every event; without it, those about payment intents that are"
              + " not mere creation.")
  private boolean allEvents;

  @Option(
      names = "--ratio-min",
      paramLabel = "R",
      description = "Fail when the ratio is below this. Default: ${DEFAULT-VALUE}.")
  private double ratioMin;

  private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    Path folder = data.toAbsolutePath().resolve("run-" + System.currentTimeMillis());
    Files.createDirectories(folder);
    out.println("data       " + folder + (keep ? "" : "  (removed at the end)"));
    ThroughputOptions options =
        new ThroughputOptions(
            Duration.ofSeconds(seconds),
            Duration.ofSeconds(warmUpSeconds),
            clients,
            items,
            folder,
            sandbox,
            connector,
            allEvents);
    boolean done = false;
    try {
      ThroughputReport report = new Throughput(options, out).run();
      out.println(report.toText());
      out.println(report.toJson());
      done = report.failures() == 0 && report.ratio() >= ratioMin;
    } finally {
      // After a failure the logs are what somebody wants to read.
      if (!keep && done) {
        Folders.delete(folder);
      }
    }
    return done ? 0 : 1;
  }
}

package io.openitem.bench.drill;

import io.openitem.bench.Folders;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows that money that moved is posted exactly once, whatever fails. */
@Command(
    name = "drill",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Makes payments while everything that can fail does, waits for quiet, and compares the books of"
          + " the processor, of SAP, of the connector and of the clients with each other.",
      "",
      "The connector, Artemis, PostgreSQL and the sandbox run in processes of their own, with a TCP"
          + " proxy between any two. Which fault happens when is drawn from the seed: the same seed"
          + " plans the same faults for the same payments.",
      ""
    },
    footer = {
      "",
      "The last line of output is JSON:",
      "  {\"seed\",\"payments\",\"captured\",\"posted\",\"parked\",\"lost\",\"doubled\",\"stuck\","
          + "\"wrongAmount\",",
      "   \"answersChanged\",\"faults\":{...},",
      "   \"refunded\",\"refundsPosted\",\"refundsParked\",\"seconds\"}",
      "Exit code 0 when nothing is lost, doubled, stuck, of a wrong amount or answered differently,"
          + " and every",
      "kind of fault happened --min-faults times; otherwise 1, and the run's folder stays with all"
          + " logs."
    })
public final class DrillCommand implements Callable<Integer> {
  @Option(
      names = "--payments",
      paramLabel = "N",
      description = "How many payments are made. Default: ${DEFAULT-VALUE}.")
  private int payments = 2_000;

  @Option(
      names = "--faults",
      paramLabel = "KINDS",
      description =
          "all, none, or names with commas between them; an unknown one lists them. Default:"
              + " ${DEFAULT-VALUE}.")
  private String faults = "all";

  @Option(
      names = "--min-faults",
      paramLabel = "N",
      description = "How often each has to happen at least. Default: ${DEFAULT-VALUE}.")
  private int minFaults = 10;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "From which everything is drawn. Default: ${DEFAULT-VALUE}.")
  private long seed = 42;

  @Option(
      names = "--posting",
      paramLabel = "API",
      description =
          "Which posting API: journalentry, paymentservice or lockbox. Faults that an API cannot meet are left"
              + " out. Default: ${DEFAULT-VALUE}.")
  private String posting = PostingApi.JOURNALENTRY.text();

  @Option(
      names = "--clients",
      paramLabel = "N",
      description = "How many pay at the same time. Default: ${DEFAULT-VALUE}.")
  private int clients = 8;

  @Option(
      names = "--quiet-seconds",
      paramLabel = "N",
      description =
          "How long everything may take to become final or parked once the faults have ended."
              + " Default: ${DEFAULT-VALUE}.")
  private int quietSeconds = 300;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where the run puts its data, in a folder of its own that goes with it. Default:"
              + " ${DEFAULT-VALUE}.")
  private Path data = Path.of("openitem-bench-data");

  @Option(names = "--keep", description = "Keep that folder, with the logs of all processes.")
  private boolean keep;

  @Option(names = "--sandbox", paramLabel = "JAR", description = "Default: ${DEFAULT-VALUE}.")
  private Path sandbox = Path.of("sandbox/target/openitem-sandbox.jar");

  @Option(names = "--connector", paramLabel = "JAR", description = "Default: ${DEFAULT-VALUE}.")
  private Path connector = Path.of("connector-app/target/openitem.jar");

  private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

  @Override
  public Integer call()
      throws IOException, InterruptedException, SQLException, ExecutionException, JMSException {
    PostingApi api = PostingApi.of(posting);
    Path folder = data.toAbsolutePath().resolve("drill-" + seed + "-" + System.currentTimeMillis());
    Files.createDirectories(folder);
    out.println("data       " + folder + (keep ? "" : "  (removed when the drill passes)"));
    DrillOptions options =
        new DrillOptions(
            payments,
            FaultKind.parse(faults),
            minFaults,
            seed,
            api,
            clients,
            Duration.ofSeconds(quietSeconds),
            folder,
            sandbox,
            connector);
    DrillReport report = new Drill(options, out).run();
    report.findings().details().forEach(detail -> out.println("WRONG      " + detail));
    report.tooFew().forEach(kind -> out.println("TOO FEW    " + kind));
    out.printf(
        "clearings  %d parked: their payments are posted%n",
        report.findings().clearingsParkedCount());
    out.println(report.toJson());
    // After a failure the logs are what somebody wants to read.
    if (!keep && report.passed()) {
      Folders.delete(folder);
    }
    return report.passed() ? 0 : 1;
  }
}

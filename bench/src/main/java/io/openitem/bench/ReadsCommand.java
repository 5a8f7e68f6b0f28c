package io.openitem.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures whether reading costs more when there is more to read. */
@Command(
    name = "reads",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Measures listInvoices, listPayments and getStatement over HTTP, first with few and then with"
          + " many items and payments.",
      "",
      "Starts the sandbox for its tokens and the connector with its own PostgreSQL, fills the read"
          + " model and the payments with SQL, and calls each operation with each of its filters and"
          + " sorts, one call after the other. All belong to one caller of about a hundred accounts,"
          + " and half of the items to one of these, whose statement is read.",
      ""
    },
    footer = {
      "",
      "The last lines of output are JSON, one an operation and size:",
      "  {\"operation\",\"items\",\"p50Ms\",\"p99Ms\"}",
      "Before them, a line for each call. Exit code 1 when an operation's p50Ms grew by more than"
          + " --ratio-max."
    })
final class ReadsCommand implements Callable<Integer> {
  @Option(
      names = "--items",
      paramLabel = "N",
      description = "Items, and as many payments, at first. Default: ${DEFAULT-VALUE}.")
  private int items = 10_000;

  @Option(
      names = "--items-later",
      paramLabel = "N",
      description = "Items, and as many payments, then. Default: ${DEFAULT-VALUE}.")
  private int itemsLater = 1_000_000;

  @Option(
      names = "--requests",
      paramLabel = "N",
      description = "How often each call is measured. Default: ${DEFAULT-VALUE}.")
  private int requests = 100;

  @Option(
      names = "--warm-up-requests",
      paramLabel = "N",
      description = "How often each is made before that, uncounted. Default: ${DEFAULT-VALUE}.")
  private int warmUpRequests = 100;

  @Option(
      names = "--ratio-max",
      paramLabel = "R",
      description = "Fail when a median grew by more than this. Default: ${DEFAULT-VALUE}.")
  private double ratioMax = 2;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the run puts its data. Default: ${DEFAULT-VALUE}.")
  private Path data = Path.of("openitem-bench-data");

  @Option(names = "--keep", description = "Keep that folder, with the logs of all processes.")
  private boolean keep;

  @Option(names = "--sandbox", paramLabel = "JAR", description = "Default: ${DEFAULT-VALUE}.")
  private Path sandbox = Path.of("sandbox/target/openitem-sandbox.jar");

  @Option(names = "--connector", paramLabel = "JAR", description = "Default: ${DEFAULT-VALUE}.")
  private Path connector = Path.of("connector-app/target/openitem.jar");

  private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    Path folder = data.toAbsolutePath().resolve("reads-" + System.currentTimeMillis());
    Files.createDirectories(folder);
    out.println("data       " + folder + (keep ? "" : "  (removed at the end)"));
    ReadsOptions options =
        new ReadsOptions(
            items, itemsLater, requests, warmUpRequests, ratioMax, folder, sandbox, connector);
    boolean done = false;
    try {
      List<ReadFigure> figures = new Reads(options, out).run();
      figures.forEach(figure -> out.println(figure.toJson()));
      done = figures.stream().allMatch(figure -> figure.ratio(figures) <= ratioMax);
    } finally {
      // After a failure the logs are what somebody wants to read.
      if (!keep && done) {
        Folders.delete(folder);
      }
    }
    return done ? 0 : 1;
  }
}

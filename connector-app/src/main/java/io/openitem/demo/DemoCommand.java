package io.openitem.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.ServeCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows a payment on its way from the API to the SAP document number and the clearing. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows a payment on its way from the API to the SAP document number, on this machine alone.",
      "",
      "Starts PostgreSQL and Artemis (both durable), a sandbox of SAP, a card processor, a token"
          + " issuer and a mail server on loopback, and the connector; synchronises accounts and open items; pays an"
          + " invoice over HTTP as a portal would; prints the payment's history, and where to look"
          + " further. Ctrl-C ends it; the next start finds its data.",
      ""
    },
    footer = {
      "",
      "With --once the last line of output is JSON:",
      "  {\"paymentId\",\"status\":\"CLEARED\",\"companyCode\",\"fiscalYear\",\"documentNumber\","
          + "\"amount\",\"currency\",\"seconds\"}",
      "seconds is the time from the request to the clearing. Exit code 0 means CLEARED."
    })
public final class DemoCommand implements Callable<Integer> {

  /** How long the whole payment may take before the demo says that it did not work. */
  static final Duration PAYMENT_LIMIT = Duration.ofSeconds(45);

  @Option(names = "--once", description = "End after that payment.")
  private boolean once;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = {
        "Where the API listens. The sandbox takes port 8600 and health port 9876; with 0, all three"
            + " take free ports. Default: ${DEFAULT-VALUE}."
      })
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "openitem-data",
      description = "Where all data and the log live. Default: ${DEFAULT-VALUE}.")
  private Path data = Path.of("openitem-data");

  @Option(
      names = "--overrides",
      paramLabel = "DIR",
      description =
          "A folder with routes/, mappings/, customizing/ and mails/ of yours; see docs/mappings.md.")
  private @Nullable Path overrides;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description =
          "Which customers and invoices the sandbox generates. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many open items it generates, 100 to 1000000. Default: ${DEFAULT-VALUE}.")
  private int items;

  private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = data.toAbsolutePath().normalize();
    Files.createDirectories(folder);
    out.println("data      " + folder);
    out.println("log       " + folder.resolve("openitem.log"));
    int sandboxPort = port == 0 ? 0 : SandboxProcess.DEFAULT_PORT;
    try (SandboxProcess sandbox = SandboxProcess.start(folder, sandboxPort, seed, items)) {
      out.println("sandbox   " + sandbox.url() + "  (SAP, card processor, token issuer)");
      out.println(
          "mails     "
              + sandbox.url()
              + "/control/mails/text  (what is sent, delivered to nobody)");
      int mailPort = DemoClient.mailPort(sandbox.url());
      DemoSettings settings = new DemoSettings(folder, sandbox.url(), mailPort, port, overrides);
      try (ConfigurableApplicationContext context = ServeCommand.start(settings.arguments())) {
        return show(sandbox, context);
      }
    }
  }

  private int show(SandboxProcess sandbox, ConfigurableApplicationContext context)
      throws IOException, InterruptedException {
    int apiPort = ((WebServerApplicationContext) context).getWebServer().getPort();
    String api = "http://127.0.0.1:" + apiPort;
    String management =
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.management.port");
    out.println("connector " + api + "/api/v1");
    DemoClient client = new DemoClient(api, sandbox.url());
    client.sendWebhooksTo(api + "/webhooks/stripe");
    new DemoSync(client, out).run();
    JsonNode payment = new DemoPayment(client, out).run();
    boolean cleared = payment.path("status").asText().equals("CLEARED");
    if (!once) {
      WhereToLook.print(out, api, management, sandbox.url(), client);
      stayUp(context);
    } else {
      out.println(DemoPayment.summary(payment));
    }
    return cleared ? 0 : 1;
  }

  /** Waits for Ctrl-C, which closes the application by its shutdown hook. */
  private static void stayUp(ConfigurableApplicationContext context) throws InterruptedException {
    ServeCommand.awaitClose(context);
  }
}

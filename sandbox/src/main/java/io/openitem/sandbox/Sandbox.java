package io.openitem.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the sandbox alone. */
@Command(
    name = "openitem-sandbox",
    mixinStandardHelpOptions = true,
    version = "0.1.0",
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "A SAP S/4HANA, a card processor that speaks Stripe's wire format, and a token issuer, on"
          + " loopback, to run Openitem against without any of the three.",
      "",
      "  SAP OData    <url>/sap/opu/odata/sap/API_OPLACCTGDOCITEMCUBE_SRV/$metadata",
      "               (API_BUSINESS_PARTNER, API_BILLING_DOCUMENT_SRV, ZOPENITEM_PAYMENT_SRV)",
      "               user OPENITEM, password sandbox-only",
      "  SAP SOAP     <url>/sap/bc/srt/scs_ext/sap/journalentrycreaterequestconfi",
      "               <url>/sap/bc/srt/scs_ext/sap/journalentrybulkclearingreques",
      "  Stripe       <url>/stripe/v1   key sk_test_sandbox, webhook secret whsec_sandbox",
      "  Issuer       <url>/issuer      users alice, bob, ops, backoffice; secret sandbox",
      "  Mails        an SMTP server, <url>/control/mails/server says where;"
          + " <url>/control/mails/text shows",
      "  Control      <url>/control/faults, /control/health, /control/sap/..., /control/stripe/...",
      "",
    },
    footer = {
      "",
      "Prints one line 'sandbox ready: <url>' when it serves, and stops on Ctrl-C or SIGTERM.",
      "",
      "Let the next posting take effect without an answer:",
      "  curl -X POST <url>/control/faults \\",
      "       -d '{\"at\":\"sap.journalentry.post\",\"kind\":\"DROP_AFTER\"}'",
      "",
      "It holds no real data and has no security worth the name: never expose it.",
    })
public final class Sandbox implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port; 0 takes a free one. Default: ${DEFAULT-VALUE}",
      defaultValue = "8600")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description =
          "Address to listen on, and the name in its own URLs; anything but loopback only where"
              + " nobody else reaches it. Default: ${DEFAULT-VALUE}",
      defaultValue = "127.0.0.1")
  private String host = "127.0.0.1";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder that keeps what happened after generation (postings, clearings, payments), so"
              + " that a restart with the same seed and items finds it. Default: in memory only")
  private @Nullable Path data;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "The same seed generates the same customers and documents. Default: ${DEFAULT-VALUE}",
      defaultValue = "42")
  private long seed;

  @Option(
      names = "--items",
      paramLabel = "N",
      description =
          "Open items to generate, 100 to 1000000; a million needs -Xmx1500m. Default:"
              + " ${DEFAULT-VALUE}",
      defaultValue = "1000")
  private int items;

  @Option(
      names = "--webhook-url",
      paramLabel = "URL",
      description = "Where the processor delivers its events. Default: delivers none")
  private @Nullable String webhookUrl;

  @Option(
      names = "--until-input-closes",
      description =
          "End when standard input closes: a sandbox that a program started ends with it, however"
              + " that program ends")
  private boolean untilInputCloses;

  private Sandbox() {}

  /**
   * Starts the sandbox and serves until it is stopped.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    // Set here and not by a logback.xml: the jar is on the class path of other modules' tests.
    System.setProperty("logback.configurationFile", "openitem-sandbox-logback.xml");
    // The servlet container's own start messages say nothing that the ready line does not.
    System.setProperty("org.apache.juli.logging.UserDataHelper.CONFIG", "NONE");
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
    System.exit(new CommandLine(new Sandbox()).execute(args));
  }

  @Override
  public Integer call() {
    SandboxServer server =
        SandboxServer.start(
            new SandboxOptions(
                port,
                Optional.ofNullable(data),
                seed,
                items,
                Optional.ofNullable(webhookUrl),
                host));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "sandbox-stop"));
    System.out.println("sandbox ready: " + server.url());
    if (untilInputCloses) {
      Thread watcher = new Thread(() -> closeWithInput(server), "sandbox-input");
      watcher.setDaemon(true);
      watcher.start();
    }
    server.await();
    return 0;
  }

  private static void closeWithInput(SandboxServer server) {
    try {
      while (System.in.read() >= 0) {
        // What is written there means nothing; only its end does.
      }
    } catch (IOException e) {
      // A broken input is a closed one.
    }
    server.close();
  }
}

package io.openitem.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The sandbox and the connector, started and synchronised, and how to talk to them. */
final class Stage implements AutoCloseable {
  private static final Duration SANDBOX_LIMIT = Duration.ofMinutes(2);
  private static final Duration CONNECTOR_LIMIT = Duration.ofMinutes(3);

  private final HttpJson http = new HttpJson();
  private final ChildProcess sandbox;
  private final ChildProcess connector;
  private final String sandboxUrl;
  private final String connectorUrl;
  private final String managementUrl;
  private final Portal portal;
  private final Path data;

  private Stage(
      ChildProcess sandbox,
      String sandboxUrl,
      ChildProcess connector,
      int port,
      int managementPort,
      Path data) {
    this.sandbox = sandbox;
    this.sandboxUrl = sandboxUrl;
    this.connector = connector;
    this.connectorUrl = "http://127.0.0.1:" + port;
    this.managementUrl = "http://127.0.0.1:" + managementPort;
    this.portal = new Portal(http, connectorUrl, sandboxUrl);
    this.data = data;
  }

  static Stage start(ThroughputOptions options) throws IOException, InterruptedException {
    return start(options, List.of());
  }

  /** Starts with more arguments for the connector. */
  static Stage start(ThroughputOptions options, List<String> more)
      throws IOException, InterruptedException {
    int sandboxPort = ChildProcess.freePort();
    String sandboxUrl = "http://127.0.0.1:" + sandboxPort;
    ChildProcess sandbox =
        ChildProcess.start(
            "sandbox",
            options.data(),
            // The quick compiler only: measured, the thorough one costs the sandbox more than it
            // saves
            // within a run, on the processors that the connector needs.
            List.of("-Xmx2g", "-XX:TieredStopAtLevel=1"),
            options.sandbox(),
            List.of("--until-input-closes", "--port=" + sandboxPort, "--items=" + options.items()));
    try {
      HttpJson http = new HttpJson();
      sandbox.awaitThat(
          () -> http.get(sandboxUrl + "/control/health", Map.of()).status() == 200, SANDBOX_LIMIT);
      int port = ChildProcess.freePort();
      int managementPort = ChildProcess.freePort();
      Path data = options.data().resolve("connector");
      ChildProcess connector =
          ChildProcess.start(
              "connector",
              options.data(),
              List.of("-Xmx2g"),
              options.connector(),
              Stream.concat(
                      connectorArguments(sandboxUrl, port, managementPort, data).stream(),
                      more.stream())
                  .toList());
      Stage stage = new Stage(sandbox, sandboxUrl, connector, port, managementPort, data);
      stage.awaitReady();
      return stage;
    } catch (IOException | InterruptedException | RuntimeException e) {
      sandbox.close();
      throw e;
    }
  }

  private static List<String> connectorArguments(
      String sandboxUrl, int port, int managementPort, Path data) {
    return List.of(
        "serve",
        "--port=" + port,
        "--management-port=" + managementPort,
        "--data=" + data,
        "--openitem.sap.systems.s4.base-uri=" + sandboxUrl,
        "--openitem.sap.systems.s4.basic.user=OPENITEM",
        "--openitem.sap.systems.s4.basic.password=value:sandbox-only",
        "--openitem.sap.systems.s4.client=100",
        "--openitem.sap.systems.s4.language=EN",
        "--openitem.processors.stripe.api-base=" + sandboxUrl + "/stripe",
        "--openitem.processors.stripe.secret-key=sk_test_sandbox",
        "--openitem.processors.stripe.webhook-secrets=whsec_sandbox",
        "--openitem.identity.issuer=" + sandboxUrl + "/issuer");
  }

  private void awaitReady() throws InterruptedException {
    try {
      connector.awaitThat(
          () -> http.get(managementUrl + "/observe/health/readiness", Map.of()).status() == 200,
          CONNECTOR_LIMIT);
    } catch (InterruptedException | RuntimeException e) {
      connector.close();
      throw e;
    }
  }

  /** Tells the processor where its events go. */
  void deliverWebhooks(boolean allEvents) throws IOException, InterruptedException {
    List<String> events =
        allEvents
            ? List.of("*")
            : List.of(
                "payment_intent.succeeded",
                "payment_intent.payment_failed",
                "payment_intent.canceled",
                "payment_intent.processing");
    http.post(
            sandboxUrl + "/control/stripe/webhook-url",
            Map.of(),
            Map.of("url", connectorUrl + "/webhooks/stripe", "enabledEvents", events))
        .required(204);
  }

  /** How to talk to the connector. */
  Portal portal() {
    return portal;
  }

  /** The connector's metrics, in Prometheus' text form. */
  String metrics() throws IOException, InterruptedException {
    return http.get(managementUrl + "/observe/prometheus", Map.of()).text();
  }

  String jdbcUrl() throws IOException {
    return Files.readString(data.resolve("postgres.url")).strip();
  }

  long connectorPid() {
    return connector.pid();
  }

  long sandboxPid() {
    return sandbox.pid();
  }

  long postmasterPid() throws IOException {
    return Long.parseLong(
        Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0).strip());
  }

  @Override
  public void close() {
    connector.close();
    sandbox.close();
  }
}

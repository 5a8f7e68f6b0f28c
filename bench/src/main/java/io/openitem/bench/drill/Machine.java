package io.openitem.bench.drill;

import io.openitem.bench.ChildProcess;
import io.openitem.bench.HttpJson;
import io.openitem.bench.Portal;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All parts, each in a process of its own, with a proxy between any two that talk. */
final class Machine implements AutoCloseable {
  private static final Duration SANDBOX_LIMIT = Duration.ofMinutes(2);

  private final HttpJson http = new HttpJson();
  private final Map<Link, TcpProxy> proxies = new EnumMap<>(Link.class);
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final String sandboxUrl;
  private final PostgresServer postgres;
  private final BrokerProcess broker;
  private final Announcements announcements;
  private final ConnectorProcess connector;

  private Machine(DrillOptions options, PrintWriter out)
      throws IOException, InterruptedException, JMSException {
    try {
      int sandboxPort = ChildProcess.freePort();
      sandboxUrl = "http://127.0.0.1:" + sandboxPort;
      startSandbox(options, sandboxPort);
      int postgresPort = ChildProcess.freePort();
      postgres = PostgresServer.start(options.data().resolve("postgres"), postgresPort);
      parts.push(postgres);
      int brokerPort = ChildProcess.freePort();
      broker = BrokerProcess.start(options.data(), brokerPort);
      parts.push(broker);
      announcements = Announcements.subscribe(brokerPort);
      out.println("started    sandbox, PostgreSQL and Artemis");
      int connectorPort = ChildProcess.freePort();
      proxy(Link.SAP, sandboxPort);
      proxy(Link.PROCESSOR, sandboxPort);
      proxy(Link.POSTGRES, postgresPort);
      proxy(Link.BROKER, brokerPort);
      proxy(Link.CLIENTS, connectorPort);
      proxy(Link.WEBHOOKS, connectorPort);
      connector = new ConnectorProcess(options, connectorPort, this);
      connector.start();
      parts.push(connector);
      out.println("started    connector");
    } catch (IOException | InterruptedException | JMSException | RuntimeException e) {
      close();
      throw e;
    }
  }

  static Machine start(DrillOptions options, PrintWriter out)
      throws IOException, InterruptedException, JMSException {
    return new Machine(options, out);
  }

  private void startSandbox(DrillOptions options, int port)
      throws IOException, InterruptedException {
    ChildProcess sandbox =
        ChildProcess.start(
            "sandbox",
            options.data(),
            List.of("-Xmx1g", "-XX:TieredStopAtLevel=1"),
            options.sandbox(),
            List.of("--port=" + port, "--items=" + options.items(), "--seed=" + options.seed()));
    parts.push(sandbox);
    sandbox.awaitThat(
        () -> http.get(sandboxUrl + "/control/health", Map.of()).status() == 200, SANDBOX_LIMIT);
  }

  private void proxy(Link link, int targetPort) throws IOException {
    TcpProxy proxy =
        TcpProxy.start(link.name().toLowerCase(java.util.Locale.ROOT), targetPort, link.gap());
    parts.push(proxy);
    proxies.put(link, proxy);
  }

  /** The proxy between two parts. */
  TcpProxy proxy(Link link) {
    TcpProxy proxy = proxies.get(link);
    if (proxy == null) {
      throw new IllegalStateException(link + " is not there yet");
    }
    return proxy;
  }

  /** Where a link's proxy listens. */
  String address(Link link) {
    return "127.0.0.1:" + proxy(link).port();
  }

  HttpJson http() {
    return http;
  }

  /** The sandbox without a proxy: the issuer, and what the drill itself does there. */
  String sandboxUrl() {
    return sandboxUrl;
  }

  SandboxControl control() {
    return new SandboxControl(http, sandboxUrl);
  }

  /** How clients reach the connector. */
  Portal portal() {
    return new Portal(http, "http://" + address(Link.CLIENTS), sandboxUrl);
  }

  PostgresServer postgres() {
    return postgres;
  }

  BrokerProcess broker() {
    return broker;
  }

  /** What is announced of payments. */
  Announcements announcements() {
    return announcements;
  }

  ConnectorProcess connector() {
    return connector;
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        // The others are to be stopped all the same.
        System.getLogger("drill").log(System.Logger.Level.WARNING, "a part did not stop", e);
      }
    }
  }
}

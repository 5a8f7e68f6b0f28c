package io.openitem.sap.odata;

import io.openitem.sap.SapAuth;
import io.openitem.sap.SapConnections;
import io.openitem.sap.SapSystem;
import io.openitem.sap.Secret;
import io.openitem.sap.WireServer;
import io.openitem.sap.WireServer.Reply;
import io.openitem.sap.WireServer.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The service API_TEST, whose answers a test scripts; metadata and CSRF tokens are its own. */
final class ScriptedService implements AutoCloseable {
  static final String ROOT = "/sap/opu/odata/sap/API_TEST/";

  private final WireServer server;
  private final SapConnections connections;

  private ScriptedService(WireServer server, SapConnections connections) {
    this.server = server;
    this.connections = connections;
  }

  static ScriptedService answering(Function<Request, Reply> script) {
    return answering(script, system -> system);
  }

  static ScriptedService answering(
      Function<Request, Reply> script, UnaryOperator<SapSystem> settings) {
    WireServer server = WireServer.start(request -> answer(request, script));
    SapSystem system =
        settings.apply(
            SapSystem.at(
                server.url(), new SapAuth.Basic("OPENITEM", Secret.of("value:sandbox-only"))));
    return new ScriptedService(server, new SapConnections(Map.of("s4", system), Clock.systemUTC()));
  }

  private static Reply answer(Request request, Function<Request, Reply> script) {
    if (request.path().equals(ROOT + "$metadata")) {
      return Reply.of(200, metadata(), "X-CSRF-Token: t", "Set-Cookie: S=1");
    }
    if (request.path().equals(ROOT)) {
      return Reply.of(200, "{}", "X-CSRF-Token: t", "Set-Cookie: S=1");
    }
    return script.apply(request);
  }

  static String metadata() {
    try (InputStream in =
        Objects.requireNonNull(
            ScriptedService.class.getResourceAsStream("/sap-odata/API_TEST.edmx"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  SapConnections connections() {
    return connections;
  }

  SapODataClient client() {
    return new SapODataClient(connections.to("s4"));
  }

  /** What came besides metadata and tokens. */
  List<Request> calls() {
    return server.requests().stream()
        .filter(r -> !r.path().equals(ROOT) && !r.path().equals(ROOT + "$metadata"))
        .toList();
  }

  long metadataReads() {
    return server.requests().stream().filter(r -> r.path().endsWith("$metadata")).count();
  }

  @Override
  public void close() {
    connections.close();
    server.close();
  }
}

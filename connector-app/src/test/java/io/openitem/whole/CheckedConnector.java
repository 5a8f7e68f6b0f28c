package io.openitem.whole;

import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.support.TestDatabase;
import io.openitem.support.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The packaged connector against the sandbox, with an issuer that signs what a test wants and a
 * database that it can look into. Nothing in it works by itself: no synchronisation is scheduled.
 */
final class CheckedConnector implements AutoCloseable {

  static final String ORGANISATION = "org-bluewater";
  static final String ACCOUNT = "1710-0010000001";

  private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  private final TestIssuer issuer = TestIssuer.start();
  private final TestDatabase database = TestDatabase.create();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ConnectorProcess connector;

  private CheckedConnector(Path folder, List<String> more) {
    List<String> settings = new ArrayList<>(WholeSettings.against(sandbox.url()));
    settings.removeIf(setting -> setting.startsWith("--openitem.identity.issuer"));
    settings.add("--openitem.identity.issuer=" + issuer.url());
    settings.add("--spring.datasource.url=" + database.jdbcUrl());
    settings.add("--openitem.sync.scheduled=false");
    settings.add("--openitem.mail.port=" + mailPort());
    settings.addAll(more);
    connector = ConnectorProcess.start(folder, settings);
  }

  static CheckedConnector start(Path folder, String... more) {
    return new CheckedConnector(folder, List.of(more));
  }

  private int mailPort() {
    return new Portal("", sandbox.url().toString()).control("/mails/server").path("port").asInt();
  }

  TestIssuer issuer() {
    return issuer;
  }

  TestDatabase database() {
    return database;
  }

  /** Where the API is. */
  String url() {
    return connector.url();
  }

  /** What it wrote to its log. */
  String log() {
    return connector.log();
  }

  /** Alice's portal, and the sandbox's control endpoint. */
  Portal portal() {
    return new Portal(connector.url(), sandbox.url().toString(), this::token);
  }

  /** A token for one of the users that the tests know. */
  String token(String user) {
    return switch (user) {
      case "alice" -> issuer.customer(ORGANISATION, ACCOUNT);
      case "ops" -> issuer.operator();
      case "backoffice" -> issuer.backOffice();
      default -> throw new IllegalArgumentException("nobody knows " + user);
    };
  }

  /** Sends bytes as they are; no token where it is empty. */
  HttpResponse<String> send(Call call, String token, Duration limit) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(connector.url() + call.path()))
            .timeout(limit)
            .method(
                call.method(),
                call.body().length == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(call.body()));
    call.headers().forEach(request::header);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(call.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    connector.close();
    database.close();
    issuer.close();
    sandbox.close();
  }
}

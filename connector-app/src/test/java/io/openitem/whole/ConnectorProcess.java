package io.openitem.whole;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code openitem.jar serve} as a process that can be killed, with its data in a folder. */
final class ConnectorProcess implements AutoCloseable {

  private static final Path JAR = Path.of("target", "openitem.jar");
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private final Path folder;
  private final List<String> settings;
  private final int port = freePort();
  private final int managementPort = freePort();
  private Process process;

  private ConnectorProcess(Path folder, List<String> settings) {
    this.folder = folder;
    this.settings = settings;
    this.process = launch();
  }

  /** Starts it and waits until it is ready. */
  static ConnectorProcess start(Path folder, List<String> settings) {
    ConnectorProcess connector = new ConnectorProcess(folder, settings);
    connector.awaitReady();
    return connector;
  }

  /** Where the API is. */
  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** {@code kill -9}: no shutdown hook, no last words. */
  void kill() {
    process.destroyForcibly();
    join(Duration.ofSeconds(30));
  }

  /** Starts it again on the same data and the same port. */
  void startAgain() {
    process = launch();
    awaitReady();
  }

  /** What it wrote. */
  String log() {
    try {
      return Files.readString(folder.resolve("output.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    join(Duration.ofMinutes(1));
  }

  private Process launch() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A short-lived process gains nothing from the second compiler.
    command.addAll(List.of("-Xmx768m", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString(), "serve"));
    command.addAll(List.of("--port", "" + port, "--management-port", "" + managementPort));
    command.addAll(List.of("--data", folder.resolve("data").toString()));
    command.addAll(settings);
    try {
      Files.createDirectories(folder);
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("output.log").toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() {
    await()
        .alias("the connector is ready")
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(250))
        .failFast("the connector ended", () -> !process.isAlive())
        .until(this::isReady);
  }

  private boolean isReady() {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + managementPort + "/observe/health/readiness"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      HttpResponse<Void> response =
          HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
      return response.statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void join(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the connector did not end within " + limit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

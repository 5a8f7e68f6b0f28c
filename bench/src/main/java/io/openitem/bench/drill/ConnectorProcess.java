package io.openitem.bench.drill;

import io.openitem.bench.ChildProcess;
import io.openitem.bench.HttpJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The connector in a process of its own, which can be killed and started again. */
final class ConnectorProcess implements AutoCloseable {
  private static final Duration UNPACK_LIMIT = Duration.ofMinutes(2);
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private final DrillOptions options;
  private final HttpJson http;
  private final Path jar;
  private final List<String> arguments;
  private final String readiness;
  private @Nullable ChildProcess process;

  /**
   * Prepares it.
   *
   * @param port where its API listens
   * @param machine what it talks to, through the proxies
   */
  ConnectorProcess(DrillOptions options, int port, Machine machine)
      throws IOException, InterruptedException {
    this.jar = unpacked(options);
    this.options = options;
    this.http = machine.http();
    int managementPort = ChildProcess.freePort();
    this.readiness = "http://127.0.0.1:" + managementPort + "/observe/health/readiness";
    List<String> all = new ArrayList<>();
    all.addAll(List.of("serve", "--port=" + port, "--management-port=" + managementPort));
    all.add("--data=" + options.data().resolve("connector"));
    all.addAll(ConnectorSettings.against(machine));
    all.addAll(Overrides.arguments(options, jar));
    this.arguments = List.copyOf(all);
  }

  /**
   * The same program with its libraries beside it. Measured: from within the one jar it takes a
   * third longer to start, and a drill starts it often.
   */
  private static Path unpacked(DrillOptions options) throws IOException, InterruptedException {
    Path folder = options.data().resolve("program");
    try (ChildProcess unpacking =
        ChildProcess.start(
            "unpack",
            options.data(),
            List.of("-Djarmode=tools"),
            options.connector(),
            List.of("extract", "--destination", folder.toString()))) {
      unpacking.awaitEnd(UNPACK_LIMIT);
    }
    return folder.resolve(options.connector().getFileName());
  }

  /** Starts it on what it has left behind, and waits until it is ready. */
  void start() throws IOException, InterruptedException {
    ChildProcess started =
        ChildProcess.start(
            "connector",
            options.data(),
            // Starts faster; a process that is killed soon gains nothing from the second compiler.
            List.of("-Xmx768m", "-XX:TieredStopAtLevel=1", "-Xshare:auto"),
            jar,
            arguments);
    process = started;
    started.awaitThat(() -> http.get(readiness, Map.of()).status() == 200, START_LIMIT);
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    if (process != null) {
      process.kill();
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}

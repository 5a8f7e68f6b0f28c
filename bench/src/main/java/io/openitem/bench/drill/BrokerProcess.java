package io.openitem.bench.drill;

import io.openitem.bench.ChildProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A durable Artemis in a process of its own, which can be killed and started again. */
final class BrokerProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);

  private final Path folder;
  private final int port;
  private ChildProcess process;

  private BrokerProcess(Path folder, int port) throws IOException, InterruptedException {
    this.folder = folder;
    this.port = port;
    this.process = launch();
  }

  static BrokerProcess start(Path folder, int port) throws IOException, InterruptedException {
    return new BrokerProcess(folder, port);
  }

  private ChildProcess launch() throws IOException, InterruptedException {
    ChildProcess started =
        ChildProcess.start(
            "broker",
            folder,
            List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
            ownJar(),
            List.of("broker", "--port=" + port, "--data=" + folder.resolve("artemis")));
    started.awaitThat(this::listens, START_LIMIT);
    return started;
  }

  /** The jar that this drill was started from holds the broker too. */
  private static Path ownJar() {
    return Path.of(System.getProperty("java.class.path"));
  }

  private boolean listens() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    }
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.kill();
  }

  /** Starts it again on the same data and the same port. */
  void startAgain() throws IOException, InterruptedException {
    process = launch();
  }

  @Override
  public void close() {
    process.close();
  }
}

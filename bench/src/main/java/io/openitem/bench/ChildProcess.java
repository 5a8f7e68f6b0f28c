package io.openitem.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this project that the bench started, with its output in a file. */
public final class ChildProcess implements AutoCloseable {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
  private static final long POLL_MILLIS = 100;

  private final String name;
  private final Process process;
  private final Path log;

  private ChildProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts {@code java <javaOptions> -jar <jar> <arguments>}; it ends with this program.
   *
   * @param name its name, and that of its log, to which is appended
   * @param folder where it runs and its log is
   * @throws IllegalArgumentException when the jar was not built
   */
  public static ChildProcess start(
      String name, Path folder, List<String> javaOptions, Path jar, List<String> arguments)
      throws IOException {
    if (!Files.exists(jar)) {
      throw new IllegalArgumentException(
          jar + " does not exist; build it with: mvn -DskipTests package");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    command.add("-jar");
    command.add(jar.toAbsolutePath().toString());
    command.addAll(arguments);
    Path log = folder.resolve(name + ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    // Ctrl-C ends the children too.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, name + "-stop"));
    return new ChildProcess(name, process, log);
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  Path log() {
    return log;
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** {@code kill -9}: no shutdown hook, no last words. Returns once it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /**
   * Waits until it has ended well.
   *
   * @throws IllegalStateException when it failed or the limit has passed
   */
  public void awaitEnd(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException("the " + name + " did not end well; see " + log);
    }
  }

  /** Something that can be tried; false when it is not so yet. */
  @FunctionalInterface
  public interface Attempt {
    /** Tries. */
    boolean succeeds() throws IOException, InterruptedException;
  }

  /**
   * Waits until something succeeds; a connection that is refused counts as not yet.
   *
   * @throws IllegalStateException when the program ended or the limit has passed
   */
  public void awaitThat(Attempt ready, Duration limit) throws InterruptedException {
    Instant until = Instant.now().plus(limit);
    while (!tried(ready)) {
      if (!process.isAlive() || Instant.now().isAfter(until)) {
        throw new IllegalStateException("the " + name + " did not get ready; see " + log);
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private static boolean tried(Attempt ready) throws InterruptedException {
    try {
      return ready.succeeds();
    } catch (IOException e) {
      return false;
    }
  }

  /** A port that is free at this moment. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

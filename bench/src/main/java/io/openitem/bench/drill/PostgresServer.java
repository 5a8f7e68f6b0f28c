package io.openitem.bench.drill;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A durable PostgreSQL in processes of its own, which can be killed and started again. */
final class PostgresServer implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final Duration END_LIMIT = Duration.ofSeconds(10);

  private final Path folder;
  private final int port;
  private EmbeddedPostgres postgres;

  private PostgresServer(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.postgres = launch();
  }

  static PostgresServer start(Path folder, int port) throws IOException {
    Files.createDirectories(folder);
    return new PostgresServer(folder, port);
  }

  private EmbeddedPostgres launch() throws IOException {
    java.io.File log = folder.resolveSibling("postgres.log").toFile();
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(true)
        .setPort(port)
        .setPGStartupWait(START_LIMIT)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "200")
        .setServerConfig("shared_buffers", "128MB")
        .setOutputRedirector(Redirect.appendTo(log))
        .setErrorRedirector(Redirect.appendTo(log))
        .start();
  }

  /** Its database, reached without a proxy. */
  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
  }

  /** {@code kill -9} of the postmaster; returns once what it forked has ended with it. */
  void kill() throws IOException {
    Path pidFile = folder.resolve("postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> all =
        Stream.concat(postmaster.descendants(), Stream.of(postmaster)).toList();
    postmaster.destroyForcibly();
    // A new server refuses the folder until the last of the old one's processes has gone.
    all.forEach(PostgresServer::awaitEnd);
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(END_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts it again on the same data and the same port. */
  void startAgain() throws IOException {
    // Lets go of the folder's lock; there is no server left to stop.
    postgres.close();
    postgres = launch();
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}

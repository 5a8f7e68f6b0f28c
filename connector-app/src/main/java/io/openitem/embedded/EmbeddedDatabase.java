package io.openitem.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server whose data stays in a folder, with every commit on disk before it is
 * answered.
 *
 * <p>It listens on the loopback address only and trusts whoever reaches it there, so it is for one
 * user's machine and not for production. A server that outlived its connector (after {@code kill
 * -9}) is found by its pid file and used again: two servers on one folder would destroy it.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final int PORT_LINE_OF_PID_FILE = 3;

  private final Path folder;
  private final int port;
  private final Optional<EmbeddedPostgres> started;

  private EmbeddedDatabase(Path folder, int port, Optional<EmbeddedPostgres> started) {
    this.folder = folder;
    this.port = port;
    this.started = started;
  }

  /**
   * Starts the server, or goes on with the one that still runs on this folder.
   *
   * @param folder where its data is; made when missing
   */
  public static EmbeddedDatabase start(Path folder) {
    Optional<ProcessHandle> running = runningServer(folder);
    if (running.isPresent()) {
      int port = Integer.parseInt(pidFile(folder).get(PORT_LINE_OF_PID_FILE).strip());
      LOG.info("PostgreSQL still runs on {} (port {}): going on with it", folder, port);
      return new EmbeddedDatabase(folder, port, Optional.empty());
    }
    try {
      Files.createDirectories(folder);
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(folder)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(START_LIMIT)
              // The library starts PostgreSQL with both off; a payment must survive a power cut.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "200")
              .setServerConfig("shared_buffers", "128MB")
              .setOutputRedirector(Redirect.appendTo(log(folder)))
              .setErrorRedirector(Redirect.appendTo(log(folder)))
              .start();
      return new EmbeddedDatabase(folder, postgres.getPort(), Optional.of(postgres));
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start; see " + log(folder), e);
    }
  }

  /** The URL of its database, user included. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
  }

  /** Stops the server and waits until its data is safe. */
  @Override
  public void close() {
    try {
      if (started.isPresent()) {
        started.get().close();
      } else {
        runningServer(folder).ifPresent(EmbeddedDatabase::stop);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(ProcessHandle server) {
    // SIGTERM asks PostgreSQL for a smart shutdown: it ends once its last client has gone.
    server.destroy();
    try {
      server.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      LOG.warn("PostgreSQL (pid {}) has not stopped yet", server.pid(), e);
    }
  }

  private static Optional<ProcessHandle> runningServer(Path folder) {
    List<String> lines = pidFile(folder);
    if (lines.size() <= PORT_LINE_OF_PID_FILE) {
      return Optional.empty();
    }
    // A pid can be another program's after a restart of the machine.
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(ProcessHandle::isAlive)
        .filter(p -> p.info().command().map(command -> command.contains("postgres")).orElse(false));
  }

  private static List<String> pidFile(Path folder) {
    Path file = folder.resolve("postmaster.pid");
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static java.io.File log(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".log").toFile();
  }
}

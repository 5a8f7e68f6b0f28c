package io.openitem.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The sandbox as a process of its own, from the jar that this one carries. It ends when its
 * standard input closes, so it never outlives the demo.
 */
final class SandboxProcess implements AutoCloseable {

  static final int DEFAULT_PORT = 8600;

  private static final String READY = "sandbox ready: ";
  private static final long STOP_LIMIT_SECONDS = 10;

  private final Process process;
  private final String url;

  private SandboxProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /**
   * Starts the sandbox and waits until it serves.
   *
   * @param folder where its data and its log live
   */
  static SandboxProcess start(Path folder, int port, long seed, int items) throws IOException {
    Path jar = unpack(folder);
    ProcessBuilder command =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1536m",
                "-jar",
                jar.toString(),
                "--until-input-closes",
                "--port=" + port,
                "--data=" + folder.resolve("sandbox"),
                "--seed=" + seed,
                "--items=" + items));
    command.redirectError(Redirect.appendTo(folder.resolve("sandbox.log").toFile()));
    Process process = command.start();
    return new SandboxProcess(process, readUrl(process, folder));
  }

  /** The address of its SAP, processor, issuer and control endpoint. */
  String url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path unpack(Path folder) throws IOException {
    Path jar = folder.resolve("openitem-sandbox.jar");
    try (InputStream carried =
        SandboxProcess.class.getResourceAsStream("/demo/openitem-sandbox.jar")) {
      if (carried == null) {
        throw new IllegalStateException(
            "this build carries no sandbox; build it with: mvn -DskipTests package");
      }
      Files.copy(carried, jar, StandardCopyOption.REPLACE_EXISTING);
    }
    return jar;
  }

  private static String readUrl(Process process, Path folder) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    while (line != null && !line.startsWith(READY)) {
      line = lines.readLine();
    }
    if (line == null) {
      throw new IllegalStateException(
          "the sandbox did not start; see " + folder.resolve("sandbox.log"));
    }
    drain(lines);
    return line.substring(READY.length()).strip();
  }

  /** A full pipe would stop the sandbox. */
  private static void drain(BufferedReader lines) {
    Thread reader =
        new Thread(
            () -> {
              try {
                while (lines.readLine() != null) {
                  // Nothing after the first line is for us.
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            "sandbox-output");
    reader.setDaemon(true);
    reader.start();
  }
}

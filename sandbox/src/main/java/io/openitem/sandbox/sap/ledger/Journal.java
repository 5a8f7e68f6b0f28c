package io.openitem.sandbox.sap.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * An append-only file of events, one JSON object a line, forced to disk before {@link #append}
 * returns. A last line that a crash cut short is dropped: its event was never answered.
 */
final class Journal implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RandomAccessFile out;

  private Journal(RandomAccessFile out) {
    this.out = out;
  }

  /**
   * Opens the file, telling every event that it holds first.
   *
   * @throws UncheckedIOException when the file cannot be read or written
   */
  static Journal open(Path file, Consumer<LedgerEvent> replay) {
    try {
      // No FileChannel: an interrupted thread would close it under everybody else.
      RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
      long whole = replay(file, replay);
      out.setLength(whole);
      out.seek(whole);
      return new Journal(out);
    } catch (IOException e) {
      throw new UncheckedIOException("The journal " + file + " cannot be used", e);
    }
  }

  private static long replay(Path file, Consumer<LedgerEvent> replay) throws IOException {
    long whole = 0;
    try (var in = new java.io.BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      var line = new java.io.ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b != '\n') {
          line.write(b);
          continue;
        }
        replay.accept(JSON.readValue(line.toByteArray(), LedgerEvent.class));
        whole += line.size() + 1;
        line.reset();
      }
    }
    return whole;
  }

  synchronized void append(LedgerEvent event) {
    try {
      out.write((JSON.writeValueAsString(event) + "\n").getBytes(StandardCharsets.UTF_8));
      out.getFD().sync();
    } catch (IOException e) {
      throw new UncheckedIOException("The journal cannot be written", e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

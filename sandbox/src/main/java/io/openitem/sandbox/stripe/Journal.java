package io.openitem.sandbox.stripe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An append-only file of JSON lines. One thread writes whatever has gathered and syncs it once, so
 * that concurrent requests share a sync. Without a file it forgets at once.
 */
final class Journal implements AutoCloseable {
  static final int PENDING_LINES_MAX = 10_000;
  private static final int READ_CHUNK_BYTES = 1 << 16;

  private final @Nullable FileChannel file;
  private final Deque<byte[]> pending = new ArrayDeque<>();
  private @Nullable Thread writer;
  private @Nullable IOException failure;
  private long appended;
  private long durable;
  private boolean closed;
  private int linesTaken;

  private Journal(@Nullable FileChannel file) {
    this.file = file;
  }

  /**
   * Opens the journal and hands over the lines that it holds, in order. A last line that was cut
   * off by a crash was never answered, so it is cut off here too.
   */
  static Journal open(Optional<Path> path, Consumer<byte[]> replay) {
    if (path.isEmpty()) {
      return new Journal(null);
    }
    try {
      Files.createDirectories(path.get().toAbsolutePath().getParent());
      FileChannel file =
          FileChannel.open(
              path.get(),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      file.truncate(replay(file, replay));
      file.position(file.size());
      Journal journal = new Journal(file);
      journal.writer = new Thread(journal::write, "stripe-journal");
      journal.writer.setDaemon(true);
      journal.writer.start();
      return journal;
    } catch (IOException e) {
      throw new UncheckedIOException("The processor's journal cannot be opened", e);
    }
  }

  private static long replay(FileChannel file, Consumer<byte[]> replay) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(READ_CHUNK_BYTES);
    java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
    long wholeBytes = 0;
    while (file.read(chunk) >= 0) {
      chunk.flip();
      while (chunk.hasRemaining()) {
        byte next = chunk.get();
        if (next == '\n') {
          wholeBytes += line.size() + 1;
          replay.accept(line.toByteArray());
          line.reset();
        } else {
          line.write(next);
        }
      }
      chunk.clear();
    }
    return wholeBytes;
  }

  /** Queues a line without its line break; the order of calls is the order in the file. */
  synchronized void append(byte[] line) {
    if (file == null) {
      return;
    }
    while (pending.size() >= PENDING_LINES_MAX && failure == null) {
      await();
    }
    pending.add(line);
    appended++;
    notifyAll();
  }

  /** Waits until everything that was appended so far has reached the disk. */
  synchronized void awaitDurable() {
    if (file == null) {
      return;
    }
    long target = appended;
    while (durable < target) {
      if (failure != null) {
        throw new UncheckedIOException("The processor's journal cannot be written", failure);
      }
      await();
    }
  }

  // Every caller loops over its own condition.
  @SuppressWarnings("WaitNotInLoop")
  private void await() {
    try {
      wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the journal was written", e);
    }
  }

  private void write() {
    try {
      for (ByteBuffer batch = take(); batch.hasRemaining(); batch = take()) {
        int lines = linesTaken;
        while (batch.hasRemaining()) {
          requireFile().write(batch);
        }
        requireFile().force(false);
        settle(lines);
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private synchronized ByteBuffer take() {
    while (pending.isEmpty() && !closed) {
      await();
    }
    int bytes = pending.stream().mapToInt(line -> line.length + 1).sum();
    ByteBuffer batch = ByteBuffer.allocate(bytes);
    pending.forEach(line -> batch.put(line).put((byte) '\n'));
    linesTaken = pending.size();
    pending.clear();
    return batch.flip();
  }

  private synchronized void settle(int lines) {
    durable += lines;
    notifyAll();
  }

  private synchronized void fail(IOException e) {
    failure = e;
    notifyAll();
  }

  private FileChannel requireFile() {
    return java.util.Objects.requireNonNull(file);
  }

  @Override
  public void close() {
    Thread writing = stop();
    if (writing == null) {
      return;
    }
    try {
      writing.join();
      requireFile().close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException("The processor's journal cannot be closed", e);
    }
  }

  private synchronized @Nullable Thread stop() {
    closed = true;
    notifyAll();
    return writer;
  }
}

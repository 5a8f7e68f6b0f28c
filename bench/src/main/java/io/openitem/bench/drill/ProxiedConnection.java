package io.openitem.bench.drill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One connection through a proxy. */
final class ProxiedConnection {
  private static final int BUFFER_BYTES = 32 * 1024;

  private final TcpProxy proxy;
  private final Socket client;
  private final Socket target;
  private final long connectedNanos = System.nanoTime();

  /** Set before a request is passed on whose answer is to be lost. */
  private volatile boolean answerLost;

  ProxiedConnection(TcpProxy proxy, Socket client, Socket target) {
    this.proxy = proxy;
    this.client = client;
    this.target = target;
  }

  void start(String name) throws SocketException {
    client.setTcpNoDelay(true);
    target.setTcpNoDelay(true);
    run(name + "-requests", this::passRequests);
    run(name + "-answers", this::passAnswers);
  }

  private void run(String name, Passing passing) {
    Thread thread =
        new Thread(
            () -> {
              try {
                passing.pass();
              } catch (IOException e) {
                // One of the two has gone, so the other one is told.
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                cut();
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  @FunctionalInterface
  private interface Passing {
    void pass() throws IOException, InterruptedException;
  }

  private void passRequests() throws IOException, InterruptedException {
    InputStream in = client.getInputStream();
    OutputStream out = target.getOutputStream();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
      Optional<ArmedFault> fault = proxy.take(connectedNanos);
      if (fault.isEmpty()) {
        out.write(buffer, 0, length);
      } else if (!passWith(fault.get(), out, buffer, length)) {
        return;
      }
    }
  }

  /** Passes on what a fault leaves of it; false when the connection is to be cut. */
  private boolean passWith(ArmedFault fault, OutputStream out, byte[] buffer, int length)
      throws IOException, InterruptedException {
    switch (fault.fault()) {
      case CUT_BEFORE -> {
        return false;
      }
      case CUT_WITHIN -> {
        // Half a request may be answered; the connection is cut before that.
        answerLost = true;
        out.write(buffer, 0, length / 2);
        return false;
      }
      case CUT_AFTER -> answerLost = true;
      case STALL -> TimeUnit.MILLISECONDS.sleep(fault.stall().toMillis());
    }
    out.write(buffer, 0, length);
    return true;
  }

  private void passAnswers() throws IOException {
    InputStream in = target.getInputStream();
    OutputStream out = client.getOutputStream();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
      if (answerLost) {
        return;
      }
      out.write(buffer, 0, length);
    }
  }

  void cut() {
    proxy.ended(this);
    close(client);
    close(target);
  }

  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}

package io.openitem.sap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A server on a bare socket: it sees every request that really arrives, and breaks off where a test
 * wants it to, which an HTTP server would not.
 */
public final class WireServer implements AutoCloseable {

  /** A request as it arrived; header names in lower case. */
  public record Request(String method, String path, Map<String, String> headers, String body) {
    /** A header's value; empty when absent. */
    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** Whether it is a GET. */
    public boolean isGet() {
      return method.equals("GET");
    }
  }

  /** How an answer ends. */
  public enum End {
    WHOLE,
    /** Nothing is sent, the connection is closed. */
    DROPPED,
    /** The head and half the body are sent. */
    CUT,
    /** Nothing is sent, and the connection stays open until it is released. */
    HELD
  }

  /** What to answer. */
  public record Reply(int status, List<String> headers, String body, End end) {
    public static Reply of(int status, String body, String... headers) {
      return new Reply(status, List.of(headers), body, End.WHOLE);
    }

    public Reply ending(End other) {
      return new Reply(status, headers, body, other);
    }
  }

  private final ServerSocket socket;
  private final String scheme;
  private final Function<Request, Reply> script;
  private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private WireServer(ServerSocket socket, String scheme, Function<Request, Reply> script) {
    this.socket = socket;
    this.scheme = scheme;
    this.script = script;
    daemon(this::accept);
  }

  /** Serves plain HTTP on a free loopback port. */
  public static WireServer start(Function<Request, Reply> script) {
    try {
      return new WireServer(
          new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http", script);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  /** Serves on a socket that is given, for TLS. */
  static WireServer over(ServerSocket tls, Function<Request, Reply> script) {
    return new WireServer(tls, "https", script);
  }

  /** Its address. */
  public URI url() {
    return URI.create(scheme + "://localhost:" + socket.getLocalPort());
  }

  /** All requests that arrived, in their order. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** The requests of a method. */
  public List<Request> requests(String method) {
    return requests().stream().filter(r -> r.method().equals(method)).toList();
  }

  /** Lets go of what is held: its connections are closed without an answer. */
  public void release() {
    closed.countDown();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket accepted = socket.accept();
        open.add(accepted);
        daemon(() -> serve(accepted));
      } catch (IOException ended) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = connection.getInputStream();
      for (Request request = read(in); request != null; request = read(in)) {
        requests.add(request);
        if (!answer(connection.getOutputStream(), script.apply(request))) {
          return;
        }
      }
    } catch (IOException | InterruptedException ended) {
      // The client or the test has closed the connection.
    }
  }

  private boolean answer(OutputStream out, Reply reply) throws IOException, InterruptedException {
    if (reply.end() == End.HELD) {
      closed.await();
    }
    if (reply.end() == End.DROPPED || reply.end() == End.HELD) {
      return false;
    }
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Scripted\r\n");
    reply.headers().forEach(header -> head.append(header).append("\r\n"));
    if (reply.status() != 204) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("\r\n");
    out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    out.write(body, 0, reply.end() == End.CUT ? body.length / 2 : body.length);
    out.flush();
    return reply.end() == End.WHOLE;
  }

  private static @Nullable Request read(InputStream in) throws IOException {
    String start = line(in);
    if (start.isEmpty()) {
      return null;
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (one, other) -> one + "; " + other);
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    List<String> words = new ArrayList<>(List.of(start.split(" ", 3)));
    return new Request(
        words.get(0), words.get(1), Map.copyOf(headers), new String(body, StandardCharsets.UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "wire-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      socket.close();
      for (Socket connection : open) {
        connection.close();
      }
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }
}

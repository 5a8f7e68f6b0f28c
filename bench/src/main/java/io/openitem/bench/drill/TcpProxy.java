package io.openitem.bench.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Passes bytes between two parts, and lets faults happen on the way. A fault that was armed happens
 * once, to the connection that next sends something. It knows no protocol: a request is what the
 * client sends in one go, an answer what the server sends next.
 */
final class TcpProxy implements AutoCloseable {
  private static final int CONNECT_MILLIS_MAX = 2_000;
  private static final long POLL_NANOS = 50_000_000;

  private final String name;
  private final ServerSocket server;
  private final int targetPort;
  private final ConcurrentLinkedQueue<ArmedFault> armed = new ConcurrentLinkedQueue<>();
  private final Map<WireFault, AtomicInteger> happened = new EnumMap<>(WireFault.class);
  private final Duration gap;
  private long nextNanos = System.nanoTime();
  private final Set<ProxiedConnection> open = ConcurrentHashMap.newKeySet();

  private TcpProxy(String name, ServerSocket server, int targetPort, Duration gap) {
    this.gap = gap;
    this.name = name;
    this.server = server;
    this.targetPort = targetPort;
    for (WireFault fault : WireFault.values()) {
      happened.put(fault, new AtomicInteger());
    }
  }

  /**
   * Listens on a free port of the loopback address and passes on to another one there.
   *
   * @param gap how long nothing happens after a fault; zero for none
   */
  static TcpProxy start(String name, int targetPort, Duration gap) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    TcpProxy proxy = new TcpProxy(name, new ServerSocket(0, 200, loopback), targetPort, gap);
    Thread acceptor = new Thread(proxy::accept, name + "-proxy");
    acceptor.setDaemon(true);
    acceptor.start();
    return proxy;
  }

  int port() {
    return server.getLocalPort();
  }

  /** Lets a fault happen to the next one that it can happen to. */
  void arm(ArmedFault fault) {
    armed.add(fault);
  }

  /** Waits while more faults than these wait for a connection, but no longer than that. */
  void awaitArmedAtMost(int most, Duration limit) {
    long until = System.nanoTime() + limit.toNanos();
    while (armed.size() > most && System.nanoTime() - until < 0) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** Whether a fault still waits for a connection. */
  boolean isArmed() {
    return !armed.isEmpty();
  }

  /** Takes back what has not happened. */
  void disarm() {
    armed.clear();
  }

  /** How often a fault happened. */
  int happened(WireFault fault) {
    return count(fault).get();
  }

  private AtomicInteger count(WireFault fault) {
    AtomicInteger count = happened.get(fault);
    if (count == null) {
      throw new IllegalStateException("every fault has a count");
    }
    return count;
  }

  /**
   * The next fault, if one is armed and the last one is long enough ago; whoever takes it has to
   * let it happen.
   *
   * @param connectedNanos when the connection was made that it is to happen to: one that is younger
   *     than half the gap is let alone
   */
  synchronized Optional<ArmedFault> take(long connectedNanos) {
    long now = System.nanoTime();
    boolean young = now - connectedNanos < gap.toNanos() / 2;
    if (armed.isEmpty() || now - nextNanos < 0 || young) {
      return Optional.empty();
    }
    Optional<ArmedFault> fault = Optional.ofNullable(armed.poll());
    fault.ifPresent(taken -> count(taken.fault()).incrementAndGet());
    nextNanos = now + gap.toNanos();
    return fault;
  }

  /** A connection has ended. */
  void ended(ProxiedConnection connection) {
    open.remove(connection);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        connect(server.accept());
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  @SuppressWarnings("AddressSelection") // The loopback address has no second one to choose from.
  private void connect(Socket client) {
    Socket target = new Socket();
    try {
      target.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort), CONNECT_MILLIS_MAX);
      ProxiedConnection connection = new ProxiedConnection(this, client, target);
      open.add(connection);
      connection.start(name);
    } catch (IOException e) {
      // The target is down: to the client this looks like a connection that dies at once.
      ProxiedConnection.close(target);
      ProxiedConnection.close(client);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    open.forEach(ProxiedConnection::cut);
  }
}

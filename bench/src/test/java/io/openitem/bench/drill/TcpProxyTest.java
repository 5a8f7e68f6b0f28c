package io.openitem.bench.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What arrives through the proxy, and what of it a fault leaves. */
final class TcpProxyTest {
  private static final String REQUEST = "request!";

  private final ConcurrentLinkedQueue<String> arrived = new ConcurrentLinkedQueue<>();
  private ServerSocket target;
  private TcpProxy proxy;

  @BeforeEach
  void start() throws IOException {
    target = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread server = new Thread(this::answerAll, "target");
    server.setDaemon(true);
    server.start();
    proxy = TcpProxy.start("test", target.getLocalPort(), Duration.ZERO);
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    target.close();
  }

  @Test
  void requestsAndAnswersPass() throws IOException {
    try (Socket client = connect()) {
      assertThat(ask(client)).isEqualTo("got request!");
      assertThat(ask(client)).isEqualTo("got request!");
    }
    assertThat(arrived).containsExactly(REQUEST, REQUEST);
  }

  @Test
  void aCutBeforeTheRequestLetsNothingArrive() throws IOException {
    proxy.arm(new ArmedFault(WireFault.CUT_BEFORE, Duration.ZERO));

    assertThat(askOnce()).isEmpty();

    assertThat(askOnce()).isEqualTo("got request!");
    assertThat(arrived).containsExactly(REQUEST);
    assertThat(proxy.happened(WireFault.CUT_BEFORE)).isOne();
  }

  @Test
  void aCutWithinTheRequestLetsHalfOfItArrive() throws IOException {
    proxy.arm(new ArmedFault(WireFault.CUT_WITHIN, Duration.ZERO));

    assertThat(askOnce()).isEmpty();

    await().untilAsserted(() -> assertThat(arrived).containsExactly("requ"));
  }

  @Test
  void aCutAfterTheRequestLosesOnlyTheAnswer() throws IOException {
    proxy.arm(new ArmedFault(WireFault.CUT_AFTER, Duration.ZERO));

    assertThat(askOnce()).isEmpty();

    assertThat(arrived).containsExactly(REQUEST);
    assertThat(proxy.happened(WireFault.CUT_AFTER)).isOne();
  }

  @Test
  void aStallDelaysWhatArrivesWhole() throws IOException {
    proxy.arm(new ArmedFault(WireFault.STALL, Duration.ofMillis(300)));
    long start = System.nanoTime();

    assertThat(askOnce()).isEqualTo("got request!");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(299));
  }

  @Test
  void faultsKeepTheirDistance() throws IOException {
    try (TcpProxy slow = TcpProxy.start("slow", target.getLocalPort(), Duration.ofHours(1))) {
      slow.arm(new ArmedFault(WireFault.CUT_BEFORE, Duration.ZERO));
      slow.arm(new ArmedFault(WireFault.CUT_BEFORE, Duration.ZERO));

      long longAgo = System.nanoTime() - Duration.ofHours(2).toNanos();

      assertThat(slow.take(System.nanoTime())).as("a young connection").isEmpty();
      assertThat(slow.take(longAgo)).isPresent();
      assertThat(slow.take(longAgo)).as("so soon after the first").isEmpty();
      assertThat(slow.happened(WireFault.CUT_BEFORE)).isOne();
    }
  }

  @Test
  void whatIsTakenBackDoesNotHappen() throws IOException {
    proxy.arm(new ArmedFault(WireFault.CUT_BEFORE, Duration.ZERO));
    proxy.disarm();

    assertThat(askOnce()).isEqualTo("got request!");
    assertThat(proxy.isArmed()).isFalse();
    assertThat(proxy.happened(WireFault.CUT_BEFORE)).isZero();
  }

  @Test
  void aTargetThatIsDownLooksLikeAConnectionThatDies() throws IOException {
    // Bound, so that nobody else gets the port meanwhile, but not listening.
    try (Socket down = new Socket()) {
      down.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try (TcpProxy dead = TcpProxy.start("dead", down.getLocalPort(), Duration.ZERO);
          Socket client = new Socket(InetAddress.getLoopbackAddress(), dead.port())) {
        assertThat(ask(client)).isEmpty();
      }
    }
  }

  @Test
  void closingCutsWhatIsOpen() throws IOException {
    try (Socket client = connect()) {
      assertThat(ask(client)).isNotEmpty();

      proxy.close();

      assertThat(ask(client)).isEmpty();
    }
  }

  private Socket connect() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    client.setSoTimeout(5_000);
    return client;
  }

  private String askOnce() throws IOException {
    try (Socket client = connect()) {
      return ask(client);
    }
  }

  /** The answer; empty when the connection was cut. */
  private static String ask(Socket client) {
    try {
      client.getOutputStream().write(REQUEST.getBytes(StandardCharsets.UTF_8));
      byte[] answer = client.getInputStream().readNBytes("got request!".length());
      return new String(answer, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private void answerAll() {
    try {
      while (true) {
        Socket client = target.accept();
        Thread connection = new Thread(() -> answer(client), "target-connection");
        connection.setDaemon(true);
        connection.start();
      }
    } catch (IOException e) {
      // The test has ended.
    }
  }

  private void answer(Socket client) {
    try (client) {
      byte[] buffer = new byte[100];
      for (int n = client.getInputStream().read(buffer);
          n >= 0;
          n = client.getInputStream().read(buffer)) {
        String request = new String(buffer, 0, n, StandardCharsets.UTF_8);
        arrived.add(request);
        client.getOutputStream().write(("got " + request).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // The connection was cut.
    }
  }
}

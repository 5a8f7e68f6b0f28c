package io.openitem.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.openitem.sap.SapAnswer.Answered;
import io.openitem.sap.SapAnswer.NoAnswer;
import io.openitem.sap.SapAnswer.NotSent;
import io.openitem.sap.WireServer.End;
import io.openitem.sap.WireServer.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** Whether a call can have had an effect, seen on the wire. */
class SapConnectionEffectTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
  private static final SapLimits SHORT =
      new SapLimits(
          Duration.ofSeconds(2),
          Duration.ofMillis(400),
          Duration.ofSeconds(3),
          4,
          Duration.ofMillis(200),
          DataSize.ofKilobytes(4));

  @Test
  void refusedConnectionIsWithoutEffect() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }

    SapAnswer answer = post(system(URI.create("http://localhost:" + port)));

    assertThat(answer)
        .asInstanceOf(type(NotSent.class))
        .returns(NotSent.Reason.UNREACHABLE, NotSent::reason)
        .returns(SapEffect.NONE, NotSent::effect);
  }

  @Test
  void connectionDroppedAfterThePostIsUnknownAndThePostArrivesOnce() {
    try (WireServer server = WireServer.start(r -> Reply.of(200, "").ending(End.DROPPED))) {
      SapAnswer answer = post(system(server.url()));

      assertThat(answer)
          .asInstanceOf(type(NoAnswer.class))
          .returns(NoAnswer.Loss.CONNECTION_LOST, NoAnswer::loss)
          .returns(SapEffect.UNKNOWN, NoAnswer::effect);
      assertThat(server.requests("POST")).hasSize(1);
    }
  }

  @Test
  void postIntoAKeptConnectionThatIsDroppedArrivesOnce() {
    AtomicInteger posts = new AtomicInteger();
    try (WireServer server =
            WireServer.start(
                r ->
                    posts.incrementAndGet() <= 1
                        ? Reply.of(200, "ok")
                        : Reply.of(200, "").ending(End.DROPPED));
        SapConnection connection = new SapConnection("s4", system(server.url()), CLOCK)) {
      SapAnswer first = soap(connection);

      SapAnswer second = soap(connection);

      assertThat(first.effect()).isEqualTo(SapEffect.DONE);
      assertThat(second.effect()).isEqualTo(SapEffect.UNKNOWN);
      assertThat(server.requests("POST")).hasSize(2);
    }
  }

  @Test
  void emptyPostIntoAKeptConnectionThatIsDroppedArrivesOnce() {
    AtomicInteger posts = new AtomicInteger();
    try (WireServer server =
            WireServer.start(
                r ->
                    posts.incrementAndGet() <= 1
                        ? Reply.of(200, "ok")
                        : Reply.of(200, "").ending(End.DROPPED));
        SapConnection connection = new SapConnection("s4", system(server.url()), CLOCK)) {
      connection.post("/sap/x", "text/xml", Map.of(), new byte[0]);

      SapAnswer second = connection.post("/sap/x", "text/xml", Map.of(), new byte[0]);

      assertThat(second.effect()).isEqualTo(SapEffect.UNKNOWN);
      assertThat(server.requests("POST")).hasSize(2);
    }
  }

  @Test
  void lateAnswerIsUnknown() {
    try (WireServer server = WireServer.start(r -> Reply.of(200, "").ending(End.HELD))) {
      SapAnswer answer = post(system(server.url()));

      assertThat(answer)
          .asInstanceOf(type(NoAnswer.class))
          .returns(NoAnswer.Loss.TIMEOUT, NoAnswer::loss)
          .returns(SapEffect.UNKNOWN, NoAnswer::effect);
      assertThat(server.requests("POST")).hasSize(1);
    }
  }

  @Test
  void bodyThatIsCutIsUnknownThoughItsHeadSaidSuccess() {
    try (WireServer server = WireServer.start(r -> Reply.of(201, "half of this").ending(End.CUT))) {
      SapAnswer answer = post(system(server.url()));

      assertThat(answer)
          .asInstanceOf(type(NoAnswer.class))
          .returns(NoAnswer.Loss.CONNECTION_LOST, NoAnswer::loss)
          .returns(SapEffect.UNKNOWN, NoAnswer::effect)
          .satisfies(lost -> assertThat(lost.status()).hasValue(201));
    }
  }

  @Test
  void bodyOverTheLimitIsUnknownAndNotTaken() {
    try (WireServer server = WireServer.start(r -> Reply.of(201, "x".repeat(5_000)))) {
      SapAnswer answer = post(system(server.url()));

      assertThat(answer)
          .asInstanceOf(type(NoAnswer.class))
          .returns(NoAnswer.Loss.OVER_LIMIT, NoAnswer::loss)
          .returns(SapEffect.UNKNOWN, NoAnswer::effect);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200,DONE", "202,DONE", "302,UNKNOWN", "400,NONE", "401,NONE", "403,NONE", "408,UNKNOWN",
    "409,NONE", "412,NONE", "428,NONE", "429,NONE", "500,UNKNOWN", "501,NONE", "502,UNKNOWN",
    "503,UNKNOWN", "504,UNKNOWN"
  })
  void statusTellsTheEffectOfAPost(int status, SapEffect expected) {
    try (WireServer server = WireServer.start(r -> Reply.of(status, ""))) {
      SapAnswer answer = post(system(server.url()));

      assertThat(answer.effect()).isEqualTo(expected);
    }
  }

  @Test
  void serviceUnavailableIsWithoutEffectWhereTheSettingsSaySo() {
    try (WireServer server =
        WireServer.start(r -> Reply.of(503, "", "Retry-After: 17", "sap-message: no json"))) {
      SapSystem known = system(server.url()).withWithoutEffectStatuses(Set.of(429, 503));

      SapAnswer answer = post(known);

      assertThat(answer)
          .asInstanceOf(type(Answered.class))
          .returns(SapEffect.NONE, Answered::effect)
          .satisfies(a -> assertThat(a.retryAfter(CLOCK)).contains(Duration.ofSeconds(17)))
          .satisfies(a -> assertThat(a.sapMessage()).isEmpty());
    }
  }

  @Test
  void retryAfterIsUnderstoodAsADate() {
    try (WireServer server =
        WireServer.start(r -> Reply.of(429, "", "Retry-After: Tue, 24 Nov 2026 12:01:30 GMT"))) {
      SapAnswer answer = post(system(server.url()));

      assertThat(((Answered) answer).retryAfter(CLOCK)).contains(Duration.ofSeconds(90));
    }
  }

  @Test
  void readingNeverHasAnEffect() {
    try (WireServer server = WireServer.start(r -> Reply.of(200, "").ending(End.HELD));
        SapConnection connection = new SapConnection("s4", system(server.url()), CLOCK)) {
      SapAnswer answer =
          connection.exchange(SapRequest.inSession("GET", "/s/", "/s/X", Map.of(), new byte[0]));

      assertThat(answer.effect()).isEqualTo(SapEffect.NONE);
    }
  }

  @Test
  void callThatFindsNoFreeConnectionIsWithoutEffect() {
    SapLimits one =
        new SapLimits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            1,
            Duration.ofMillis(100),
            DataSize.ofKilobytes(4));
    try (WireServer server = WireServer.start(r -> Reply.of(200, "").ending(End.HELD));
        SapConnection connection =
            new SapConnection("s4", system(server.url()).withLimits(one), CLOCK)) {
      CompletableFuture<SapAnswer> first = CompletableFuture.supplyAsync(() -> soap(connection));
      Awaitility.await().until(() -> server.requests().size() == 1);

      SapAnswer second = soap(connection);

      assertThat(second)
          .asInstanceOf(type(NotSent.class))
          .returns(NotSent.Reason.BUSY, NotSent::reason);
      assertThat(server.requests()).hasSize(1);
      server.release();
      assertThat(first.join().effect()).isEqualTo(SapEffect.UNKNOWN);
    }
  }

  @Test
  void interruptedCallIsUnknownAndTheThreadStaysInterrupted() throws InterruptedException {
    AtomicInteger unknown = new AtomicInteger();
    try (WireServer server = WireServer.start(r -> Reply.of(200, "").ending(End.HELD));
        SapConnection connection =
            new SapConnection("s4", system(server.url()).withLimits(SapLimits.standard()), CLOCK)) {
      Thread caller =
          new Thread(
              () -> {
                SapAnswer answer = soap(connection);
                if (answer.effect() == SapEffect.UNKNOWN
                    && Thread.currentThread().isInterrupted()) {
                  unknown.incrementAndGet();
                }
              });
      caller.start();
      Awaitility.await().until(() -> server.requests().size() == 1);

      caller.interrupt();
      caller.join(5_000);

      assertThat(unknown).hasValue(1);
    }
  }

  @Test
  void soapPostCarriesNoCookieAndNoToken() {
    try (WireServer server =
        WireServer.start(r -> Reply.of(200, "<ok/>", "Set-Cookie: SAP_SESSIONID=1; path=/"))) {
      try (SapConnection connection = new SapConnection("s4", system(server.url()), CLOCK)) {
        soap(connection);
        soap(connection);
      }

      List<WireServer.Request> posts = server.requests();
      assertThat(posts)
          .hasSize(2)
          .allSatisfy(
              post -> {
                assertThat(post.header("Cookie")).isEmpty();
                assertThat(post.header("X-CSRF-Token")).isEmpty();
                assertThat(post.header("SOAPAction")).isEqualTo("urn:post");
                assertThat(post.header("Authorization")).startsWith("Basic ");
                assertThat(post.body()).isEqualTo("<post/>");
              });
    }
  }

  private static SapAnswer post(SapSystem system) {
    try (SapConnection connection = new SapConnection("s4", system, CLOCK)) {
      return soap(connection);
    }
  }

  private static SapAnswer soap(SapConnection connection) {
    return connection.post(
        "/sap/bc/srt/x",
        "text/xml; charset=utf-8",
        Map.of("SOAPAction", "urn:post"),
        "<post/>".getBytes(StandardCharsets.UTF_8));
  }

  private static SapSystem system(URI url) {
    return SapSystem.at(url, new SapAuth.Basic("OPENITEM", Secret.of("value:sandbox-only")))
        .withLimits(SHORT);
  }
}

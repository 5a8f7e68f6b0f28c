package io.openitem.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.sap.SapAnswer.Answered;
import io.openitem.sap.SapAnswer.NotSent;
import io.openitem.sap.WireServer.Reply;
import io.openitem.sap.WireServer.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** CSRF tokens and the cookies that belong to them. */
class SapSessionTest {
  private static final String SERVICE = "/sap/opu/odata/sap/API_X/";

  /** A SAP that begins a session for each fetch and takes a token only with its own cookies. */
  private static final class Gateway {
    private final Map<String, String> tokenBySession = new ConcurrentHashMap<>();
    private final AtomicInteger sessions = new AtomicInteger();

    Reply answer(Request request) {
      String session = request.header("Cookie").replaceAll(".*SAP_SESSIONID=(\\w+).*", "$1");
      if (request.isGet()) {
        if (!request.header("X-CSRF-Token").equals("Fetch")) {
          return Reply.of(200, "{}");
        }
        String begun = "s" + sessions.incrementAndGet();
        tokenBySession.put(begun, "token-" + begun);
        return Reply.of(
            200,
            "{}",
            "X-CSRF-Token: token-" + begun,
            "Set-Cookie: SAP_SESSIONID=" + begun + "; path=/; secure; HttpOnly",
            "Set-Cookie: sap-usercontext=sap-client=100; path=/");
      }
      String token = tokenBySession.get(session);
      return request.header("X-CSRF-Token").equals(token)
          ? Reply.of(201, "{}")
          : Reply.of(403, "CSRF token validation failed", "X-CSRF-Token: Required");
    }

    void expireAll() {
      tokenBySession.clear();
    }
  }

  @Test
  void tokenIsFetchedOnceAndGoesWithAllCookiesOfItsSession() {
    Gateway gateway = new Gateway();
    try (WireServer server = WireServer.start(gateway::answer);
        SapConnection connection = connection(server.url())) {
      SapAnswer first = create(connection);
      SapAnswer second = create(connection);

      assertThat(first.effect()).isEqualTo(SapEffect.DONE);
      assertThat(second.effect()).isEqualTo(SapEffect.DONE);
      assertThat(server.requests("GET")).hasSize(1);
      assertThat(server.requests("GET").get(0).path()).isEqualTo(SERVICE);
      assertThat(server.requests("POST"))
          .allSatisfy(
              post -> {
                assertThat(post.header("X-CSRF-Token")).isEqualTo("token-s1");
                assertThat(post.header("Cookie"))
                    .contains("SAP_SESSIONID=s1", "sap-usercontext=sap-client=100");
              });
    }
  }

  @Test
  void firstReadBringsTheTokenSoThatNoneIsFetched() {
    Gateway gateway = new Gateway();
    try (WireServer server = WireServer.start(gateway::answer);
        SapConnection connection = connection(server.url())) {
      read(connection);

      create(connection);

      assertThat(server.requests()).extracting(Request::method).containsExactly("GET", "POST");
    }
  }

  @Test
  void expiredTokenIsFetchedAgainAndTheCallRepeatedOnce() {
    Gateway gateway = new Gateway();
    try (WireServer server = WireServer.start(gateway::answer);
        SapConnection connection = connection(server.url())) {
      create(connection);
      gateway.expireAll();

      SapAnswer after = create(connection);

      assertThat(after.effect()).isEqualTo(SapEffect.DONE);
      assertThat(server.requests())
          .extracting(Request::method)
          .containsExactly("GET", "POST", "POST", "GET", "POST");
    }
  }

  @Test
  void tokenThatIsRefusedAgainEndsWithoutEffectAndWithoutALoop() {
    try (WireServer server =
            WireServer.start(
                r ->
                    r.isGet()
                        ? Reply.of(200, "{}", "X-CSRF-Token: t")
                        : Reply.of(403, "no", "X-CSRF-Token: Required"));
        SapConnection connection = connection(server.url())) {
      SapAnswer answer = create(connection);

      assertThat(answer.effect()).isEqualTo(SapEffect.NONE);
      assertThat(server.requests("POST")).hasSize(2);
    }
  }

  @Test
  void forbiddenWithoutAskingForATokenIsNotRepeated() {
    try (WireServer server =
            WireServer.start(
                r -> r.isGet() ? Reply.of(200, "{}", "X-CSRF-Token: t") : Reply.of(403, "no"));
        SapConnection connection = connection(server.url())) {
      SapAnswer answer = create(connection);

      assertThat(((Answered) answer).status()).isEqualTo(403);
      assertThat(server.requests("POST")).hasSize(1);
    }
  }

  @Test
  void failureWhileFetchingATokenKeepsStatusAndIsWithoutEffect() {
    try (WireServer server = WireServer.start(r -> Reply.of(503, "", "Retry-After: 5"));
        SapConnection connection = connection(server.url())) {
      SapAnswer answer = create(connection);

      assertThat(((Answered) answer).status()).isEqualTo(503);
      assertThat(answer.effect()).isEqualTo(SapEffect.NONE);
      assertThat(((Answered) answer).retryAfter(Clock.systemUTC())).isPresent();
      assertThat(server.requests("POST")).isEmpty();
    }
  }

  @Test
  void lostAnswerWhileFetchingATokenIsWithoutEffect() {
    try (WireServer server =
            WireServer.start(r -> Reply.of(200, "").ending(WireServer.End.DROPPED));
        SapConnection connection = connection(server.url())) {
      SapAnswer answer = create(connection);

      assertThat(answer).isInstanceOf(NotSent.class);
      assertThat(server.requests("POST")).isEmpty();
    }
  }

  @Test
  void concurrentCallsNeverMixTheTokenOfOneSessionWithTheCookiesOfAnother() throws Exception {
    Gateway gateway = new Gateway();
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try (WireServer server = WireServer.start(gateway::answer);
        SapConnection connection = connection(server.url())) {
      CountDownLatch together = new CountDownLatch(1);
      List<CompletableFuture<SapAnswer>> answers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        int number = i;
        answers.add(
            CompletableFuture.supplyAsync(
                () -> {
                  await(together);
                  if (number == 20) {
                    gateway.expireAll();
                  }
                  return number % 4 == 0 ? read(connection) : create(connection);
                },
                callers));
      }

      together.countDown();

      for (CompletableFuture<SapAnswer> answer : answers) {
        assertThat(answer.get()).isInstanceOf(Answered.class);
        assertThat(((Answered) answer.get()).successful()).isTrue();
      }
      assertThat(server.requests("POST"))
          .allSatisfy(
              post -> {
                String token = post.header("X-CSRF-Token").replace("token-", "");
                assertThat(post.header("Cookie")).contains("SAP_SESSIONID=" + token);
              });
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void clientAndLanguageGoWithEveryCallAndAreNotDoubled() {
    Gateway gateway = new Gateway();
    try (WireServer server = WireServer.start(gateway::answer);
        SapConnection connection =
            new SapConnection(
                "s4", system(server.url()).withLogon("100", "EN"), Clock.systemUTC())) {
      connection.exchange(get(SERVICE + "A?$top=1"));
      connection.exchange(get(SERVICE + "A?$skiptoken=2&sap-client=100&sap-language=EN"));

      assertThat(server.requests())
          .extracting(Request::path)
          .containsExactly(
              SERVICE + "A?$top=1&sap-client=100&sap-language=EN",
              SERVICE + "A?$skiptoken=2&sap-client=100&sap-language=EN");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static SapAnswer create(SapConnection connection) {
    return connection.exchange(
        SapRequest.inSession(
            "POST", SERVICE, SERVICE + "A", Map.of(), "{}".getBytes(StandardCharsets.UTF_8)));
  }

  private static SapAnswer read(SapConnection connection) {
    return connection.exchange(get(SERVICE + "A"));
  }

  private static SapRequest get(String path) {
    return SapRequest.inSession("GET", SERVICE, path, Map.of(), new byte[0]);
  }

  private static SapConnection connection(URI url) {
    return new SapConnection("s4", system(url), Clock.systemUTC());
  }

  private static SapSystem system(URI url) {
    return SapSystem.at(url, new SapAuth.Basic("OPENITEM", Secret.of("value:sandbox-only")));
  }
}

package io.openitem.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.sap.SapAnswer.Answered;
import io.openitem.sap.SapAnswer.NotSent;
import io.openitem.sap.WireServer.Reply;
import io.openitem.sap.WireServer.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who SAP is shown, and what becomes of the secrets. */
class SapAuthTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

  @Test
  void basicIsSentBeforeItIsAskedFor() {
    try (WireServer server = WireServer.start(r -> Reply.of(200, ""));
        SapConnection connection =
            connection(server.url(), new SapAuth.Basic("OPENITEM", Secret.of("value:pass:wörd")))) {
      post(connection);

      String expected =
          Base64.getEncoder().encodeToString("OPENITEM:pass:wörd".getBytes(StandardCharsets.UTF_8));
      assertThat(server.requests()).hasSize(1);
      assertThat(server.requests().get(0).header("Authorization")).isEqualTo("Basic " + expected);
    }
  }

  @Test
  void tokenIsFetchedOnceForAllWhoWait() {
    AtomicInteger tokens = new AtomicInteger();
    try (WireServer server = WireServer.start(r -> oauth(r, tokens));
        SapConnection connection = connection(server.url(), oauth2(server.url()))) {
      // Threads of their own: the common pool has one on two processors, for all who wait.
      Executor callers = call -> new Thread(call, "caller").start();
      List<CompletableFuture<SapAnswer>> calls =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> post(connection), callers))
              .limit(12)
              .toList();

      assertThat(calls).allSatisfy(c -> assertThat(c.join().effect()).isEqualTo(SapEffect.DONE));
      assertThat(tokens).hasValue(1);
      Request token = server.requests().get(0);
      assertThat(token.body()).isEqualTo("grant_type=client_credentials&scope=API+X");
    }
  }

  @Test
  void refusedTokenIsFetchedAgainOnce() {
    AtomicInteger tokens = new AtomicInteger();
    try (WireServer server =
            WireServer.start(
                r ->
                    r.header("Authorization").equals("Bearer t1")
                        ? Reply.of(401, "")
                        : oauth(r, tokens));
        SapConnection connection = connection(server.url(), oauth2(server.url()))) {
      SapAnswer answer = post(connection);

      assertThat(answer.effect()).isEqualTo(SapEffect.DONE);
      assertThat(tokens).hasValue(2);
    }
  }

  @Test
  void callThatStaysUnauthorisedIsWithoutEffectAndNotRepeatedForEver() {
    AtomicInteger tokens = new AtomicInteger();
    try (WireServer server =
            WireServer.start(
                r -> r.path().equals("/token") ? oauth(r, tokens) : Reply.of(401, ""));
        SapConnection connection = connection(server.url(), oauth2(server.url()))) {
      SapAnswer answer = post(connection);

      assertThat(((Answered) answer).status()).isEqualTo(401);
      assertThat(answer.effect()).isEqualTo(SapEffect.NONE);
      assertThat(tokens).hasValue(2);
    }
  }

  @Test
  void withoutATokenNothingIsSent() {
    try (WireServer server = WireServer.start(r -> Reply.of(503, "", "Retry-After: 9"));
        SapConnection connection = connection(server.url(), oauth2(server.url()))) {
      SapAnswer answer = post(connection);

      assertThat(answer).isInstanceOf(NotSent.class);
      assertThat(((NotSent) answer).reason()).isEqualTo(NotSent.Reason.NO_TOKEN);
      assertThat(((NotSent) answer).retryAfter()).contains(Duration.ofSeconds(9));
      assertThat(server.requests()).extracting(Request::path).containsExactly("/token");
    }
  }

  @Test
  void secretsAreReadFromFilesAtEachUse(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("password");
    Files.writeString(file, "old\n");
    Secret secret = Secret.of("file:" + file);
    String before = secret.reveal();

    Files.writeString(file, "new\n");

    assertThat(before).isEqualTo("old");
    assertThat(secret.reveal()).isEqualTo("new");
  }

  @Test
  void secretsAreNeverPrinted() {
    Secret secret = Secret.of("value:geheim");

    assertThat(secret.toString()).doesNotContain("geheim");
    assertThat(new SapAuth.Basic("u", secret).toString()).doesNotContain("geheim");
    assertThat(new SapSettings.Basic("u", "value:geheim").toString()).doesNotContain("geheim");
    assertThat(new SapSettings.Store(Path.of("x"), "value:geheim").toString())
        .doesNotContain("geheim");
    assertThatThrownBy(() -> Secret.of("geheim"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("geheim");
  }

  @Test
  void missingEnvironmentVariableIsFoundAtTheStart() {
    SapAuth auth = new SapAuth.Basic("u", Secret.of("env:OPENITEM_NO_SUCH_VARIABLE"));

    assertThatThrownBy(() -> connection(URI.create("http://localhost:1"), auth))
        .hasMessageContaining("OPENITEM_NO_SUCH_VARIABLE");
  }

  private static Reply oauth(Request request, AtomicInteger tokens) {
    return request.path().equals("/token")
        ? Reply.of(
            200, "{\"access_token\":\"t" + tokens.incrementAndGet() + "\",\"expires_in\":3600}")
        : Reply.of(200, "");
  }

  private static SapAuth oauth2(URI url) {
    return new SapAuth.OAuth2(url.resolve("/token"), "client", Secret.of("value:secret"), "API X");
  }

  private static SapConnection connection(URI url, SapAuth auth) {
    return new SapConnection("s4", SapSystem.at(url, auth), CLOCK);
  }

  private static SapAnswer post(SapConnection connection) {
    return connection.post("/sap/x", "text/xml", Map.of(), new byte[] {1});
  }
}

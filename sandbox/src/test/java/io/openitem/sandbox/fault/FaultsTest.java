package io.openitem.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.openitem.sandbox.fault.Fault.Kind;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of fault, as a client sees it and as the state sees it. */
final class FaultsTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Faults faults = new Faults();
  private final AtomicInteger effects = new AtomicInteger();
  private final Tomcat tomcat = new Tomcat();

  @BeforeEach
  void serve(@TempDir Path dir) throws Exception {
    tomcat.setBaseDir(dir.toString());
    tomcat.setPort(0);
    Context context = tomcat.addContext("", dir.toString());
    context.getPipeline().addValve(new ConnectionValve());
    Tomcat.addServlet(context, "counter", new Counter(faults, effects));
    context.addServletMappingDecoded("/count", "counter");
    Tomcat.addServlet(context, "control", new ControlServlet(faults));
    context.addServletMappingDecoded("/control/*", "control");
    tomcat.getConnector();
    tomcat.start();
  }

  @AfterEach
  void stop() throws Exception {
    faults.clear();
    tomcat.stop();
    tomcat.destroy();
  }

  @Test
  void withoutFaultTheEffectIsAnswered() throws Exception {
    assertThat(count().body()).isEqualTo("{\"count\":1}");
  }

  @Test
  void statusIsAnsweredWithoutEffect() throws Exception {
    faults.add(new Fault("count.post", Kind.STATUS, 1, 429, Duration.ofSeconds(7), Duration.ZERO));

    HttpResponse<String> refused = count();

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("7");
    assertThat(effects).hasValue(0);
    assertThat(count().statusCode()).isEqualTo(200);
  }

  @Test
  void dropBeforeCutsTheConnectionWithoutEffect() {
    faults.add(Fault.once("count.*", Kind.DROP_BEFORE));

    assertThatThrownBy(this::count).isInstanceOf(IOException.class);
    assertThat(effects).hasValue(0);
  }

  @Test
  void dropAfterCutsTheConnectionAfterTheEffect() {
    faults.add(Fault.once("count.post", Kind.DROP_AFTER));

    assertThatThrownBy(this::count).isInstanceOf(IOException.class);
    assertThat(effects).hasValue(1);
    assertThat(faults.injected("count.post", Kind.DROP_AFTER)).isEqualTo(1);
  }

  @Test
  void statusAfterTakesEffectAndAnswersTheStatusInPlainText() throws Exception {
    faults.add(Fault.statusAfter("count.post", 502));

    HttpResponse<String> edge = count();

    assertThat(edge.statusCode()).isEqualTo(502);
    assertThat(edge.body()).doesNotContain("{");
    assertThat(effects).hasValue(1);
  }

  @Test
  void holdBeforeStandsStillBeforeTheEffectUntilRemoved() {
    faults.add(Fault.once("count.post", Kind.HOLD_BEFORE));

    CompletableFuture<HttpResponse<String>> held = countAsync();

    await().until(() -> faults.holding() == 1);
    assertThat(effects).hasValue(0);
    faults.clear();
    assertThat(held.join().statusCode()).isEqualTo(200);
    assertThat(effects).hasValue(1);
  }

  @Test
  void holdAfterStandsStillBetweenEffectAndAnswerUntilRemoved() throws Exception {
    control("POST", "{\"at\":\"count.post\",\"kind\":\"HOLD_AFTER\"}");

    CompletableFuture<HttpResponse<String>> held = countAsync();

    await().until(() -> control("GET", "").body().contains("\"holding\":1"));
    assertThat(effects).hasValue(1);
    assertThat(held).isNotDone();
    assertThat(control("DELETE", "").statusCode()).isEqualTo(204);
    assertThat(held.join().body()).isEqualTo("{\"count\":1}");
  }

  @Test
  void garbageIsNoMessageButTookEffect() throws Exception {
    faults.add(Fault.once("count.post", Kind.GARBAGE));

    HttpResponse<String> garbage = count();

    assertThat(garbage.statusCode()).isEqualTo(200);
    assertThat(garbage.body()).doesNotContain("count");
    assertThat(effects).hasValue(1);
  }

  @Test
  void delayWaitsAndThenServesAsOftenAsAsked() throws Exception {
    faults.add(Fault.delay("count.post", Duration.ofMillis(60), 1));
    long start = System.nanoTime();

    count();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(59));
    assertThat(control("GET", "").body()).contains("\"count.post DELAY\":1", "\"active\":[]");
  }

  @Test
  void aFaultThatCannotHappenIsRefused() throws Exception {
    assertThat(control("POST", "{\"at\":\"x\",\"kind\":\"EXPLODE\"}").statusCode()).isEqualTo(400);
    assertThat(control("POST", "{\"kind\":\"DELAY\"}").statusCode()).isEqualTo(400);
    assertThat(control("POST", "{\"at\":\"x\",\"kind\":\"DELAY\",\"tims\":2}").statusCode())
        .isEqualTo(400);
    assertThat(control("POST", "{").statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> count() throws IOException, InterruptedException {
    return client.send(post(), BodyHandlers.ofString());
  }

  private CompletableFuture<HttpResponse<String>> countAsync() {
    return client.sendAsync(post(), BodyHandlers.ofString());
  }

  private HttpRequest post() {
    return HttpRequest.newBuilder(url("/count"))
        .POST(HttpRequest.BodyPublishers.ofString("one"))
        .build();
  }

  private HttpResponse<String> control(String method, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(url("/control/faults"))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
  }

  private static final class Counter extends HttpServlet {
    private final transient Faults faults;
    private final AtomicInteger effects;

    private Counter(Faults faults, AtomicInteger effects) {
      this.faults = faults;
      this.effects = effects;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      faults.serve(
          "count.post",
          request,
          response,
          () -> Answer.json(200, "{\"count\":" + effects.incrementAndGet() + "}"));
    }
  }
}

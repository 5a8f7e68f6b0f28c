package io.openitem.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a newcomer sees: {@code openitem.jar demo}, the places that it names, and a second start.
 */
class DemoIT {

  private static final Path JAR = Path.of("target", "openitem.jar");
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String LAST_LINE = "Ctrl-C ends all of it";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();

  private final Path folder;

  DemoIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void demoPaysNamesPlacesThatAnswerAndFindsItsDataAgain() throws Exception {
    Process demo = start("first.log");
    String paymentId;
    try {
      await().atMost(LIMIT).until(() -> output("first.log").contains(LAST_LINE));
      paymentId = found("first.log", "payment +(pay_\\w+)");
      assertThat(output("first.log")).contains("payment.posted", "ends as   CLEARED");
      placesAnswer();
      pastedLinesPay();
    } finally {
      end(demo);
    }
    assertThat(demo.exitValue()).isEqualTo(143); // 128 + SIGTERM: it ended because it was told to

    Process again = start("second.log", "--once");
    assertThat(again.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();

    List<String> lines = output("second.log").lines().toList();
    JsonNode summary = json.readTree(lines.get(lines.size() - 1));
    assertThat(again.exitValue()).isZero();
    assertThat(summary.path("status").asText()).isEqualTo("CLEARED");
    assertThat(summary.path("documentNumber").asText()).matches("\\d{10}");
    assertThat(summary.path("paymentId").asText()).startsWith("pay_").isNotEqualTo(paymentId);
  }

  private void placesAnswer() throws IOException, InterruptedException {
    String sap = "Basic " + encoded("OPENITEM:sandbox-only");
    assertThat(get(found("first.log", "contract +(\\S+)"), "")).contains("swagger-ui");
    assertThat(get(found("first.log", "\\(as YAML: ([^)]+)"), "")).contains("openapi: 3");
    assertThat(get(found("first.log", "\\$metadata +(\\S+)"), sap)).contains("edmx:Edmx");
    assertThat(get(found("first.log", "health +(\\S+)"), "")).contains("\"UP\"");
    String console = found("first.log", "console +(\\S+)");
    assertThat(get(console + "/index.html", "")).contains("Hawtio");
    assertThat(get(console.replace("/hawtio", "/jolokia/version"), "")).contains("\"agent\"");
  }

  /** The lines as they stand there, in a shell, as somebody would paste them. */
  private void pastedLinesPay() throws IOException, InterruptedException {
    List<String> pasted =
        output("first.log")
            .lines()
            .filter(line -> line.startsWith("TOKEN=") || line.startsWith("curl "))
            .toList();
    Path answer = folder.resolve("answer.json");
    Process shell =
        new ProcessBuilder("sh", "-c", String.join("\n", pasted))
            .redirectOutput(answer.toFile())
            .start();
    assertThat(shell.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(pasted).hasSize(5);
    assertThat(Files.readString(answer)).contains("\"invoices\"", "\"paymentId\"", "\"CAPTURED\"");
    String mails = found("first.log", "mails +(\\S+)");
    await().atMost(LIMIT).until(() -> get(mails, "").contains("#token="));
  }

  private Process start(String log, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", JAR.toString(), "demo"));
    command.addAll(List.of("--port=0", "--data=" + folder.resolve("data")));
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(log).toFile())
        .start();
  }

  private static void end(Process demo) throws InterruptedException {
    demo.destroy();
    if (!demo.waitFor(1, TimeUnit.MINUTES)) {
      demo.destroyForcibly();
    }
  }

  private String output(String log) throws IOException {
    return Files.readString(folder.resolve(log));
  }

  private String found(String log, String pattern) throws IOException {
    Matcher matcher = Pattern.compile("(?m)(?:^|\\s)" + pattern).matcher(output(log));
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private String get(String url, String authorization) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).GET();
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), BodyHandlers.ofString()).body();
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

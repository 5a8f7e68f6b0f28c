package io.openitem.portal.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.ProblemType;
import io.openitem.support.FrontServer;
import io.openitem.support.TestIssuer;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What anyone may read in a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenPagesTest {

  private TestIssuer issuer;
  private FrontServer server;

  @BeforeAll
  void start() {
    issuer = TestIssuer.start();
    server = FrontServer.start(issuer.url());
  }

  @AfterAll
  void stop() {
    server.close();
    issuer.close();
  }

  @Test
  void theContractIsBrowsedWithoutATokenAndWithNothingFromElsewhere() throws Exception {
    HttpResponse<String> page = get("/api/docs");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe", "http");
    assertThat(page.body()).doesNotContain("http");
    Matcher parts = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body());
    while (parts.find()) {
      assertThat(get(parts.group(1)).statusCode()).as(parts.group(1)).isEqualTo(200);
    }
    assertThat(get("/api/docs/start.js").body()).contains("\"/openapi.json\"");
    assertThat(get("/openapi.json").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void everyProblemHasItsPage(ProblemType type) throws Exception {
    HttpResponse<String> page = get("/problems/" + type.slug());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<code>" + type.status() + "</code>")
        .contains(type.title())
        .contains("<strong>The money</strong>")
        .doesNotContain("**", "](");
  }

  @Test
  void whereAProblemsTypePointsToAnswersTooWhenDocsAreServedFromHere() throws Exception {
    HttpResponse<String> page = get("/docs/errors");

    for (ProblemType type : ProblemType.values()) {
      assertThat(page.body()).contains("<h2 id=\"%s\">".formatted(type.slug()));
    }
  }

  @Test
  void whatIsNoPageIsAbsentAndPagesAreOnlyRead() throws Exception {
    assertThat(get("/problems/elsewhere").statusCode()).isEqualTo(404);
    assertThat(get("/api/docs/..%2fapplication.yaml").statusCode()).isBetween(400, 404);
    HttpResponse<String> posted = server.send("POST", "/api/docs", "", UnaryOperator.identity());
    assertThat(posted.statusCode()).isEqualTo(405);
    assertThat(posted.body().toLowerCase(Locale.ROOT)).contains("only be read");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return server.send("GET", path, "", UnaryOperator.identity());
  }
}

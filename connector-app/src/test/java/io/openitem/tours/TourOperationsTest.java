package io.openitem.tours;

import static io.openitem.support.ContractAssertions.assertFits;
import static io.openitem.support.ContractAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.deployment.DeployedFiles;
import io.openitem.domain.ProblemType;
import io.openitem.support.FrontServer;
import io.openitem.support.TestIssuer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged tours over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TourOperationsTest {

  private TestIssuer issuer;
  private FrontServer server;
  private String token;

  @BeforeAll
  void start() {
    issuer = TestIssuer.start();
    server = FrontServer.start(issuer.url());
    token = issuer.customer("org-bluewater", "1710-0010000001");
    Tours tours = Tours.read(DeployedFiles.packaged());
    server.answer("listTours", new ListTours(tours)::list);
    server.answer("getTour", new GetTour(tours)::show);
  }

  @AfterAll
  void stop() {
    server.close();
    issuer.close();
  }

  @Test
  void thereIsATourForTheHomeAndForEachApp() throws Exception {
    JsonNode tours = fits("listTours", get("/tours", "", "")).path("tours");

    assertThat(tours.findValuesAsText("tourId"))
        .containsExactly(
            "account-master-data",
            "account-statement",
            "ad-hoc-payments",
            "home",
            "manage-my-payments",
            "pay-my-bills");
    assertThat(tours.get(0).path("languages").toString()).isEqualTo("[\"de\",\"en\"]");
  }

  @Test
  void toursAreFoundByThePageThatTheyExplain() throws Exception {
    JsonNode tours = fits("listTours", get("/tours?page=pay-my-bills", "", "")).path("tours");

    assertThat(tours.findValuesAsText("tourId")).containsExactly("pay-my-bills");
  }

  @ParameterizedTest
  @CsvSource({
    "'',en",
    "de,de",
    "'de-AT,fr;q=0.8',de",
    "'fr,de;q=0.5,en;q=0.7',en",
    "fr,en",
    ";;,en"
  })
  void aTourComesInTheLanguageThatIsWantedMostOrInEnglish(String accepted, String language)
      throws Exception {
    JsonNode tour = fits("getTour", get("/tours/pay-my-bills", accepted, ""));

    assertThat(tour.path("language").asText()).isEqualTo(language);
    assertThat(tour.at("/steps/0/element").asText()).isEqualTo("filters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tours", "/tours/home"})
  void whatTheCallerHasIsNotSentAgain(String path) throws Exception {
    HttpResponse<String> first = get(path, "de", "");
    String tag = first.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> same = get(path, "de", "W/" + tag);
    HttpResponse<String> other = get(path, "en", tag);

    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(same.headers().firstValue("ETag")).hasValue(tag);
    assertThat(same.headers().firstValue("Vary")).hasValue("Accept-Language");
    assertThat(other.statusCode()).isEqualTo(200);
  }

  @Test
  void aTourThatThereIsNotIsAbsent() throws Exception {
    HttpResponse<String> response = get("/tours/elsewhere", "", "");

    assertProblem(ProblemType.NOT_FOUND, response.statusCode(), json(response));
  }

  private HttpResponse<String> get(String path, String language, String known) throws Exception {
    return server.send(
        "GET",
        "/api/v1" + path,
        "",
        request -> {
          request.header("Authorization", "Bearer " + token);
          if (!language.isEmpty()) {
            request.header("Accept-Language", language);
          }
          return known.isEmpty() ? request : request.header("If-None-Match", known);
        });
  }

  private static JsonNode fits(String operation, HttpResponse<String> response) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertFits(operation, 200, json(response));
    return json(response);
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return new ObjectMapper().readTree(response.body());
  }
}

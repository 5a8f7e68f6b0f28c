package io.openitem.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.portal.PortalJson;
import io.openitem.posting.PostingRig;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.fault.Fault;
import io.openitem.sandbox.fault.Fault.Kind;
import io.openitem.sap.contract.TaskBuilder;
import io.openitem.sap.journalentry.JournalEntryKit;
import io.openitem.store.ClaimedPosting;
import io.openitem.store.PostingReader;
import io.openitem.support.ContractAssertions;
import io.openitem.support.FrontServer;
import io.openitem.support.TestIssuer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The back office over HTTP: a real database, and for what SAP has to tell, the sandbox. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostingOperationsTest {

  private static final String BLUEWATER = "0010000001";
  private static final String POSTINGS = "/api/v1/admin/postings";
  private static final String NOBODYS = "pst_01JDF8Q6W3M5X2C7V9B1N4K6T8";
  private static final String REASON = "{\"reason\":\"period reopened, ticket 4711\"}";

  private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  private final JournalEntryKit kit = JournalEntryKit.at(sandbox.url());
  private final Current current = new Current();
  private final TestIssuer issuer = TestIssuer.start();
  private final FrontServer server = FrontServer.start(issuer.url());
  private final String clerk = issuer.backOffice();
  private PostingRig rig = PostingRig.withDefaults(Clock.systemUTC());

  @BeforeAll
  void bind() {
    server.answer("resolvePosting", this::resolve);
    kit.with("resolvePosting", "resolvePosting", current);
  }

  @BeforeEach
  void start() {
    rig = PostingRig.withDefaults(Clock.systemUTC());
    PostingReader reader = new PostingReader(rig.database.jdbc(), new ObjectMapper());
    Clock clock = Clock.systemUTC();
    PostingAnswer answers = new PostingAnswer(reader, rig.desk, rig.rules, clock);
    server.answer("listPostings", new ListPostings(reader, clock)::answer);
    server.answer("getPosting", new GetPosting(answers)::answer);
    server.answer("retryPosting", new RetryPosting(rig.retry, answers)::answer);
    current.step = new ResolvePosting(rig.desk, rig.rules, rig.resolution, answers, clock);
  }

  @AfterEach
  void letGo() {
    sandbox.faults().clear();
    rig.close();
  }

  @AfterAll
  void stop() {
    server.close();
    issuer.close();
    kit.close();
    sandbox.close();
  }

  @Test
  void theWorklistShowsWhatIsParkedWithSapsWords() throws Exception {
    String posting = parked(BLUEWATER);
    rig.planned("0010000002");

    JsonNode page = read("listPostings", "?state=PARKED");

    assertThat(page.path("postings")).hasSize(1);
    JsonNode entry = page.at("/postings/0");
    assertThat(entry.path("postingId").asText()).isEqualTo(posting);
    assertThat(entry.path("reason").asText()).isEqualTo("201(F5): period closed");
    assertThat(entry.path("accountId").asText()).isEqualTo("1710-" + BLUEWATER);
    assertThat(entry.at("/total/amount").asText()).isEqualTo("189.63");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 4",
    "?state=PARKED, 1",
    "?state=PARKED&state=READY, 4",
    "?state=POSTED, 0",
    "?companyCode=1710, 4",
    "?companyCode=1010, 0",
    "?account=1710-0010000002, 2",
    "?account=1710-0010000002&account=1710-0010000001&kind=CLEARING, 2",
    "?account=1710-%27%20or%201=1--, 400",
    "?paymentId=pay_00000000000000000000000001, 2",
    "?paymentId=pay_00000000000000000000000099, 0",
    "?olderThanHours=0, 4",
    "?olderThanHours=1, 0"
  })
  void postingsAreFoundByWhatIsKnownOfThem(String query, int found) throws Exception {
    parked(BLUEWATER);
    rig.planned("0010000002");

    HttpResponse<String> response = server.get(POSTINGS + query, clerk);

    if (found == 400) {
      assertProblem(ProblemType.INVALID_REQUEST, response);
    } else {
      assertThat(json(response).path("postings")).as(response.body()).hasSize(found);
    }
  }

  @Test
  void pagesFollowEachOtherByDeadline() throws Exception {
    for (int n = 1; n <= 3; n++) {
      rig.planned("001000000" + n);
    }
    rig.database
        .jdbc()
        .sql(
            "update posting set deadline_at = deadline_at - interval '1 hour' where kind = 'CLEARING'")
        .update();
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = read("listPostings", "?limit=1" + cursor);
      page.path("postings")
          .forEach(p -> seen.add(p.path("deadlineAt").asText() + p.path("postingId").asText()));
      cursor =
          page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asText();
    } while (!cursor.isEmpty());

    assertThat(seen).hasSize(6).doesNotHaveDuplicates().isSorted();
    assertThat(seen.get(0)).contains("pst_");
    assertProblem(ProblemType.INVALID_REQUEST, server.get(POSTINGS + "?cursor=AAAA", clerk));
  }

  @Test
  void aPostingIsShownWithItsAttemptsAndWhatMayBeDone() throws Exception {
    String posting = parked(BLUEWATER);

    JsonNode shown = read("getPosting", "/" + posting);

    assertThat(shown.at("/attempts/0/outcome").asText()).isEqualTo("REFUSED");
    assertThat(shown.at("/attempts/0/evidence/0/detail").asText()).contains("period closed");
    assertThat(shown.at("/documents/0/reference").asText())
        .isEqualTo(shown.path("reference").asText());
    assertThat(shown.at("/lane/laneId").asText()).isEqualTo("S4/1710/" + BLUEWATER);
    assertThat(shown.at("/content/lines/0/glAccount").asText()).isEqualTo("11002080");
    assertThat(shown.at("/may/0/allowed").asBoolean()).isTrue();
    JsonNode clearing = read("getPosting", "/" + rig.clearingOf(posting));
    assertThat(clearing.at("/may/1/code").asText()).isEqualTo("FORERUNNER");
    assertThat(clearing.path("dependsOn").asText()).isEqualTo(posting);
  }

  @Test
  void aParkedPostingIsGivenBackOnceAndWhoDidItIsShown() throws Exception {
    String posting = parked(BLUEWATER);

    HttpResponse<String> first = post(posting + "/retry", REASON, clerk);
    HttpResponse<String> second = post(posting + "/retry", REASON, clerk);

    assertFits("retryPosting", first);
    assertThat(json(first).path("state").asText()).isEqualTo("READY");
    JsonNode action = json(first).at("/actions/0");
    assertThat(action.path("by").asText()).isEqualTo("clerk");
    assertThat(action.path("reason").asText()).isEqualTo("period reopened, ticket 4711");
    assertThat(action.at("/before/state").asText()).isEqualTo("PARKED");
    assertThat(action.at("/after/state").asText()).isEqualTo("READY");
    assertRefused(ProblemType.RETRY_REFUSED, "UNDER-WAY", second);
  }

  @Test
  void aDocumentPostedByHandIsRecordedAndItsClearingGoesOn() throws Exception {
    String posting = parked(BLUEWATER);
    DocumentNumber byHand = byHand(BLUEWATER, "1710-2026-9000000001-001", "189.63 USD");

    HttpResponse<String> response = post(posting + "/resolve", body(byHand), clerk);
    HttpResponse<String> again = post(posting + "/resolve", body(byHand), clerk);

    assertFits("resolvePosting", response);
    assertThat(json(response).path("state").asText()).isEqualTo("POSTED");
    assertThat(json(response).at("/document/number").asText()).isEqualTo(byHand.number());
    assertThat(json(response).path("actions")).hasSize(1);
    assertThat(withoutTime(again)).isEqualTo(withoutTime(response));
    assertThat(rig.text("select document_number from payment")).isEqualTo(byHand.number());

    String clearing = rig.clearingOf(posting);
    ClaimedPosting claimed = rig.claimed(clearing);
    rig.recorder.record(claimed, kit.clear(claimed.task()));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> kit.askClear(claimed.task()), Outcome.Done.class::isInstance);
    await().atMost(Duration.ofSeconds(20)).until(() -> ask(clearing).equals("POSTED"));
    assertThat(rig.text("select status from payment")).isEqualTo("CLEARED");
  }

  @Test
  void aClearingIsRecordedOnceSapShowsItsItemsCleared() throws Exception {
    String posting = rig.planned(BLUEWATER);
    DocumentNumber document = byHand(BLUEWATER, "1710-2026-9000000001-001", "189.63 USD");
    rig.answer(posting, Outcome.done(document));
    String clearing = rig.clearingOf(posting);
    rig.answer(clearing, Outcome.refused("CLEARED-OTHERWISE", "by somebody"));

    HttpResponse<String> early =
        post(clearing + "/resolve", body(number("1710", "100000777")), clerk);

    assertRefused(ProblemType.RESOLVE_REFUSED, "STILL-OPEN", early);
    assertThat(rig.state(clearing)).isEqualTo("PARKED");
  }

  @Test
  void whatSapDoesNotShowToBeThisPaymentsIsNotRecorded() throws Exception {
    String posting = parked(BLUEWATER);
    DocumentNumber less = byHand(BLUEWATER, "1710-2026-9000000001-001", "189.62 USD");
    DocumentNumber others = byHand("0010000005", "1710-2026-9000000010-001", "189.63 USD");

    assertRefused(
        ProblemType.RESOLVE_REFUSED,
        "NOT-IN-SAP",
        post(posting + "/resolve", body(number("1710", "1900001234")), clerk));
    assertRefused(
        ProblemType.RESOLVE_REFUSED, "OTHER-AMOUNT", post(posting + "/resolve", body(less), clerk));
    assertRefused(
        ProblemType.RESOLVE_REFUSED,
        "OTHER-CUSTOMER",
        post(posting + "/resolve", body(others), clerk));
    assertRefused(
        ProblemType.RESOLVE_REFUSED,
        "OTHER-COMPANY-CODE",
        post(posting + "/resolve", body(number("1010", less.number())), clerk));
    assertThat(rig.show(posting)).isEqualTo("PARKED [REFUSED]");
    assertThat(rig.text("select count(*) from posting_action")).isEqualTo("0");
  }

  @Test
  void anotherPaymentsDocumentIsNotRecorded() throws Exception {
    String second = parked(BLUEWATER);
    String first = rig.planned(BLUEWATER);
    ClaimedPosting claimed = rig.claimed(first);
    Outcome<DocumentNumber> posted = kit.post(claimed.task());
    DocumentNumber document = ((Outcome.Done<DocumentNumber>) posted).value();

    // Its number is not known here yet, but it carries the first one's reference.
    assertRefused(
        ProblemType.RESOLVE_REFUSED,
        "ANOTHERS-DOCUMENT",
        post(second + "/resolve", body(document), clerk));
    rig.recorder.record(claimed, posted);
    assertRefused(
        ProblemType.RESOLVE_REFUSED,
        "ANOTHERS-DOCUMENT",
        post(second + "/resolve", body(document), clerk));
  }

  @Test
  void aSapThatDoesNotAnswerLeavesEverythingAsItWas() throws Exception {
    String posting = parked(BLUEWATER);
    sandbox
        .faults()
        .add(new Fault("sap.odata.*", Kind.STATUS, 20, 500, Duration.ZERO, Duration.ZERO));

    assertProblem(
        ProblemType.SAP_UNAVAILABLE,
        post(posting + "/resolve", body(number("1710", "1900001234")), clerk));
    assertThat(rig.state(posting)).isEqualTo("PARKED");
  }

  @Test
  void aPostingThatThereIsNotIsNotFound() throws Exception {
    assertProblem(ProblemType.NOT_FOUND, server.get(POSTINGS + "/" + NOBODYS, clerk));
    assertProblem(ProblemType.NOT_FOUND, post(NOBODYS + "/retry", REASON, clerk));
    assertProblem(
        ProblemType.NOT_FOUND,
        post(NOBODYS + "/resolve", body(number("1710", "1900001234")), clerk));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "nonsense",
        "{\"reason\":\"\"}",
        "{\"reason\":\"   \"}",
        "{\"reason\":\"a\\nb\"}",
        "{\"reason\":7}",
        "{\"reason\":\"x\",\"force\":true}",
        "{\"reason\":\"x\",\"document\":{\"companyCode\":\"1710\",\"fiscalYear\":\"0000\",\"number\":\"1\"}}",
        "{\"reason\":\"x\",\"document\":{\"companyCode\":\"1710\",\"fiscalYear\":\"2026\",\"number\":\"' or 1=1\"}}",
        "{\"reason\":\"x\",\"document\":\"1900001234\"}"
      })
  void aBodyThatDoesNotFitChangesNothing(String body) throws Exception {
    String posting = parked(BLUEWATER);

    assertProblem(ProblemType.INVALID_REQUEST, post(posting + "/retry", body, clerk));
    assertProblem(ProblemType.INVALID_REQUEST, post(posting + "/resolve", body, clerk));
    assertProblem(
        ProblemType.INVALID_REQUEST,
        post(posting + "/retry", "{\"reason\":\"" + "x".repeat(501) + "\"}", clerk));
    assertThat(rig.state(posting)).isEqualTo("PARKED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?state=parked",
        "?kind=VOID",
        "?olderThanHours=-1",
        "?olderThanHours=1.5",
        "?olderThanHours=99999999999",
        "?paymentId=pay_1",
        "?limit=0",
        "?sort=deadlineAt",
        "/pst_1",
        "/pay_01JDF8Q6W3M5X2C7V9B1N4K6T8"
      })
  void aQuestionThatDoesNotFitIsRefused(String path) throws Exception {
    assertProblem(ProblemType.INVALID_REQUEST, server.get(POSTINGS + path, clerk));
  }

  @Test
  void onlyBackOfficeAndOperatorsAreLetIn() throws Exception {
    String posting = parked(BLUEWATER);
    String customer = issuer.customer("org-bluewater", "1710-" + BLUEWATER);
    String resolve = body(number("1710", "1900001234"));

    for (String path : List.of("", "/" + posting)) {
      assertProblem(ProblemType.FORBIDDEN, server.get(POSTINGS + path, customer));
      assertProblem(
          ProblemType.UNAUTHENTICATED, server.send("GET", POSTINGS + path, "", request -> request));
      assertThat(server.get(POSTINGS + path, issuer.operator()).statusCode()).isEqualTo(200);
    }
    for (String action : List.of("/retry", "/resolve")) {
      String body = action.equals("/retry") ? REASON : resolve;
      assertProblem(ProblemType.FORBIDDEN, post(posting + action, body, customer));
      assertProblem(
          ProblemType.UNAUTHENTICATED,
          server.send(
              "POST", POSTINGS + "/" + posting + action, body, PostingOperationsTest::asJson));
    }
    assertThat(rig.state(posting)).isEqualTo("PARKED");
    assertThat(post(posting + "/retry", REASON, issuer.operator()).statusCode()).isEqualTo(200);
  }

  private OperationResponse resolve(OperationRequest request) {
    try {
      return (OperationResponse) kit.call("resolvePosting", request);
    } catch (CamelExecutionException e) {
      if (e.getCause() instanceof ProblemException problem) {
        throw problem;
      }
      throw e;
    }
  }

  private String parked(String customer) {
    String posting = rig.planned(customer);
    rig.answer(posting, Outcome.refused("201(F5)", "period closed"));
    return posting;
  }

  private String ask(String clearing) {
    if (rig.state(clearing).equals("ASKING")) {
      rig.claim(clearing).ifPresent(c -> rig.recorder.record(c, kit.askClear(c.task())));
    }
    return rig.state(clearing);
  }

  /** Posts as a person does, who knows nothing of our references. */
  private DocumentNumber byHand(String customer, String invoice, String amount) {
    Outcome<DocumentNumber> posted =
        kit.post(TaskBuilder.of("1710-" + customer).paying(invoice, amount).payment());
    return ((Outcome.Done<DocumentNumber>) posted).value();
  }

  private static DocumentNumber number(String companyCode, String number) {
    return new DocumentNumber(new io.openitem.domain.CompanyCode(companyCode), "2026", number);
  }

  private static String body(DocumentNumber document) {
    return "{\"document\":{\"companyCode\":\"%s\",\"fiscalYear\":\"%s\",\"number\":\"%s\"},\"reason\":\"posted by hand\"}"
        .formatted(document.companyCode(), document.fiscalYear(), document.number());
  }

  private HttpResponse<String> post(String path, String body, String token) throws Exception {
    return server.send(
        "POST",
        POSTINGS + "/" + path,
        body,
        request -> asJson(request).header("Authorization", "Bearer " + token));
  }

  private static HttpRequest.Builder asJson(HttpRequest.Builder request) {
    return request.header("Content-Type", "application/json");
  }

  private JsonNode read(String operationId, String path) throws Exception {
    HttpResponse<String> response = server.get(POSTINGS + path, clerk);
    assertFits(operationId, response);
    return json(response);
  }

  private static void assertFits(String operationId, HttpResponse<String> response)
      throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    ContractAssertions.assertFits(operationId, 200, json(response));
  }

  private static void assertRefused(ProblemType type, String code, HttpResponse<String> response)
      throws Exception {
    assertProblem(type, response);
    assertThat(json(response).path("code").asText()).as(response.body()).isEqualTo(code);
  }

  private static void assertProblem(ProblemType type, HttpResponse<String> response)
      throws Exception {
    ContractAssertions.assertProblem(type, response.statusCode(), json(response));
  }

  private static JsonNode withoutTime(HttpResponse<String> response) throws Exception {
    return ((com.fasterxml.jackson.databind.node.ObjectNode) json(response))
        .without(List.of("updatedAt"));
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return PortalJson.mapper().readTree(response.body());
  }

  /** The step of the test that runs: a route keeps the bean that it has once found. */
  public static final class Current {

    private @Nullable ResolvePosting step;

    public void begin(Exchange exchange) {
      Objects.requireNonNull(step).begin(exchange);
    }

    public void items(Exchange exchange) {
      Objects.requireNonNull(step).items(exchange);
    }

    public void record(Exchange exchange) {
      Objects.requireNonNull(step).record(exchange);
    }
  }
}

package io.openitem.sap.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.fault.Fault;
import io.openitem.sandbox.fault.Fault.Kind;
import io.openitem.sap.SapAnswer;
import io.openitem.sap.SapAuth;
import io.openitem.sap.SapConnection;
import io.openitem.sap.SapEffect;
import io.openitem.sap.SapLimits;
import io.openitem.sap.SapRequest;
import io.openitem.sap.SapSystem;
import io.openitem.sap.Secret;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

/** The client against the sandbox SAP, with its faults. */
class SapODataSandboxTest {
  private static final String CUBE = "API_OPLACCTGDOCITEMCUBE_SRV";
  private static final String SET = "A_OperationalAcctgDocItemCube";
  private static final String READS = "sap.odata." + CUBE + ".GET";
  private static final String POSTS = "sap.journalentry.post";
  private static final String POST_PATH = "/sap/bc/srt/scs_ext/sap/journalentrycreaterequestconfi";
  private static final SapLimits SHORT =
      new SapLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          4,
          Duration.ofSeconds(1),
          DataSize.ofMegabytes(8));

  private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  private final SapSystem basic =
      SapSystem.at(sandbox.url(), new SapAuth.Basic("OPENITEM", Secret.of("value:sandbox-only")));
  private final SapConnection connection = connection(basic);
  private final SapODataClient client = new SapODataClient(connection);

  @AfterEach
  void close() {
    connection.close();
    sandbox.close();
  }

  @Test
  void itemComesWithExactAmountsAndDates() {
    Map<String, String> key =
        Map.of(
            "CompanyCode", "1710",
            "FiscalYear", "2026",
            "AccountingDocument", "9000000001",
            "AccountingDocumentItem", "001");

    Object item =
        client
            .call(ODataCall.read(CUBE, SET + client.key(CUBE, SET, key), Map.of()))
            .body()
            .orElseThrow();

    Map<?, ?> row = (Map<?, ?>) item;
    assertThat(row.get("AmountInTransactionCurrency")).isEqualTo(new BigDecimal("189.630"));
    assertThat(row.get("Customer")).isEqualTo("0010000001");
    assertThat(row.get("IsCleared")).isEqualTo(false);
    assertThat(row.get("PostingDate")).isInstanceOf(LocalDate.class);
  }

  @Test
  void pagesOfTheServerAreFollowedToTheEnd() {
    sandbox.sap().configure(settings -> settings.withPageSizeRows(7));
    ODataCall call =
        ODataCall.read(
            CUBE,
            SET,
            Map.of(
                "$filter", "CompanyCode eq '1710' and FinancialAccountType eq 'D'",
                "$select", "CompanyCode,FiscalYear,AccountingDocument,AccountingDocumentItem",
                "$top", "40",
                "$inlinecount", "allpages"));
    List<Object> rows = new ArrayList<>();

    ODataAnswer page = client.call(call);
    rows.addAll((List<?>) page.body().orElseThrow());
    int pages = 1;
    while (page.nextLink().isPresent()) {
      page = client.next(call, page.nextLink().get());
      rows.addAll((List<?>) page.body().orElseThrow());
      pages++;
    }

    assertThat(rows).hasSize(40);
    assertThat(new HashSet<>(rows)).hasSize(40);
    assertThat(pages).isEqualTo(6);
  }

  @Test
  void countCountsWhatTheFilterLeaves() {
    ODataCall count =
        new ODataCall(
            ODataMethod.COUNT,
            CUBE,
            SET,
            Map.of("$filter", "CompanyCode eq '1710' and AccountingDocument eq '9000000001'"),
            Optional.empty(),
            Optional.empty(),
            ODataOutput.MAP);

    assertThat(client.call(count).body().map(Long.class::cast).orElseThrow()).isPositive();
  }

  @Test
  void clientCredentialsOpenTheSameServices() {
    SapAuth oauth2 =
        new SapAuth.OAuth2(
            sandbox.url().resolve("/sap/bc/sec/oauth2/token"),
            "OPENITEM",
            Secret.of("value:sandbox-only"),
            "");
    try (SapConnection bearer = connection(SapSystem.at(sandbox.url(), oauth2))) {
      ODataAnswer answer =
          new SapODataClient(bearer).call(ODataCall.read(CUBE, SET, Map.of("$top", "1")));

      assertThat(answer.status()).isEqualTo(200);
    }
  }

  @Test
  void wrongPasswordIsWithoutEffect() {
    SapAuth wrong = new SapAuth.Basic("OPENITEM", Secret.of("value:wrong"));
    try (SapConnection stranger = connection(SapSystem.at(sandbox.url(), wrong))) {
      SapODataException refused =
          failure(new SapODataClient(stranger), ODataCall.read(CUBE, SET, Map.of()));

      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.effect()).isEqualTo(SapEffect.NONE);
    }
  }

  @Test
  void unknownPropertyIsRefusedInSapsWords() {
    SapODataException refused =
        failure(client, ODataCall.read(CUBE, SET, Map.of("$filter", "Nonsense eq '1'")));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isNotEmpty();
    assertThat(refused.sapText()).contains("Nonsense");
    assertThat(refused.details()).isNotEmpty();
  }

  @Test
  void readOnlyServiceRefusesACreateAfterTheTokenWasAccepted() {
    SapODataException refused =
        failure(client, ODataCall.create(CUBE, SET, Map.of("CompanyCode", "1710")));

    assertThat(refused.status()).isBetween(400, 501).isNotEqualTo(403);
    assertThat(refused.effect()).isEqualTo(SapEffect.NONE);
  }

  @Test
  void busySapKeepsItsRetryAfter() {
    sandbox
        .faults()
        .add(new Fault(READS, Kind.STATUS, 1, 503, Duration.ofSeconds(7), Duration.ZERO));

    SapODataException busy = failure(client, ODataCall.read(CUBE, SET, Map.of("$top", "1")));

    assertThat(busy.status()).isEqualTo(503);
    assertThat(busy.retryAfter()).contains(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"DROP_BEFORE", "DROP_AFTER", "HOLD_BEFORE", "HOLD_AFTER"})
  void postWhoseAnswerIsLostIsUnknownAndLeavesTheClientOnce(Kind kind) {
    sandbox.faults().add(new Fault(POSTS, kind, 1, 0, Duration.ZERO, Duration.ZERO));
    try (SapConnection impatient = connection(basic.withLimits(SHORT))) {
      SapAnswer answer =
          impatient.post(
              POST_PATH,
              "text/xml; charset=utf-8",
              Map.of(),
              "<none/>".getBytes(StandardCharsets.UTF_8));

      assertThat(answer.effect()).isEqualTo(SapEffect.UNKNOWN);
      assertThat(answer).isInstanceOf(SapAnswer.NoAnswer.class);
      assertThat(sandbox.faults().injected(POSTS, kind)).isEqualTo(1);
      assertThat(sandbox.sap().received().last(10))
          .hasSize(kind == Kind.DROP_AFTER || kind == Kind.HOLD_AFTER ? 1 : 0);
    }
  }

  @Test
  void readThatIsDroppedOnANewConnectionIsWithoutEffect() {
    sandbox.faults().add(new Fault(READS, Kind.DROP_AFTER, 5, 0, Duration.ZERO, Duration.ZERO));

    SapAnswer answer =
        connection.exchange(
            SapRequest.inSession(
                "GET",
                "/sap/opu/odata/sap/" + CUBE + "/",
                "/sap/opu/odata/sap/" + CUBE + "/" + SET + "?$top=1",
                Map.of(),
                new byte[0]));

    assertThat(answer.effect()).isEqualTo(SapEffect.NONE);
    assertThat(answer).isInstanceOf(SapAnswer.NoAnswer.class);
  }

  @Test
  void answerThatIsNoODataIsAnErrorAndNotAnEmptyList() {
    client.call(ODataCall.read(CUBE, SET, Map.of("$top", "1")));
    sandbox.faults().add(new Fault(READS, Kind.GARBAGE, 1, 0, Duration.ZERO, Duration.ZERO));

    SapODataException garbage = failure(client, ODataCall.read(CUBE, SET, Map.of("$top", "1")));

    assertThat(garbage.sapText()).contains("no OData JSON");
    assertThat(garbage.effect()).isEqualTo(SapEffect.NONE);
  }

  private static SapODataException failure(SapODataClient client, ODataCall call) {
    SapODataException failed =
        catchThrowableOfType(SapODataException.class, () -> client.call(call));
    assertThat(failed).isNotNull();
    return failed;
  }

  private static SapConnection connection(SapSystem system) {
    return new SapConnection("s4", system, Clock.systemUTC());
  }
}

package io.openitem.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.Money;
import io.openitem.domain.ProblemType;
import io.openitem.portal.contract.Contract;
import io.openitem.store.InvoiceReader;
import io.openitem.store.PaymentReader;
import io.openitem.support.ContractAssertions;
import io.openitem.support.FrontServer;
import io.openitem.support.TestDatabase;
import io.openitem.support.TestIssuer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as files over HTTP, from a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DownloadsTest {

  private static final String BLUEWATER = "1710-0010000001";
  private static final String OTHERS = "1710-0010000005";
  private static final String INVOICE = "1710-2026-9000000001-001";
  private static final String PAYMENT = "pay_01JDF8Q6W3M5X2C7V9B1N4K6T8";
  private static final String CSV = "text/csv";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final int ROWS_MAX = 3;

  private TestDatabase database;
  private TestIssuer issuer;
  private FrontServer server;
  private String token;

  @BeforeAll
  void start() {
    database = TestDatabase.create();
    issuer = TestIssuer.start();
    server = FrontServer.start(issuer.url(), "openitem.portal.concurrent-downloads-max=1");
    token = issuer.customer("org-bluewater", BLUEWATER);
    Clock clock = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
    Downloads downloads = TestDownloads.of(ROWS_MAX);
    InvoiceReader invoices = new InvoiceReader(database.jdbc());
    PaymentReader payments = new PaymentReader(database.jdbc(), new ObjectMapper());
    server.answer("listInvoices", new ListInvoices(invoices, downloads, clock)::answer);
    server.answer("listPayments", new ListPayments(payments, downloads, clock)::answer);
    fill(new Rows(database));
  }

  @AfterAll
  void stop() {
    server.close();
    issuer.close();
    database.close();
  }

  private static void fill(Rows rows) {
    rows.account(BLUEWATER, "Bluewater Supplies Inc");
    rows.item(BLUEWATER, INVOICE, Money.of("189.63", "USD"), "2026-11-20");
    rows.item(BLUEWATER, "1710-2026-9000000002-001", Money.of("-40", "USD"), "2026-11-30");
    rows.item(BLUEWATER, "1710-2026-9000000003-001", Money.of("250", "USD"), "2026-12-01");
    rows.item(BLUEWATER, "1710-2026-9000000004-001", Money.of("5000", "JPY"), "2026-12-02");
    rows.item(OTHERS, "1710-2026-9000000010-001", Money.of("75", "USD"), "2026-11-30");
    rows.change("1710-2026-9000000002-001", "purchase_order = '=cmd|''calc''!A1'");
    rows.method("pm_org-bluewater", "org-bluewater");
    rows.payment(PAYMENT, "org-bluewater", BLUEWATER, INVOICE, Money.of("189.63", "USD"));
  }

  @Test
  void theListIsAFileWithTheSameFiltersAndOrder() throws Exception {
    HttpResponse<String> response = get("/invoices?currency=USD&sort=-amount&limit=1", CSV);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/csv")
        .containsIgnoringCase("charset=utf-8");
    assertThat(response.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"invoices-2026-11-24.csv\"");
    List<String> lines = response.body().lines().toList();
    assertThat(lines.get(0)).startsWith("invoiceId,accountId,companyCode,");
    assertThat(lines.stream().skip(1).map(line -> line.substring(10, 20)))
        .containsExactly("9000000003", "9000000001", "9000000002");
    assertThat(response.body()).contains(",-40.00,USD,").contains("\"'=cmd|'calc'!A1\"");
  }

  @Test
  void everyFieldOfTheContractIsAColumn() throws Exception {
    String columns = get("/invoices?currency=JPY", CSV).body().lines().findFirst().orElseThrow();

    List<String> fields =
        Contract.load(Contract.API)
            .json()
            .at("/components/schemas/Invoice/properties")
            .properties()
            .stream()
            .map(Map.Entry::getKey)
            .filter(field -> !field.equals("cleared"))
            .toList();
    assertThat(List.of(columns.split(",", -1))).containsAll(fields);
  }

  @Test
  void paymentsAreAFileToo() throws Exception {
    HttpResponse<String> response = get("/payments", CSV);

    assertThat(response.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"payments-2026-11-24.csv\"");
    List<String> lines = response.body().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1))
        .startsWith(PAYMENT + ",2026-11-24T09:30:00Z,CAPTURED,")
        .contains(INVOICE + ",189.63,0.00,189.63,USD,CARD,visa,4242,")
        .contains("available after posting");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/invoices?currency=USD", "/payments"})
  void xlsxIsAWorkbook(String path) throws Exception {
    HttpResponse<String> response = get(path, XLSX);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue(XLSX);
    assertThat(response.body()).startsWith("PK");
  }

  @Test
  void aListThatIsTooLongIsRefusedBeforeItsFirstByte() throws Exception {
    HttpResponse<String> response = get("/invoices", CSV);

    ContractAssertions.assertProblem(
        ProblemType.DOWNLOAD_TOO_LARGE,
        response.statusCode(),
        PortalJson.mapper().readTree(response.body()));
    assertThat(response.body()).contains("\"rowsMax\":3");
    assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
  }

  @Test
  void aDownloadHasNoCursor() throws Exception {
    HttpResponse<String> response = get("/payments?cursor=AAAA", CSV);

    ContractAssertions.assertProblem(
        ProblemType.INVALID_REQUEST,
        response.statusCode(),
        PortalJson.mapper().readTree(response.body()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          */*                                   | application/json
          application/json, text/csv;q=0.9      | application/json
          text/csv, application/json;q=0.9      | text/csv
          text/*;q=0.5, application/json;q=0.1  | text/csv
          */*;q=0.1, application/json;q=0       | application/vnd
          text/html, */*;q=0.8                  | application/json
          """)
  void theCallersPreferenceDecides(String accept, String mediaType) throws Exception {
    HttpResponse<String> response = get("/invoices?currency=USD", accept);

    assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(mediaType);
  }

  @Test
  void whatFailsHalfWayIsNoWholeFile() {
    server.answer(
        "listAccounts",
        request ->
            new OperationResponse(
                200,
                Map.of(),
                new StreamedBody(
                    CSV,
                    out -> {
                      out.write("x".repeat(100_000).getBytes(StandardCharsets.UTF_8));
                      throw new IllegalStateException("the database went away");
                    })));

    assertThatThrownBy(() -> server.get("/api/v1/accounts", token)).isInstanceOf(IOException.class);
  }

  @Test
  void whatFailsBeforeTheFirstByteIsAProblem() throws Exception {
    server.answer(
        "listAccounts",
        request ->
            new OperationResponse(
                200,
                Map.of(),
                new StreamedBody(
                    CSV,
                    out -> {
                      throw new IllegalStateException("the database went away");
                    })));

    HttpResponse<String> response = server.get("/api/v1/accounts", token);

    ContractAssertions.assertProblem(
        ProblemType.INTERNAL, response.statusCode(), PortalJson.mapper().readTree(response.body()));
  }

  private HttpResponse<String> get(String path, String accept) throws Exception {
    return server.send(
        "GET",
        "/api/v1" + path,
        "",
        request -> request.header("Authorization", "Bearer " + token).header("Accept", accept));
  }
}

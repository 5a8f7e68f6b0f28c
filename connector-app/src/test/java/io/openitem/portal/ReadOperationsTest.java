package io.openitem.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.Money;
import io.openitem.domain.ProblemType;
import io.openitem.store.AccountReader;
import io.openitem.store.InvoiceReader;
import io.openitem.store.PaymentHistory;
import io.openitem.store.PaymentReader;
import io.openitem.support.ContractAssertions;
import io.openitem.support.FrontServer;
import io.openitem.support.TestDatabase;
import io.openitem.support.TestIssuer;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What callers read over HTTP from a real database, and what they do not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadOperationsTest {

  private static final String BLUEWATER = "1710-0010000001";
  private static final String OTHERS = "1710-0010000005";
  private static final String INVOICE = "1710-2026-9000000001-001";
  private static final String OTHERS_INVOICE = "1710-2026-9000000010-001";
  private static final String PAYMENT = "pay_01JDF8Q6W3M5X2C7V9B1N4K6T8";
  private static final String OTHERS_PAYMENT = "pay_01JDF8Q6W3M5X2C7V9B1N4K6T9";
  private static final String NO_PAYMENT = "pay_01JDF8Q6W3M5X2C7V9B1N4K6TA";

  private TestDatabase database;
  private TestIssuer issuer;
  private FrontServer server;
  private String token;

  @BeforeAll
  void start() {
    database = TestDatabase.create();
    issuer = TestIssuer.start();
    server = FrontServer.start(issuer.url());
    token = issuer.customer("org-bluewater", BLUEWATER, "1810-0010000002");
    bind();
    fill(new Rows(database));
  }

  @AfterAll
  void stop() {
    server.close();
    issuer.close();
    database.close();
  }

  private void bind() {
    ObjectMapper json = new ObjectMapper();
    Clock clock = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
    InvoiceReader invoices = new InvoiceReader(database.jdbc());
    PaymentReader payments = new PaymentReader(database.jdbc(), json);
    server.answer("listAccounts", new ListAccounts(new AccountReader(database.jdbc()))::answer);
    server.answer("listInvoices", new ListInvoices(invoices, TestDownloads.of(100), clock)::answer);
    server.answer("getInvoice", new GetInvoice(invoices, payments, clock)::answer);
    server.answer("listPayments", new ListPayments(payments, TestDownloads.of(100), clock)::answer);
    server.answer("getPayment", new GetPayment(payments)::answer);
    server.answer(
        "listPaymentEvents",
        new ListPaymentEvents(payments, new PaymentHistory(database.jdbc(), json))::answer);
  }

  private static void fill(Rows rows) {
    rows.account(BLUEWATER, "Bluewater Supplies Inc");
    rows.account("1810-0010000002", "Kitano Trading KK");
    rows.account(OTHERS, "Other Corp");
    rows.item(BLUEWATER, INVOICE, Money.of("189.63", "USD"), "2026-11-20");
    rows.item(BLUEWATER, "1710-2026-9000000002-001", Money.of("12000", "USD"), "2026-11-30");
    rows.item(BLUEWATER, "1710-2026-9000000003-001", Money.of("250", "USD"), "2026-11-30");
    rows.item(BLUEWATER, "1710-2026-9000000004-001", Money.of("-40", "USD"), "2026-11-30");
    rows.item("1810-0010000002", "1810-2026-9000000001-001", Money.of("5000", "JPY"), "2026-12-31");
    rows.item(BLUEWATER, "1710-2026-9000000005-001", Money.of("1", "USD"), "2026-11-30");
    rows.change("1710-2026-9000000005-001", "cleared = true");
    rows.change("1710-2026-9000000003-001", "payment_block = 'A'");
    rows.item(OTHERS, OTHERS_INVOICE, Money.of("75", "USD"), "2026-11-30");
    rows.method("pm_org-bluewater", "org-bluewater");
    rows.method("pm_org-other", "org-other");
    rows.payment(PAYMENT, "org-bluewater", BLUEWATER, INVOICE, Money.of("189.63", "USD"));
    rows.payment(OTHERS_PAYMENT, "org-other", OTHERS, OTHERS_INVOICE, Money.of("75", "USD"));
    rows.event("evt_01JDF8Q6W3M5X2C7V9B1N4K6T1", PAYMENT, "payment.created");
    rows.event("evt_01JDF8Q6W3M5X2C7V9B1N4K6T2", PAYMENT, "payment.captured");
    rows.event("evt_01JDF8Q6W3M5X2C7V9B1N4K6T3", OTHERS_PAYMENT, "payment.created");
  }

  @Test
  void accountsAreTheTokensAndNoOthers() throws Exception {
    JsonNode body = read("listAccounts", "/accounts");

    assertThat(texts(body.path("accounts"), "accountId"))
        .containsExactly(BLUEWATER, "1810-0010000002");
    assertThat(body.path("nextCursor").isNull()).isTrue();
  }

  @Test
  void openItemsAreShownAsTheyStand() throws Exception {
    JsonNode invoices = read("listInvoices", "/invoices").path("invoices");

    assertThat(texts(invoices, "invoiceId"))
        .containsExactly(
            INVOICE,
            "1710-2026-9000000002-001",
            "1710-2026-9000000003-001",
            "1710-2026-9000000004-001",
            "1810-2026-9000000001-001");
    JsonNode paid = invoices.get(0);
    assertThat(paid.path("overdue").asBoolean()).isTrue();
    assertThat(paid.path("underPayment").asBoolean()).isTrue();
    assertThat(paid.path("payable").asBoolean()).isFalse();
    assertThat(invoices.get(1).path("payable").asBoolean()).isTrue();
    assertThat(invoices.get(2).path("blocked").asBoolean()).isTrue();
    assertThat(invoices.get(3).at("/amount/amount").asText()).isEqualTo("-40.00");
    assertThat(invoices.get(4).at("/amount/amount").asText()).isEqualTo("5000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          account=1810-0010000002                    | 1
          account=1710-0010000001&account=1710-1     | 4
          account=1710-0010000005                    | 0
          companyCode=1710                           | 4
          number=9000000002                          | 1
          dueFrom=2026-11-30&dueTo=2026-11-30        | 3
          overdue=true                               | 1
          overdue=false                              | 4
          currency=JPY                               | 1
          amountFrom=189.63&amountTo=250&currency=USD | 2
          purchaseOrder=PO-4711                      | 5
          purchaseOrder=PO-4711'%20or%201=1--        | 0
          """)
  void filtersNarrow(String query, int found) throws Exception {
    JsonNode body = read("listInvoices", "/invoices?" + query);

    assertThat(body.path("invoices")).hasSize(found);
  }

  @ParameterizedTest
  @CsvSource({
    "dueDate, 9000000001 9000000002 9000000003 9000000004",
    "-dueDate, 9000000004 9000000003 9000000002 9000000001",
    "amount, 9000000004 9000000001 9000000003 9000000002",
    "-amount, 9000000002 9000000003 9000000001 9000000004"
  })
  void pagesFollowEachOtherWithoutGapOrRepetition(String sort, String expected) throws Exception {
    List<String> documents = new ArrayList<>();
    String path = "/invoices?limit=1&currency=USD&sort=" + sort;
    String cursor = "";
    do {
      JsonNode page = read("listInvoices", path + cursor);
      documents.addAll(texts(page.path("invoices"), "accountingDocument"));
      cursor =
          page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asText();
    } while (!cursor.isEmpty());

    assertThat(String.join(" ", documents)).isEqualTo(expected);
  }

  @Test
  void aCursorBelongsToItsFiltersAndCannotBeMadeUp() throws Exception {
    String cursor = read("listInvoices", "/invoices?limit=1").path("nextCursor").asText();

    for (String query :
        List.of(
            "limit=1&currency=USD&cursor=" + cursor,
            "limit=1&sort=-dueDate&cursor=" + cursor,
            "cursor=" + cursor.substring(1),
            "cursor=AAAA",
            "cursor=" + "A".repeat(513))) {
      HttpResponse<String> response = server.get("/api/v1/invoices?" + query, token);

      assertProblem(ProblemType.INVALID_REQUEST, response);
      assertThat(json(response).at("/errors/0/pointer").asText()).isEqualTo("/cursor");
    }
  }

  static Stream<String> needCurrency() {
    return Stream.of(
        "/invoices?amountFrom=1",
        "/invoices?amountTo=1",
        "/invoices?sort=amount",
        "/payments?amountFrom=1",
        "/payments?sort=-total");
  }

  @ParameterizedTest
  @MethodSource("needCurrency")
  void amountsOfDifferentCurrenciesAreNotCompared(String path) throws Exception {
    assertProblem(ProblemType.INVALID_REQUEST, server.get("/api/v1" + path, token));
  }

  @Test
  void anInvoiceComesWithItsPayments() throws Exception {
    JsonNode invoice = read("getInvoice", "/invoices/" + INVOICE);

    JsonNode payment = invoice.at("/payments/0");
    assertThat(payment.path("paymentId").asText()).isEqualTo(PAYMENT);
    assertThat(payment.path("documentNumber").isNull()).isTrue();
    assertThat(payment.path("documentStatus").asText()).isEqualTo("available after posting");
  }

  @Test
  void aPaymentShowsWhatOfItsMoneyHasGoneBack() throws Exception {
    JsonNode before = read("getPayment", "/payments/" + PAYMENT);
    int seq = 1;
    for (String[] moved :
        new String[][] {
          {"REFUND", "20.00", "DONE"},
          {"REFUND", "5.00", "REQUESTED"},
          {"DISPUTE", "30.00", "DONE"},
          {"DISPUTE_WON", "10.00", "DONE"}
        }) {
      database
          .jdbc()
          .sql(
              """
              insert into payment_reversal (reversal_id, payment_id, kind, processor, currency,
                amount, surcharge, state, created_at, updated_at)
              values (?, ?, ?, 'stripe', 'USD', cast(? as numeric), 0, ?, now(), now())""")
          .params("rvs_%026d".formatted(seq++), PAYMENT, moved[0], moved[1], moved[2])
          .update();
    }

    database
        .jdbc()
        .sql(
            """
            insert into payment_dispute (processor, dispute_id, payment_id, amount, currency,
              reason, state, opened_at, closed_at)
            values ('stripe', 'du_1', ?, 30, 'USD', 'fraudulent', 'WON', now(), now())""")
        .param(PAYMENT)
        .update();

    JsonNode after = read("getPayment", "/payments/" + PAYMENT);
    database.jdbc().sql("truncate payment_reversal, payment_dispute cascade").update();

    assertThat(before.has("moneyBack")).isFalse();
    assertThat(after.at("/moneyBack/refunded/amount").asText()).isEqualTo("20.00");
    assertThat(after.at("/moneyBack/returned/amount").asText()).isEqualTo("0.00");
    assertThat(after.at("/moneyBack/disputed/amount").asText()).isEqualTo("20.00");
    assertThat(before.has("movements")).isFalse();
    assertThat(before.has("disputes")).isFalse();
    assertThat(after.path("movements")).hasSize(4);
    assertThat(after.at("/movements/1/kind").asText()).isEqualTo("REFUND");
    assertThat(after.at("/movements/1/state").asText()).isEqualTo("REQUESTED");
    assertThat(after.at("/movements/1/amount/amount").asText()).isEqualTo("5.00");
    assertThat(after.at("/movements/1/documentNumber").isNull()).isTrue();
    assertThat(after.at("/disputes/0/state").asText()).isEqualTo("WON");
  }

  @Test
  void aPaymentShowsNullUntilSapHasAssignedTheNumber() throws Exception {
    JsonNode before = read("getPayment", "/payments/" + PAYMENT);
    database
        .jdbc()
        .sql(
            "update payment set status = 'POSTED', document_number = '1400000000',"
                + " document_fiscal_year = '2026' where payment_id = ?")
        .param(PAYMENT)
        .update();
    JsonNode after = read("getPayment", "/payments/" + PAYMENT);
    database
        .jdbc()
        .sql(
            "update payment set status = 'CAPTURED', document_number = null,"
                + " document_fiscal_year = null where payment_id = ?")
        .param(PAYMENT)
        .update();

    assertThat(before.get("documentNumber").isNull()).isTrue();
    assertThat(before.get("fiscalYear").isNull()).isTrue();
    assertThat(before.at("/items/0/amount/amount").asText()).isEqualTo("189.63");
    assertThat(before.at("/method/lastFour").asText()).isEqualTo("4242");
    assertThat(after.path("documentNumber").asText()).isEqualTo("1400000000");
    assertThat(after.path("documentStatus").asText()).isEqualTo("posted");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          invoiceId=1710-2026-9000000001-001         | 1
          invoiceId=1710-2026-9000000010-001         | 0
          status=CAPTURED&status=POSTED              | 1
          status=CLEARED                             | 0
          amountFrom=189.63&amountTo=189.63&currency=USD | 1
          methodId=pm_org-other                      | 0
          createdFrom=2026-11-24&createdTo=2026-11-24 | 1
          createdTo=2026-11-23                       | 0
          purchaseOrder=PO-4711                      | 1
          documentNumber=1499999999                  | 0
          account=1710-0010000005                    | 0
          sort=total&currency=USD                    | 1
          """)
  void paymentsAreFoundByWhatIsKnownOfThem(String query, int found) throws Exception {
    JsonNode body = read("listPayments", "/payments?" + query);

    assertThat(body.path("payments")).hasSize(found);
  }

  @Test
  void theHistoryIsReadInItsOrderPageByPage() throws Exception {
    String path = "/payments/" + PAYMENT + "/events?limit=1";
    JsonNode first = read("listPaymentEvents", path);
    JsonNode second =
        read("listPaymentEvents", path + "&cursor=" + first.path("nextCursor").asText());

    assertThat(texts(first.path("events"), "type")).containsExactly("payment.created");
    assertThat(texts(second.path("events"), "type")).containsExactly("payment.captured");
    assertThat(second.path("nextCursor").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/invoices/" + OTHERS_INVOICE + ", /invoices/1710-2026-9999999999-001",
    "/payments/" + OTHERS_PAYMENT + ", /payments/" + NO_PAYMENT,
    "/payments/" + OTHERS_PAYMENT + "/events, /payments/" + NO_PAYMENT + "/events",
  })
  void whatIsSomebodyElsesIsAsIfItWereNotThere(String foreign, String absent) throws Exception {
    HttpResponse<String> others = server.get("/api/v1" + foreign, token);
    HttpResponse<String> none = server.get("/api/v1" + absent, token);

    assertProblem(ProblemType.NOT_FOUND, others);
    assertThat(withoutTrace(others)).isEqualTo(withoutTrace(none));
  }

  @Test
  void aPaymentOfAnotherOrganisationForTheSameAccountIsNotShown() throws Exception {
    String both = issuer.customer("org-third", BLUEWATER, OTHERS);

    HttpResponse<String> response = server.get("/api/v1/payments", both);

    assertThat(json(response).path("payments")).isEmpty();
  }

  private JsonNode read(String operationId, String path) throws Exception {
    HttpResponse<String> response = server.get("/api/v1" + path, token);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    ContractAssertions.assertFits(operationId, 200, json(response));
    return json(response);
  }

  private static void assertProblem(ProblemType type, HttpResponse<String> response)
      throws Exception {
    ContractAssertions.assertProblem(type, response.statusCode(), json(response));
  }

  private static JsonNode withoutTrace(HttpResponse<String> response) throws Exception {
    return ((ObjectNode) json(response)).without(List.of("traceId", "instance"));
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return PortalJson.mapper().readTree(response.body());
  }

  private static List<String> texts(JsonNode array, String field) {
    List<String> texts = new ArrayList<>();
    array.forEach(entry -> texts.add(entry.path(field).asText()));
    return texts;
  }
}

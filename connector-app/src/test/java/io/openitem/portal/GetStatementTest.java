package io.openitem.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.ProblemType;
import io.openitem.support.ContractAssertions;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements over HTTP, from a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GetStatementTest {

  private static final String ACCOUNT = "1710-0010000001";
  private static final String PATH =
      "/accounts/" + ACCOUNT + "/statement?from=2026-10-01&to=2026-10-31";

  private StatementBed bed;

  @BeforeAll
  void start() {
    bed = StatementBed.start();
  }

  @AfterAll
  void stop() {
    bed.close();
  }

  @Test
  void openingBalanceAndLinesLeadToTheClosingBalanceOfEachCurrency() throws Exception {
    JsonNode statement = read(PATH);

    JsonNode yen = statement.at("/balances/0");
    JsonNode dollars = statement.at("/balances/1");
    assertThat(money(dollars, "openingBalance")).isEqualTo("140.00 USD");
    assertThat(money(dollars, "debits")).isEqualTo("12.34 USD");
    assertThat(money(dollars, "credits")).isEqualTo("-102.34 USD");
    assertThat(money(dollars, "clearings")).isEqualTo("0.00 USD");
    assertThat(money(dollars, "closingBalance")).isEqualTo("50.00 USD");
    assertThat(money(yen, "openingBalance")).isEqualTo("0 JPY");
    assertThat(money(yen, "closingBalance")).isEqualTo("5000 JPY");
    assertThat(lines(statement))
        .containsExactly(
            "2026-10-05 INVOICE 9000000004 12.34 USD",
            "2026-10-06 CREDIT_MEMO 9000000005 -2.34 USD",
            "2026-10-07 INVOICE 9000000006 5000 JPY",
            "2026-10-31 PAYMENT 1400000001 -100.00 USD",
            "2026-10-31 CLEARING 1400000001 0.00 USD");
    assertThat(statement.path("filtered").asBoolean()).isFalse();
    assertThat(statement.path("asOf").asText()).isEqualTo("2026-10-31T22:00:00Z");
  }

  @Test
  void ageingIsTheClosingBalanceByDueDateOnTheLastDay() throws Exception {
    JsonNode statement = read(PATH);

    JsonNode dollars = statement.at("/balances/1/ageing");
    assertThat(money(dollars, "notDue")).isEqualTo("12.34 USD");
    assertThat(money(dollars, "days1To30")).isEqualTo("-2.34 USD");
    assertThat(money(dollars, "days31To60")).isEqualTo("0.00 USD");
    assertThat(money(dollars, "days61To90")).isEqualTo("0.00 USD");
    assertThat(money(dollars, "daysOver90")).isEqualTo("40.00 USD");
    assertThat(money(statement.at("/balances/0/ageing"), "days1To30")).isEqualTo("5000 JPY");
  }

  @Test
  void whatIsClearedAfterThePeriodIsOpenOnItsLastDay() throws Exception {
    JsonNode posting = read(PATH + "&limit=1").at("/lines/0/posting");

    assertThat(posting.path("open").asBoolean()).isTrue();
    assertThat(posting.path("clearedOn").asText()).isEqualTo("2026-11-20");
    assertThat(posting.path("clearingDocument").asText()).isEqualTo("1400000009");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          state=all                              | 9000000004 9000000005 9000000006 1400000001 1400000001
          state=open                             | 9000000004 9000000005 9000000006
          state=cleared                          | 1400000001 1400000001
          documentType=DZ                        | 1400000001
          reference=R9000000005                  | 9000000005
          reference=R'%20or%201=1--    | ''
          currency=JPY                           | 9000000006
          amountFrom=-2.34&amountTo=12.34&currency=USD | 9000000004 9000000005
          state=open&documentType=RV&currency=USD | 9000000004 9000000005
          """)
  void filtersHideLinesAndLeaveTheBalances(String query, String documents) throws Exception {
    JsonNode statement = read(PATH + "&" + query);

    List<String> shown = new ArrayList<>();
    statement.path("lines").forEach(line -> shown.add(line.path("accountingDocument").asText()));
    assertThat(String.join(" ", shown)).isEqualTo(documents);
    assertThat(statement.path("filtered").asBoolean())
        .isEqualTo(!query.equals("state=all") && !query.equals("currency=JPY"));
    statement
        .path("balances")
        .forEach(
            balance -> assertThat(money(balance, "closingBalance")).isIn("50.00 USD", "5000 JPY"));
    assertThat(statement.path("balances")).hasSize(query.contains("currency") ? 1 : 2);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5"})
  void pagesFollowEachOtherWithoutGapAndWithTheSameBalances(int limit) throws Exception {
    JsonNode whole = read(PATH);
    List<String> lines = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = read(PATH + "&limit=" + limit + cursor);
      lines.addAll(lines(page));
      assertThat(page.path("balances")).isEqualTo(whole.path("balances"));
      cursor =
          page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asText();
    } while (!cursor.isEmpty());

    assertThat(lines).isEqualTo(lines(whole));
  }

  @Test
  void leftOutThePeriodIsTheMonthOfTodayInTheCompanyCodesZone() throws Exception {
    JsonNode statement = read("/accounts/" + ACCOUNT + "/statement");

    assertThat(statement.path("from").asText()).isEqualTo("2026-10-01");
    assertThat(statement.path("to").asText()).isEqualTo("2026-10-31");
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-10-02&to=2026-10-01, /from",
    "from=2024-10-30&to=2026-10-01, /from",
    "from=2026-02-30, /from",
    "amountFrom=1, /amountFrom",
    "state=paid, /state",
    "cursor=AAAA, /cursor"
  })
  void whatNoStatementCanAnswerIsRefusedByItsName(String query, String pointer) throws Exception {
    HttpResponse<String> response = bed.get("/api/v1/accounts/" + ACCOUNT + "/statement?" + query);

    ContractAssertions.assertProblem(
        ProblemType.INVALID_REQUEST, response.statusCode(), json(response));
    assertThat(json(response).at("/errors/0/pointer").asText()).isEqualTo(pointer);
  }

  @Test
  void anAccountOfOthersIsAsIfItWereNotThere() throws Exception {
    HttpResponse<String> others = bed.get("/api/v1/accounts/1710-0010000005/statement");
    HttpResponse<String> none = bed.get("/api/v1/accounts/1710-0010000099/statement");

    ContractAssertions.assertProblem(ProblemType.NOT_FOUND, others.statusCode(), json(others));
    assertThat(withoutTrace(others)).isEqualTo(withoutTrace(none));
  }

  @Test
  void beforeAllItemsWereReadOnceNoBalanceIsShown() throws Exception {
    bed.database.jdbc().sql("update sync_run set history_days = null").update();

    HttpResponse<String> response = bed.get("/api/v1" + PATH);
    bed.database.jdbc().sql("delete from sync_run").update();
    bed.synchronised();

    ContractAssertions.assertProblem(ProblemType.BUSY, response.statusCode(), json(response));
  }

  private JsonNode read(String path) throws Exception {
    HttpResponse<String> response = bed.get("/api/v1" + path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    ContractAssertions.assertFits("getStatement", 200, json(response));
    return json(response);
  }

  private static List<String> lines(JsonNode statement) {
    List<String> lines = new ArrayList<>();
    statement
        .path("lines")
        .forEach(
            line ->
                lines.add(
                    String.join(
                        " ",
                        line.path("postingDate").asText(),
                        line.path("kind").asText(),
                        line.path("accountingDocument").asText(),
                        money(line, "amount"))));
    return lines;
  }

  private static String money(JsonNode of, String field) {
    return of.at("/" + field + "/amount").asText()
        + " "
        + of.at("/" + field + "/currency").asText();
  }

  private static JsonNode withoutTrace(HttpResponse<String> response) throws Exception {
    return ((ObjectNode) json(response)).without(List.of("traceId", "instance"));
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return PortalJson.mapper().readTree(response.body());
  }
}

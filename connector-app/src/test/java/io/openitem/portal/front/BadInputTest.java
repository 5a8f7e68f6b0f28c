package io.openitem.portal.front;

import static io.openitem.domain.ProblemType.BODY_TOO_LARGE;
import static io.openitem.domain.ProblemType.IDEMPOTENCY_KEY_MISSING;
import static io.openitem.domain.ProblemType.INVALID_REQUEST;
import static io.openitem.domain.ProblemType.METHOD_NOT_ALLOWED;
import static io.openitem.domain.ProblemType.NOT_ACCEPTABLE;
import static io.openitem.domain.ProblemType.NOT_FOUND;
import static io.openitem.domain.ProblemType.UNSUPPORTED_MEDIA_TYPE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.ProblemType;
import io.openitem.support.ContractAssertions;
import io.openitem.support.FrontServer;
import io.openitem.support.TestIssuer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent: a precise problem, never a 500, and no operation hears of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

  private static final String INVOICE = "'invoiceId':'1710-2026-9000000001-001'";
  private static final String GOOD = "{'invoices':[{" + INVOICE + "}],'methodId':'pm_1'}";
  private static final String PAYMENT = "/api/v1/payments/pay_01JDF8Q6W3M5X2C7V9B1N4K6T8";

  private TestIssuer issuer;
  private FrontServer server;
  private String token;

  @BeforeAll
  void start() {
    issuer = TestIssuer.start();
    server = FrontServer.start(issuer.url());
    token = issuer.customer("org-bluewater", "1710-0010000001");
  }

  @AfterAll
  void stop() {
    server.close();
    issuer.close();
  }

  /**
   * A bad request.
   *
   * @param what the case's name
   * @param method HTTP
   * @param path with its query
   * @param headers name, value, name, value
   * @param body with single quotes for double ones
   * @param type the problem
   * @param pointer what the problem names first; empty where it names nothing
   */
  record Bad(
      String what,
      String method,
      String path,
      List<String> headers,
      String body,
      ProblemType type,
      String pointer) {

    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Bad> bad() {
    String deep = "[".repeat(30) + "]".repeat(30);
    String many = ("{" + INVOICE + "},").repeat(100);
    return Stream.of(
        body("unknown field", "{'invoices':[{" + INVOICE + "}],'methodId':'p','x':1}", "/x"),
        body(
            "unknown field inside",
            "{'invoices':[{" + INVOICE + ",'cvc':'1'}],'methodId':'p'}",
            "/invoices/0/cvc"),
        body("wrong type", "{'invoices':'all','methodId':'p'}", "/invoices"),
        body("missing field", "{'invoices':[{" + INVOICE + "}]}", "/methodId"),
        body("null field", "{'invoices':null,'methodId':'p'}", "/invoices"),
        body("no invoices", "{'invoices':[],'methodId':'p'}", "/invoices"),
        body(
            "too many invoices",
            "{'invoices':[" + many + "{" + INVOICE + "}],'methodId':'p'}",
            "/invoices"),
        body(
            "amount as a number",
            "{'invoices':[{"
                + INVOICE
                + ",'amount':{'amount':1.5,'currency':'USD'}}],"
                + "'methodId':'p'}",
            "/invoices/0/amount/amount"),
        body(
            "amount with an exponent",
            "{'invoices':[{"
                + INVOICE
                + ",'amount':{'amount':'1e3','currency':'USD'}}],"
                + "'methodId':'p'}",
            "/invoices/0/amount/amount"),
        body(
            "method too long",
            "{'invoices':[{" + INVOICE + "}],'methodId':'" + "p".repeat(101) + "'}",
            "/methodId"),
        body("cut JSON", "{'invoices':[{'invoiceId':'1710-", "/"),
        body("no JSON", "hello", "/"),
        body("an array", "[" + GOOD + "]", "/"),
        body("two documents", GOOD + GOOD, "/"),
        body("deep nesting", "{'invoices':" + deep + ",'methodId':'p'}", "/"),
        body(
            "duplicate field",
            "{'methodId':'a','methodId':'b','invoices':[{" + INVOICE + "}]}",
            "/"),
        body("long text", "{'methodId':'" + "x".repeat(11_000) + "'}", "/"),
        body("long number", "{'methodId':" + "9".repeat(100) + "}", "/"),
        body("long name", "{'" + "n".repeat(300) + "':1}", "/"),
        post("huge body", GOOD + " ".repeat(70_000), BODY_TOO_LARGE, "", json()),
        post(
            "form body",
            "a=b",
            UNSUPPORTED_MEDIA_TYPE,
            "",
            type("application/x-www-form-urlencoded")),
        post(
            "multipart",
            "--x",
            UNSUPPORTED_MEDIA_TYPE,
            "",
            type("multipart/form-data; boundary=x")),
        post("latin 1", GOOD, UNSUPPORTED_MEDIA_TYPE, "", type("application/json;charset=latin1")),
        post("no media type at all", GOOD, UNSUPPORTED_MEDIA_TYPE, "", type("rubbish")),
        post(
            "compressed",
            GOOD,
            UNSUPPORTED_MEDIA_TYPE,
            "",
            with(json(), "Content-Encoding", "gzip")),
        post("accepts XML", GOOD, NOT_ACCEPTABLE, "", with(json(), "Accept", "application/xml")),
        post("accepts rubbish", GOOD, NOT_ACCEPTABLE, "", with(json(), "Accept", "a/b/c;q=x")),
        new Bad(
            "no key",
            "POST",
            "/api/v1/payments",
            type("application/json"),
            GOOD,
            IDEMPOTENCY_KEY_MISSING,
            ""),
        key("empty key", ""),
        key("key too long", "k".repeat(256)),
        key("key with a space", "a b"),
        key("key that looks like a card number", "4242424242424242"),
        get("unknown parameter", "/api/v1/invoices?colour=red", "/colour"),
        get("parameter twice", "/api/v1/invoices?currency=USD&currency=EUR", "/currency"),
        get("empty parameter", "/api/v1/invoices?currency=", "/currency"),
        get("line break behind a value", "/api/v1/invoices?currency=USD%0A", "/currency"),
        get("no number", "/api/v1/invoices?limit=ten", "/limit"),
        get("limit too large", "/api/v1/invoices?limit=501", "/limit"),
        get("limit beyond all numbers", "/api/v1/invoices?limit=99999999999999999999", "/limit"),
        get("limit of nothing", "/api/v1/invoices?limit=0", "/limit"),
        get("no flag", "/api/v1/invoices?overdue=maybe", "/overdue"),
        get("no day", "/api/v1/invoices?dueFrom=yesterday", "/dueFrom"),
        get("no day of the calendar", "/api/v1/invoices?dueFrom=2026-02-30", "/dueFrom"),
        get("no sort", "/api/v1/invoices?sort=colour", "/sort"),
        get("bad cursor", "/api/v1/invoices?cursor=a%20b", "/cursor"),
        get("zero byte", "/api/v1/invoices?purchaseOrder=a%00b", "/purchaseOrder"),
        get("no UTF-8", "/api/v1/invoices?purchaseOrder=%ff", "/"),
        get("too many parameters", "/api/v1/invoices?" + "account=1710-1&".repeat(201), "/"),
        get("no status", "/api/v1/payments?status=PAID", "/status/0"),
        get("no account", "/api/v1/payments?account=1710", "/account/0"),
        get("no invoice id", "/api/v1/invoices/abc", "/invoiceId"),
        get("no payment id", "/api/v1/payments/abc", "/paymentId"),
        get("injection", "/api/v1/payments/pay_'%20or%201=1--", "/paymentId"),
        new Bad("body where none is", "GET", PAYMENT, json(), "{}", INVALID_REQUEST, "/"),
        new Bad("no such path", "GET", "/api/v1/nothing", List.of(), "", NOT_FOUND, ""),
        new Bad("no such version", "GET", "/api/v2/payments", List.of(), "", NOT_FOUND, ""),
        new Bad("error page asked for", "GET", "/error", List.of(), "", NOT_FOUND, ""),
        new Bad("trailing slash", "GET", "/api/v1/payments/", List.of(), "", NOT_FOUND, ""),
        new Bad("double slash", "GET", "/api//v1/payments", List.of(), "", INVALID_REQUEST, ""),
        new Bad("encoded slash", "GET", PAYMENT + "%2Fx", List.of(), "", INVALID_REQUEST, ""),
        new Bad("no such method", "DELETE", PAYMENT, List.of(), "", METHOD_NOT_ALLOWED, ""),
        new Bad("other method", "PUT", "/api/v1/payments", json(), GOOD, METHOD_NOT_ALLOWED, ""),
        new Bad("options", "OPTIONS", "/api/v1/payments", List.of(), "", METHOD_NOT_ALLOWED, ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void isRefusedPreciselyAndChangesNothing(Bad bad) throws Exception {
    int callsBefore = server.calls().size();

    HttpResponse<String> response =
        server.send(
            bad.method(), bad.path(), bad.body().replace('\'', '"'), request -> all(request, bad));

    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = new ObjectMapper().readTree(response.body());
    ContractAssertions.assertProblem(bad.type(), response.statusCode(), problem);
    if (!bad.pointer().isEmpty()) {
      assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo(bad.pointer());
      assertThat(problem.at("/errors/0/expected").asText()).isNotBlank();
    }
    assertThat(server.calls()).hasSize(callsBefore);
  }

  private HttpRequest.Builder all(HttpRequest.Builder request, Bad bad) {
    request.header("Authorization", "Bearer " + token);
    if (!bad.headers().isEmpty()) {
      request.headers(bad.headers().toArray(String[]::new));
    }
    return request;
  }

  private static Bad body(String what, String body, String pointer) {
    return post(what, body, INVALID_REQUEST, pointer, json());
  }

  private static Bad post(
      String what, String body, ProblemType type, String pointer, List<String> headers) {
    List<String> all = with(headers, "Idempotency-Key", "key-1");
    return new Bad(what, "POST", "/api/v1/payments", all, body, type, pointer);
  }

  private static Bad key(String what, String key) {
    List<String> headers = with(json(), "Idempotency-Key", key);
    return new Bad(
        what, "POST", "/api/v1/payments", headers, GOOD, INVALID_REQUEST, "/Idempotency-Key");
  }

  private static Bad get(String what, String path, String pointer) {
    return new Bad(what, "GET", path, List.of(), "", INVALID_REQUEST, pointer);
  }

  private static List<String> json() {
    return type("application/json");
  }

  private static List<String> type(String mediaType) {
    return List.of("Content-Type", mediaType);
  }

  private static List<String> with(List<String> headers, String name, String value) {
    return Stream.concat(headers.stream(), Stream.of(name, value)).toList();
  }
}

package io.openitem.payment;

import static io.openitem.payment.Callers.BLUEWATER;
import static io.openitem.payment.PaymentKit.sandbox;
import static io.openitem.support.ContractAssertions.assertFits;
import static io.openitem.support.ContractAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.ProblemType;
import io.openitem.sandbox.fault.Fault;
import io.openitem.support.FrontServer;
import io.openitem.support.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Methods added on the processor's page, removed and chosen, as a portal does it over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentMethodOperationsTest {

  private static final String RETURN =
      "{\"returnUrl\":\"https://portal.example/methods/cards?a=1\"}";
  private static final String VISA = PaymentKit.methodOf("org_bluewater", "visa_credit");

  @RegisterExtension final PaymentKit kit = new PaymentKit();

  private TestIssuer issuer;
  private FrontServer server;
  private String token;

  /** An organisation that the processor has never heard of, another one in each test. */
  private String newcomer;

  @BeforeAll
  void start() {
    issuer = TestIssuer.start();
    server = FrontServer.start(issuer.url());
    token = issuer.customer("org-bluewater", BLUEWATER);
  }

  @BeforeEach
  void bind() {
    newcomer = issuer.customer("org-" + UUID.randomUUID(), Callers.OTHER);
    MethodParts methods = kit.methodParts();
    server.answer("addPaymentMethod", methods.addPaymentMethod()::start);
    server.answer("removePaymentMethod", methods.removePaymentMethod()::remove);
    server.answer("setDefaultPaymentMethod", methods.setDefaultPaymentMethod()::choose);
    server.answer("listPaymentMethods", kit.parts().listPaymentMethods()::list);
    server.answer("cancelPayment", kit.parts().cancelPayment()::cancel);
  }

  @AfterAll
  void stop() {
    server.close();
    issuer.close();
  }

  @Test
  void aCardIsAddedOnTheProcessorsPageAndListedWhenThePayerComesBack() throws Exception {
    assertThat(methods(newcomer)).isEmpty();

    JsonNode setup = fits("addPaymentMethod", 201, add(newcomer, "k1", RETURN));
    assertThat(methods(newcomer)).isEmpty();
    HttpResponse<String> page = browse(setup);
    HttpResponse<String> back = choose(setup, "pm_card_visa");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("pm_card_visa").doesNotContain("<input");
    assertThat(browse(setup).statusCode()).isEqualTo(404);
    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(back.headers().firstValue("Location").orElse(""))
        .isEqualTo(
            "https://portal.example/methods/cards?a=1&setupId=%s&outcome=completed"
                .formatted(setup.path("setupId").asText()));
    List<JsonNode> methods = methods(newcomer);
    assertThat(methods).hasSize(1);
    assertThat(methods.get(0).path("lastFour").asText()).isEqualTo("4242");
    assertThat(kit.texts("select ended_at::text from payment_method_setup")).doesNotContainNull();
  }

  @Test
  void theSameKeyOpensTheSamePageAndAnotherRequestUnderItIsRefused() throws Exception {
    JsonNode first = fits("addPaymentMethod", 201, add(newcomer, "k1", RETURN));
    JsonNode again = fits("addPaymentMethod", 201, add(newcomer, "k1", RETURN));
    HttpResponse<String> other =
        add(newcomer, "k1", "{\"returnUrl\":\"https://portal.example/methods\"}");

    assertThat(again).isEqualTo(first);
    assertProblem(ProblemType.IDEMPOTENCY_KEY_REUSED, other.statusCode(), json(other));
  }

  @Test
  void thePageIsReachedWhereTheProcessorsAnswerWasLost() throws Exception {
    sandbox().faults().add(Fault.once("stripe.checkout_sessions.create", Fault.Kind.DROP_AFTER));

    HttpResponse<String> lost = add(newcomer, "k1", RETURN);
    JsonNode again = fits("addPaymentMethod", 201, add(newcomer, "k1", RETURN));

    assertProblem(ProblemType.PROCESSOR_UNAVAILABLE, lost.statusCode(), json(lost));
    assertThat(lost.headers().firstValue("Retry-After")).isPresent();
    assertThat(choose(again, "pm_card_amex").statusCode()).isEqualTo(303);
  }

  @Test
  void aNewCustomerIsReadAlthoughTheProcessorsSearchDoesNotShowItYet() throws Exception {
    sandbox().stripe().searchIndexDelay(java.time.Duration.ofHours(1));
    JsonNode setup = fits("addPaymentMethod", 201, add(newcomer, "k1", RETURN));
    choose(setup, "pm_card_mastercard");

    assertThat(methods(newcomer)).hasSize(1);
  }

  @Test
  void aBankAccountIsAddedTooAndThePagesOpenAreCounted() throws Exception {
    String bank = RETURN.replace("{", "{\"type\":\"BANK_ACCOUNT\",");
    JsonNode setup = fits("addPaymentMethod", 201, add(newcomer, "k1", bank));
    fits("addPaymentMethod", 201, add(newcomer, "k2", RETURN));
    fits("addPaymentMethod", 201, add(newcomer, "k3", RETURN));
    HttpResponse<String> tooMany = add(newcomer, "k4", RETURN);

    choose(setup, "pm_usBankAccount");

    assertProblem(ProblemType.BUSY, tooMany.statusCode(), json(tooMany));
    assertThat(methods(newcomer).get(0).path("type").asText()).isEqualTo("BANK_ACCOUNT");
  }

  @Test
  void payersAreSentBackToNamedAddressesOnly() throws Exception {
    for (String address :
        List.of(
            "https://portal.example.evil.example/methods",
            "http://portal.example/methods",
            "https://portal.example/methodsofmine",
            "https://portal.example/methods/%2e%2e/elsewhere",
            "https://portal.example/methods/../x",
            "https://a@portal.example/methods",
            "https://portal.example:444/methods")) {
      HttpResponse<String> refused =
          add(newcomer, "k", "{\"returnUrl\":\"%s\"}".formatted(address));

      assertProblem(ProblemType.RETURN_ADDRESS_REFUSED, refused.statusCode(), json(refused));
    }
  }

  @Test
  void aMethodIsRemovedAtTheProcessorAndForGoodHoweverOftenThatIsAsked() throws Exception {
    JsonNode setup = fits("addPaymentMethod", 201, add(newcomer, "k1", RETURN));
    choose(setup, "pm_card_visa");
    String id = methods(newcomer).get(0).path("methodId").asText();
    sandbox().faults().add(Fault.once("stripe.payment_methods.detach", Fault.Kind.DROP_AFTER));

    HttpResponse<String> unheard = remove(newcomer, id);
    HttpResponse<String> done = remove(newcomer, id);
    HttpResponse<String> again = remove(newcomer, id);

    assertProblem(ProblemType.PROCESSOR_UNAVAILABLE, unheard.statusCode(), json(unheard));
    assertThat(done.statusCode()).isEqualTo(204);
    assertThat(again.statusCode()).isEqualTo(204);
    assertThat(methods(newcomer)).isEmpty();
  }

  @Test
  void aMethodIsNotTakenAwayUnderAPayment() throws Exception {
    methods(token);
    kit.charges().next(FragileCharges.Fault.UNREACHABLE);
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "10.00", "USD");
    kit.pay(kit.body("amex_credit", invoice));

    HttpResponse<String> refused =
        remove(token, PaymentKit.methodOf("org_bluewater", "amex_credit"));

    assertProblem(ProblemType.METHOD_IN_USE, refused.statusCode(), json(refused));
  }

  @Test
  void theDefaultIsTheOrganisationsChoiceAndOutlivesTheNextRead() throws Exception {
    String debit = PaymentKit.methodOf("org_bluewater", "visa_debit");
    methods(token);

    JsonNode chosen = fits("setDefaultPaymentMethod", 200, makeDefault(token, debit));
    kit.clock.advance(java.time.Duration.ofMinutes(2));

    assertThat(chosen.path("isDefault").asBoolean()).isTrue();
    assertThat(methods(token).get(0).path("methodId").asText()).isEqualTo(debit);
    assertThat(methods(token).stream().filter(m -> m.path("isDefault").asBoolean())).hasSize(1);
  }

  @Test
  void anotherOrganisationsMethodIsAsAbsentAsNone() throws Exception {
    methods(token);

    JsonNode none = problem(remove(newcomer, "pm_none"));

    assertThat(problem(remove(newcomer, VISA))).isEqualTo(none);
    assertThat(problem(makeDefault(newcomer, VISA))).isEqualTo(none);
    assertThat(problem(makeDefault(newcomer, "pm_none"))).isEqualTo(none);
    assertThat(methods(token).stream().map(m -> m.path("methodId").asText())).contains(VISA);
  }

  @Test
  void aPaymentIsCancelledOverHttp() throws Exception {
    methods(token);
    kit.charges().next(FragileCharges.Fault.UNREACHABLE);
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "10.00", "USD");
    String id = kit.pay(kit.body("visa_credit", invoice)).path("paymentId").asText();

    JsonNode payment =
        fits("cancelPayment", 200, call("POST", "/payments/" + id + "/cancel", token, "", ""));

    assertThat(payment.path("status").asText()).isEqualTo("CANCELLED");
  }

  private HttpResponse<String> add(String as, String key, String body) throws Exception {
    return call("POST", "/payment-methods", as, key, body);
  }

  private HttpResponse<String> remove(String as, String method) throws Exception {
    return call("DELETE", "/payment-methods/" + method, as, "", "");
  }

  private HttpResponse<String> makeDefault(String as, String method) throws Exception {
    return call("PUT", "/payment-methods/" + method + "/default", as, "", "");
  }

  private List<JsonNode> methods(String as) throws Exception {
    JsonNode list = fits("listPaymentMethods", 200, call("GET", "/payment-methods", as, "", ""));
    return List.copyOf(list.path("paymentMethods").findParents("methodId"));
  }

  private HttpResponse<String> call(String verb, String path, String as, String key, String body)
      throws Exception {
    return server.send(
        verb,
        "/api/v1" + path,
        body,
        request -> {
          request.header("Authorization", "Bearer " + as).header("Accept", "application/json");
          if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
          }
          return key.isEmpty() ? request : request.header("Idempotency-Key", key);
        });
  }

  /** What the payer does in the browser. */
  private static HttpResponse<String> choose(JsonNode setup, String card) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(setup.path("url").asText()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("method=" + card))
                .build(),
            BodyHandlers.ofString());
  }

  private static HttpResponse<String> browse(JsonNode setup) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(setup.path("url").asText())).build(),
            BodyHandlers.ofString());
  }

  private static JsonNode fits(String operation, int status, HttpResponse<String> response)
      throws IOException {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    JsonNode body = json(response);
    assertFits(operation, status, body);
    return body;
  }

  /** The problem without what differs between any two of them. */
  private static JsonNode problem(HttpResponse<String> response) throws IOException {
    assertProblem(ProblemType.NOT_FOUND, response.statusCode(), json(response));
    return ((com.fasterxml.jackson.databind.node.ObjectNode) json(response))
        .without(List.of("instance", "traceId"));
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return new ObjectMapper().readTree(response.body());
  }
}

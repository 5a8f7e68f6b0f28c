package io.openitem.portal.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import io.openitem.domain.AccountId;
import io.openitem.domain.Caller;
import io.openitem.domain.Caller.Role;
import io.openitem.domain.ProblemType;
import io.openitem.support.ContractAssertions;
import io.openitem.support.FrontServer;
import io.openitem.support.TestIssuer;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityTest {

  private static final String INVOICES = "/api/v1/invoices";

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

  /**
   * A token that opens nothing.
   *
   * @param what is wrong with it
   * @param made by the issuer or in its name
   */
  record Wrong(String what, Function<TestIssuer, String> made) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Wrong> wrong() {
    return Stream.of(
        new Wrong("expired", issuer -> issuer.sign(claims -> ends(claims, -60))),
        new Wrong("never expires", issuer -> issuer.sign(claims -> claims.expirationTime(null))),
        new Wrong("not yet valid", issuer -> issuer.sign(claims -> starts(claims, 300))),
        new Wrong("other audience", issuer -> issuer.sign(claims -> claims.audience("shop"))),
        new Wrong("no audience", issuer -> issuer.sign(claims -> claims.audience(List.of()))),
        new Wrong("other issuer", issuer -> issuer.sign(claims -> claims.issuer("https://x"))),
        new Wrong("no subject", issuer -> issuer.sign(claims -> claims.subject(null))),
        new Wrong("wrong key", issuer -> issuer.forged(SecurityTest::customer)),
        new Wrong("not signed", issuer -> issuer.unsigned(SecurityTest::customer)),
        new Wrong(
            "weak family", issuer -> issuer.signedWith(JWSAlgorithm.PS256, SecurityTest::customer)),
        new Wrong("cut", issuer -> issuer.sign(SecurityTest::customer).substring(0, 200)),
        new Wrong("rubbish", issuer -> "rubbish"),
        new Wrong(
            "accounts of another form",
            issuer -> issuer.sign(claims -> customer(claims).claim("accounts", "*"))),
        new Wrong(
            "all accounts",
            issuer -> issuer.sign(claims -> customer(claims).claim("accounts", List.of("*")))),
        new Wrong(
            "customer of nobody",
            issuer -> issuer.sign(claims -> customer(claims).claim("org", null))),
        new Wrong(
            "roles of another form",
            issuer -> issuer.sign(claims -> customer(claims).claim("roles", Map.of()))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void aWrongTokenIsRefusedAndAllAreToldTheSame(Wrong wrong) throws Exception {
    int callsBefore = server.calls().size();

    HttpResponse<String> response = server.get(INVOICES, wrong.made().apply(issuer));

    assertProblem(ProblemType.UNAUTHENTICATED, response);
    assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(server.calls()).hasSize(callsBefore);
  }

  @Test
  void withoutATokenEverythingIsClosedWhetherItExistsOrNot() throws Exception {
    for (String path : List.of(INVOICES, "/api/v1/nothing", "/", "/actuator/env", "/error")) {
      HttpResponse<String> response = server.send("GET", path, "", request -> request);

      assertProblem(ProblemType.UNAUTHENTICATED, response);
    }
  }

  @Test
  void aTokenInTheQueryIsNoToken() throws Exception {
    String token = issuer.customer("org-bluewater", "1710-0010000001");

    HttpResponse<String> response =
        server.send("GET", INVOICES + "?access_token=" + token, "", request -> request);

    assertProblem(ProblemType.UNAUTHENTICATED, response);
  }

  @Test
  void theCallerIsWhomTheTokenNames() throws Exception {
    String token = issuer.customer("org-bluewater", "1710-0010000001", "1810-0010000002");

    HttpResponse<String> response = server.get(INVOICES, token);

    assertThat(response.statusCode()).isEqualTo(200);
    Caller caller = server.calls().get(server.calls().size() - 1).caller();
    assertThat(caller.user()).isEqualTo("alice");
    assertThat(caller.organisation()).isEqualTo("org-bluewater");
    assertThat(caller.roles()).containsExactly(Role.CUSTOMER);
    assertThat(caller.accounts())
        .containsExactlyInAnyOrder(
            AccountId.parse("1710-0010000001"), AccountId.parse("1810-0010000002"));
  }

  @Test
  void aCustomerStartsNoSynchronisationAndAnOperatorPaysNothing() throws Exception {
    String customer = issuer.customer("org-bluewater", "1710-0010000001");
    UnaryOperator<java.net.http.HttpRequest.Builder> json =
        request -> request.header("Content-Type", "application/json");

    HttpResponse<String> sync =
        server.send(
            "POST",
            "/api/v1/admin/syncs",
            "{\"mode\":\"FULL\"}",
            request -> json.apply(request).header("Authorization", "Bearer " + customer));
    HttpResponse<String> invoices = server.get(INVOICES, issuer.operator());

    assertProblem(ProblemType.FORBIDDEN, sync);
    assertProblem(ProblemType.FORBIDDEN, invoices);
  }

  @Test
  void aProcessorNeedsNoTokenAndItsBytesArriveAsTheyWereSent() throws Exception {
    String body = "{ \"id\" : \"evt_1\",  \"broken";

    HttpResponse<String> response =
        server.send(
            "POST",
            "/webhooks/stripe",
            body,
            request ->
                request
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header("Stripe-Signature", "t=1,v1=aa"));

    assertThat(response.statusCode()).isEqualTo(200);
    var call = server.calls().get(server.calls().size() - 1);
    assertThat(new String(call.rawBody(), java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(body);
    assertThat(call.header("stripe-signature")).hasValue("t=1,v1=aa");
    assertThat(call.caller().accounts()).isEmpty();
  }

  @Test
  void anIssuerThatIsDownIsNotTheCallersFault() throws Exception {
    String token = issuer.customer("org-bluewater", "1710-0010000001");
    try (FrontServer alone = FrontServer.start("http://127.0.0.1:9/issuer")) {

      HttpResponse<String> response = alone.get(INVOICES, token);

      assertProblem(ProblemType.IDENTITY_UNAVAILABLE, response);
      assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }
  }

  private static JWTClaimsSet.Builder customer(JWTClaimsSet.Builder claims) {
    return claims
        .claim("org", "org-bluewater")
        .claim("accounts", List.of("1710-0010000001"))
        .claim("roles", List.of("customer"));
  }

  private static JWTClaimsSet.Builder ends(JWTClaimsSet.Builder claims, int seconds) {
    return customer(claims).expirationTime(Date.from(Instant.now().plusSeconds(seconds)));
  }

  private static JWTClaimsSet.Builder starts(JWTClaimsSet.Builder claims, int seconds) {
    return customer(claims).notBeforeTime(Date.from(Instant.now().plusSeconds(seconds)));
  }

  private static void assertProblem(ProblemType type, HttpResponse<String> response)
      throws Exception {
    ContractAssertions.assertProblem(
        type, response.statusCode(), new ObjectMapper().readTree(response.body()));
  }
}

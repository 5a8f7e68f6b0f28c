package io.openitem.portal.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.Money;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.portal.contract.Contract;
import io.openitem.support.ContractAssertions;
import io.openitem.support.FrontServer;
import io.openitem.support.TestIssuer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandOverTest {

  private static final String PAYMENT = "/api/v1/payments/pay_01JDF8Q6W3M5X2C7V9B1N4K6T8";

  private TestIssuer issuer;
  private FrontServer server;
  private String token;

  @BeforeAll
  void start() {
    issuer = TestIssuer.start();
    server = FrontServer.start(issuer.url(), "openitem.portal.concurrent-operations-max=1");
    token = issuer.customer("org-bluewater", "1710-0010000001");
  }

  @AfterAll
  void stop() {
    server.close();
    issuer.close();
  }

  @Test
  void anOperationGetsWhatTheContractDeclaresAndNothingElse() throws Exception {
    server.answer(
        "createPayment",
        request ->
            new OperationResponse(
                201,
                Map.of("Location", "/api/v1/payments/pay_1", "X-Other", "no"),
                Map.of("total", Money.of("189.63", "USD"))));

    HttpResponse<String> response =
        server.send(
            "POST",
            "/api/v1/payments",
            "{\"invoices\":[{\"invoiceId\":\"1710-2026-9000000001-001\"}],\"methodId\":\"pm_1\"}",
            request ->
                request
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "key-1")
                    .header("X-Evil", "echo"));

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body())
        .isEqualTo("{\"total\":{\"amount\":\"189.63\",\"currency\":\"USD\"}}");
    assertThat(response.headers().firstValue("Location")).hasValue("/api/v1/payments/pay_1");
    assertThat(response.headers().map().toString())
        .doesNotContain("echo", "key-1", "X-Other", "Bearer");
    OperationRequest call = server.calls().get(server.calls().size() - 1);
    assertThat(call.headers()).containsOnly(Map.entry("idempotency-key", "key-1"));
    assertThat(call.body().orElseThrow().path("methodId").asText()).isEqualTo("pm_1");
  }

  @Test
  void whatTheContractPresetsIsThere() throws Exception {
    server.answer("listInvoices", request -> OperationResponse.ok(Map.of()));

    HttpResponse<String> response =
        server.get("/api/v1/invoices?account=1710-1&account=1710-2", token);

    assertThat(response.statusCode()).isEqualTo(200);
    OperationRequest call = server.calls().get(server.calls().size() - 1);
    assertThat(call.query())
        .containsEntry("limit", List.of("50"))
        .containsEntry("sort", List.of("dueDate"))
        .containsEntry("account", List.of("1710-1", "1710-2"));
  }

  @Test
  void aRefusalOfARouteIsAProblemWithItsMembers() throws Exception {
    server.answer(
        "getPayment",
        request -> {
          throw Problem.of(ProblemType.ITEM_BEING_PAID, "It is being paid.")
              .with("invoiceId", "1710-2026-9000000001-001")
              .with("status", 200)
              .asException();
        });

    HttpResponse<String> response = server.get(PAYMENT, token);

    JsonNode problem = new ObjectMapper().readTree(response.body());
    ContractAssertions.assertProblem(ProblemType.ITEM_BEING_PAID, response.statusCode(), problem);
    assertThat(problem.path("invoiceId").asText()).isEqualTo("1710-2026-9000000001-001");
  }

  @Test
  void aFaultOfOursTellsNothingOfItself() throws Exception {
    server.answer(
        "getPayment",
        request -> {
          throw new IllegalStateException("relation payment does not exist");
        });

    HttpResponse<String> response = server.get(PAYMENT, token);

    ContractAssertions.assertProblem(
        ProblemType.INTERNAL, response.statusCode(), new ObjectMapper().readTree(response.body()));
    assertThat(response.body()).doesNotContain("relation", "Exception");
  }

  @Test
  void moreThanTheLimitAtOnceIsTurnedAwayAndToldWhen() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    server.answer(
        "listAccounts",
        request -> {
          inside.countDown();
          await(leave);
          return OperationResponse.ok(Map.of());
        });
    CompletableFuture<Integer> first =
        CompletableFuture.supplyAsync(() -> status("/api/v1/accounts"));
    await(inside);

    HttpResponse<String> second = server.get("/api/v1/payment-methods", token);
    leave.countDown();

    ContractAssertions.assertProblem(
        ProblemType.BUSY, second.statusCode(), new ObjectMapper().readTree(second.body()));
    assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(first.get()).isEqualTo(200);
  }

  @Test
  void theContractIsThereToRead() throws Exception {
    HttpResponse<String> yaml = server.send("GET", "/openapi.yaml", "", request -> request);
    HttpResponse<String> json = server.send("GET", "/openapi.json", "", request -> request);

    assertThat(yaml.statusCode()).isEqualTo(200);
    assertThat(yaml.body()).startsWith("openapi: 3.1.0");
    assertThat(
            new ObjectMapper()
                .readTree(json.body())
                .at("/paths/~1payments/post/operationId")
                .asText())
        .isEqualTo("createPayment");
  }

  @Test
  void contractAndRoutesAreComparedBothWays() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from("direct:receiveWebhooks")
                  .routeId("receiveWebhooks")
                  .routeGroup("portal")
                  .log("x");
            }
          });
      camel.start();
      RouteCheck check = new RouteCheck(camel, List.of(Contract.load(Contract.WEBHOOKS)));

      assertThatThrownBy(check::check)
          .hasMessageContaining("without a route [receiveWebhook]")
          .hasMessageContaining("without an operation [receiveWebhooks]");
    }
  }

  private int status(String path) {
    try {
      return server.get(path, token).statusCode();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

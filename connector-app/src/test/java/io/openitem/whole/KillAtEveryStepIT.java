package io.openitem.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.fault.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code kill -9} of the connector at each step of a payment: the sandbox holds the request of that
 * step, the connector dies, and starts again. However it went, there is one charge, one posted
 * document and one clearing, and the same key still gets the same payment.
 */
@TestInstance(Lifecycle.PER_CLASS)
class KillAtEveryStepIT {

  private static final Duration PAYMENT_LIMIT = Duration.ofMinutes(2);
  private static final String CUBE = "sap.odata.API_OPLACCTGDOCITEMCUBE_SRV.GET";

  /** Where the request stands when the connector dies. */
  enum Step {
    READING_THE_ITEM(CUBE, "HOLD_BEFORE"),
    CHARGE_NOT_ARRIVED("stripe.payment_intents.create", "HOLD_BEFORE"),
    CHARGED_BUT_NOT_ANSWERED("stripe.payment_intents.create", "HOLD_AFTER"),
    POSTING_NOT_ARRIVED("sap.journalentry.post", "HOLD_BEFORE"),
    POSTED_BUT_NOT_ANSWERED("sap.journalentry.post", "HOLD_AFTER"),
    CLEARING_NOT_ARRIVED("sap.clearing.request", "HOLD_BEFORE"),
    CLEARING_TAKEN_BUT_NOT_ANSWERED("sap.clearing.request", "HOLD_AFTER"),
    CLEARING_UNDER_WAY("sap.clearing.apply", "HOLD_BEFORE");

    private final String point;
    private final String kind;

    Step(String point, String kind) {
      this.point = point;
      this.kind = kind;
    }
  }

  private final ExecutorService clients = Executors.newCachedThreadPool();
  private SandboxServer sandbox;
  private ConnectorProcess connector;
  private Portal portal;
  private Payer payer;

  @BeforeAll
  void start(@TempDir Path folder) {
    sandbox = SandboxServer.start(SandboxOptions.forTests());
    connector = ConnectorProcess.start(folder, WholeSettings.against(sandbox.url()));
    portal = new Portal(connector.url(), sandbox.url().toString());
    payer = new Payer(portal);
    portal.control(
        "POST", "/stripe/webhook-url", Map.of("url", connector.url() + "/webhooks/stripe"));
  }

  @AfterAll
  void stop() {
    connector.close();
    sandbox.close();
    clients.shutdownNow();
  }

  @AfterEach
  void letGo() {
    sandbox.faults().clear();
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void aConnectorKilledAtAnyStepLeavesOneDocumentAndOneClearing(Step step) throws IOException {
    String invoiceId = payer.newInvoice();
    int injectedBefore = injected(step);
    portal.control("POST", "/faults", Map.of("at", step.point, "kind", step.kind, "times", 1));
    CompletableFuture<?> abandoned =
        CompletableFuture.supplyAsync(() -> payer.pay(invoiceId, "kill-" + step), clients)
            .exceptionally(deadConnection -> null);
    await().atMost(PAYMENT_LIMIT).until(() -> injected(step) > injectedBefore);

    connector.kill();
    portal.control("DELETE", "/faults", Map.of());
    connector.startAgain();
    abandoned.join();

    Portal.Answer again = payer.pay(invoiceId, "kill-" + step);
    assertThat(again.status())
        .as("the same key after the restart: %s", again.body())
        .isEqualTo(201);
    String paymentId = again.body().path("paymentId").asText();
    await()
        .atMost(PAYMENT_LIMIT)
        .untilAsserted(() -> assertThat(payer.status(paymentId)).isEqualTo("CLEARED"));
    assertOneCharge(paymentId);
    assertOneDocument(paymentId, invoiceId);
    assertThat(payer.pay(invoiceId, "kill-" + step)).isEqualTo(again);
  }

  private void assertOneCharge(String paymentId) {
    List<JsonNode> charges = new ArrayList<>();
    for (JsonNode intent : portal.control("/stripe/books").path("payment_intents")) {
      boolean ours = intent.path("metadata").path("openitem_payment").asText().equals(paymentId);
      if (ours && intent.path("status").asText().equals("succeeded")) {
        charges.add(intent);
      }
    }
    assertThat(charges).as("charges of %s", paymentId).hasSize(1);
    assertThat(charges.get(0).path("amount").asLong()).isEqualTo(18963);
  }

  private void assertOneDocument(String paymentId, String invoiceId) {
    JsonNode payment = portal.get("alice", "/payments/" + paymentId).body();
    String[] key = invoiceId.split("-", -1);
    JsonNode invoice = portal.control("/sap/documents/%s/%s/%s".formatted(key[0], key[1], key[2]));
    JsonNode document =
        document(payment.path("fiscalYear").asText(), payment.path("documentNumber").asText());
    String reference = document.path("documentReferenceId").asText();
    assertThat(reference).hasSize(16);
    JsonNode sameReference = portal.control("/sap/documents?reference=" + reference);
    assertThat(sameReference).as("documents of %s", paymentId).hasSize(1);
    String clearing = clearedBy(invoice);
    assertThat(clearing).as("what cleared %s", invoiceId).isNotBlank();
    assertThat(clearedBy(document)).as("what cleared the payment").isEqualTo(clearing);
  }

  private JsonNode document(String fiscalYear, String number) {
    return portal.control("/sap/documents/1710/%s/%s".formatted(fiscalYear, number));
  }

  /** The clearing document of the customer's line. */
  private static String clearedBy(JsonNode document) {
    for (JsonNode line : document.path("lines")) {
      if (line.path("accountType").asText().equals("D")) {
        return line.path("clearingDocument").asText();
      }
    }
    return "";
  }

  private int injected(Step step) {
    return sandbox.faults().injected(step.point, Fault.Kind.valueOf(step.kind));
  }
}

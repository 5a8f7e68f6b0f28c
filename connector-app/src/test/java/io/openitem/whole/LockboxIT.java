package io.openitem.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.customizing.CompanyCodes;
import io.openitem.deployment.DeployedFiles;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A payment in company codes that post through the lockbox, from the API to SAP. */
@TestInstance(Lifecycle.PER_CLASS)
class LockboxIT {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String POINT = "sap.odata.API_LOCKBOXPOST_IN.POST";

  private SandboxServer sandbox;
  private ConnectorProcess connector;
  private Portal portal;
  private Payer payer;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    sandbox = SandboxServer.start(SandboxOptions.forTests());
    sandbox.sap().configure(settings -> settings.withLockboxSlotMillis(1));
    List<String> settings = new ArrayList<>(WholeSettings.against(sandbox.url()));
    settings.add("--openitem.lockbox.batch-interval=500ms");
    settings.add("--openitem.lockbox.look-interval=200ms");
    settings.addAll(List.of("--overrides", overrides(folder.resolve("overrides")).toString()));
    connector = ConnectorProcess.start(folder, settings);
    portal = new Portal(connector.url(), sandbox.url().toString());
    payer = new Payer(portal);
    portal.control(
        "POST", "/stripe/webhook-url", Map.of("url", connector.url() + "/webhooks/stripe"));
  }

  private static Path overrides(Path folder) throws IOException {
    Path file = folder.resolve(CompanyCodes.FILE);
    Files.createDirectories(file.getParent());
    String packaged = DeployedFiles.packaged().require(CompanyCodes.FILE).text();
    Files.writeString(
        file,
        packaged
            .replaceAll("adHoc: onAccount\n    adHocLimits:\n.*\n.*\n", "adHoc: none\n")
            .replace(
                "postingApi: journalentry",
                """
                postingApi: lockbox
                    lockboxDestination: OPENITEM
                    lockboxOrigin: STRIPE
                    lockboxNumber: "1234567"
                    surchargePostingApi: journalentry\
                """));
    return folder;
  }

  @AfterAll
  void stop() {
    connector.close();
    sandbox.close();
  }

  @AfterEach
  void letGo() {
    sandbox.faults().clear();
  }

  @Test
  void aPaymentIsPostedWithABatchAndClearedByItsSubledgerDocument() {
    String invoiceId = payer.newInvoice();

    String paymentId = payer.pay(invoiceId, "one").body().path("paymentId").asText();

    awaitCleared(paymentId);
    assertPostedOnce(paymentId, invoiceId);
    assertThat(events(paymentId))
        .endsWith("payment.captured", "posting.sent", "payment.posted", "payment.cleared");
  }

  @Test
  void aPaymentWhoseAnswerWasLostIsFoundByAskingAndNotPostedAgain() {
    String invoiceId = payer.newInvoice();
    portal.control("POST", "/faults", Map.of("at", POINT, "kind", "DROP_AFTER", "times", 1));

    String paymentId = payer.pay(invoiceId, "lost").body().path("paymentId").asText();

    awaitCleared(paymentId);
    assertPostedOnce(paymentId, invoiceId);
    assertThat(events(paymentId)).endsWith("posting.sent", "payment.posted", "payment.cleared");
  }

  @Test
  void aConnectorKilledBeforeTheAnswerFindsTheDocumentByAsking() {
    String invoiceId = payer.newInvoice();
    portal.control("POST", "/faults", Map.of("at", POINT, "kind", "HOLD_AFTER", "times", 1));
    String paymentId = payer.pay(invoiceId, "killed").body().path("paymentId").asText();
    await().atMost(LIMIT).until(() -> sandbox.faults().holding() == 1);

    connector.kill();
    portal.control("DELETE", "/faults", Map.of());
    connector.startAgain();

    awaitCleared(paymentId);
    assertPostedOnce(paymentId, invoiceId);
  }

  private void awaitCleared(String paymentId) {
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(payer.status(paymentId)).isEqualTo("CLEARED"));
  }

  private void assertPostedOnce(String paymentId, String invoiceId) {
    JsonNode payment = portal.get("alice", "/payments/" + paymentId).body();
    String number = payment.path("documentNumber").asText();
    String[] key = invoiceId.split("-", -1);
    JsonNode invoice = portal.control("/sap/documents/%s/%s/%s".formatted(key[0], key[1], key[2]));
    JsonNode document =
        portal.control("/sap/documents/1710/" + payment.path("fiscalYear").asText() + "/" + number);
    String reference = document.path("documentReferenceId").asText();
    // The bank ledger's and the subledger's, and nothing else.
    assertThat(portal.control("/sap/documents?reference=" + reference)).hasSize(2);
    assertThat(clearedBy(invoice)).isEqualTo(number);
    assertThat(clearedBy(document)).isEqualTo(number);
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

  private List<String> events(String paymentId) {
    List<String> types = new ArrayList<>();
    portal
        .get("alice", "/payments/" + paymentId + "/events")
        .body()
        .path("events")
        .forEach(event -> types.add(event.path("type").asText()));
    return types;
  }
}

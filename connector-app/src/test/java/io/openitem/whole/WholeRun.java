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
import java.util.function.UnaryOperator;

/** A connector with changed customizing, the sandbox behind it, and a payer in front of it. */
final class WholeRun implements AutoCloseable {

  static final Duration LIMIT = Duration.ofMinutes(2);

  final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  final ConnectorProcess connector;
  final Portal portal;
  final Payer payer;

  private WholeRun(Path folder, UnaryOperator<String> customizing, List<String> more)
      throws IOException {
    List<String> settings = new ArrayList<>(WholeSettings.against(sandbox.url()));
    settings.addAll(more);
    settings.addAll(List.of("--overrides", overrides(folder, customizing).toString()));
    connector = ConnectorProcess.start(folder, settings);
    portal = new Portal(connector.url(), sandbox.url().toString());
    payer = new Payer(portal);
    portal.control(
        "POST", "/stripe/webhook-url", Map.of("url", connector.url() + "/webhooks/stripe"));
  }

  /**
   * Starts all.
   *
   * @param customizing changes the packaged company codes
   * @param settings of the connector, beside those of {@link WholeSettings}
   */
  static WholeRun start(Path folder, UnaryOperator<String> customizing, String... settings)
      throws IOException {
    return new WholeRun(folder, customizing, List.of(settings));
  }

  /** The packaged company codes, none of which takes payments without invoices. */
  static String withoutAdHoc(String companyCodes) {
    return companyCodes.replaceAll("adHoc: onAccount\n    adHocLimits:\n.*\n.*\n", "adHoc: none\n");
  }

  private static Path overrides(Path folder, UnaryOperator<String> customizing) throws IOException {
    Path overrides = folder.resolve("overrides");
    Path file = overrides.resolve(CompanyCodes.FILE);
    Files.createDirectories(file.getParent());
    String packaged = DeployedFiles.packaged().require(CompanyCodes.FILE).text();
    Files.writeString(file, customizing.apply(packaged));
    return overrides;
  }

  void awaitStatus(String paymentId, String status) {
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(payer.status(paymentId)).isEqualTo(status));
  }

  JsonNode payment(String paymentId) {
    return portal.get("alice", "/payments/" + paymentId).body();
  }

  /** The types of a payment's events, oldest first. */
  List<String> events(String paymentId) {
    List<String> types = new ArrayList<>();
    portal
        .get("alice", "/payments/" + paymentId + "/events")
        .body()
        .path("events")
        .forEach(event -> types.add(event.path("type").asText()));
    return types;
  }

  /** A payment's document in SAP. */
  JsonNode document(JsonNode payment) {
    return portal.control("/sap/documents/1710/%s/%s".formatted(year(payment), number(payment)));
  }

  /** An invoice's document in SAP. */
  JsonNode invoice(String invoiceId) {
    String[] key = invoiceId.split("-", -1);
    return portal.control("/sap/documents/%s/%s/%s".formatted(key[0], key[1], key[2]));
  }

  static String year(JsonNode payment) {
    return payment.path("fiscalYear").asText();
  }

  static String number(JsonNode payment) {
    return payment.path("documentNumber").asText();
  }

  static JsonNode customersLine(JsonNode document) {
    for (JsonNode line : document.path("lines")) {
      if (line.path("accountType").asText().equals("D")) {
        return line;
      }
    }
    throw new AssertionError("no customer's line in " + document);
  }

  /** The payment's document has cleared the invoice and itself, and SAP has as many as these. */
  void assertPostedOnce(String paymentId, String invoiceId, int documents) {
    JsonNode payment = payment(paymentId);
    JsonNode document = document(payment);
    String reference = document.path("documentReferenceId").asText();
    assertThat(portal.control("/sap/documents?reference=" + reference)).hasSize(documents);
    assertThat(clearedBy(invoice(invoiceId))).isEqualTo(number(payment));
    assertThat(clearedBy(document)).isEqualTo(number(payment));
  }

  private static String clearedBy(JsonNode document) {
    return customersLine(document).path("clearingDocument").asText();
  }

  @Override
  public void close() {
    connector.close();
    sandbox.close();
  }
}

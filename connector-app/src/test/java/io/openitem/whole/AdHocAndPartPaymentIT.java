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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Payments without invoices, in part, and in a closed period, from the API to SAP. */
@TestInstance(Lifecycle.PER_CLASS)
class AdHocAndPartPaymentIT {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private SandboxServer sandbox;
  private ConnectorProcess connector;
  private Portal portal;
  private Payer payer;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    sandbox = SandboxServer.start(SandboxOptions.forTests());
    List<String> settings = new ArrayList<>(WholeSettings.against(sandbox.url()));
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
            .replace("partialPayments: none", "partialPayments: residual")
            .replace("closedPeriod: park", "closedPeriod: nextOpenDay"));
    return folder;
  }

  @AfterAll
  void stop() {
    connector.close();
    sandbox.close();
  }

  @Test
  void aPaymentWithoutAnInvoiceBecomesAnOpenCreditThatALaterPaymentNets() {
    payer.newInvoice();

    JsonNode paid = payer.payAdHoc("25.00", "Order 4711", "ad-hoc").body();
    JsonNode again = payer.payAdHoc("25.00", "Order 4711", "ad-hoc").body();

    String paymentId = paid.path("paymentId").asText();
    assertThat(again).isEqualTo(paid);
    awaitStatus(paymentId, "POSTED");
    JsonNode payment = payment(paymentId);
    assertThat(payment.path("items")).isEmpty();
    assertThat(payment.path("note").asText()).isEqualTo("Order 4711");
    assertThat(document(payment).toString()).contains("Order 4711");
    payer.synchronise();
    String credit = "1710-%s-%s-002".formatted(year(payment), number(payment));
    JsonNode open = portal.get("alice", "/invoices/" + credit).body();
    assertThat(open.path("amount").path("amount").asText()).isEqualTo("-25.00");

    String invoice = payer.newInvoice();
    String netted =
        payer.payTogether(List.of(invoice, credit), "netted").body().path("paymentId").asText();

    awaitStatus(netted, "CLEARED");
    assertThat(payment(netted).path("total").path("amount").asText()).isEqualTo("164.63");
  }

  @Test
  void aPartOfAnInvoiceIsPaidAndThenWhatIsLeftOfIt() {
    String invoice = payer.newInvoice();

    String part = payer.payPart(invoice, "100.00", "part").body().path("paymentId").asText();
    awaitStatus(part, "CLEARED");
    payer.synchronise();
    String residual = residualOf(invoice);
    Portal.Answer twice = payer.payPart(invoice, "1.00", "twice");
    String rest = payer.pay(residual, "rest").body().path("paymentId").asText();

    awaitStatus(rest, "CLEARED");
    assertThat(twice.status()).isEqualTo(409);
    assertThat(payment(part).path("items").path(0).path("residual").path("amount").asText())
        .isEqualTo("89.63");
    assertThat(payment(rest).path("total").path("amount").asText()).isEqualTo("89.63");
    assertThat(number(payment(part))).isNotEqualTo(number(payment(rest)));
  }

  @Test
  void pain20APaymentInAClosedPeriodIsPostedOnTheFirstOfTheNextMonth() {
    String invoice = payer.newInvoice();
    LocalDate today = LocalDate.now(ZoneId.of("America/New_York"));
    period(today, false);

    String paymentId = payer.pay(invoice, "closed").body().path("paymentId").asText();

    try {
      awaitStatus(paymentId, "CLEARED");
    } finally {
      period(today, true);
    }
    JsonNode document = document(payment(paymentId));
    assertThat(document.path("postingDate").asText())
        .isEqualTo(today.plusMonths(1).withDayOfMonth(1).toString());
    assertThat(document.path("documentDate").asText()).isEqualTo(today.toString());
    assertThat(portal.get("alice", "/payments/" + paymentId + "/events").body().toString())
        .contains("posting.date-moved");
  }

  private void period(LocalDate day, boolean open) {
    portal.control(
        "POST",
        "/sap/periods",
        Map.of(
            "companyCode",
            "1710",
            "fiscalYear",
            "" + day.getYear(),
            "period",
            "" + day.getMonthValue(),
            "open",
            open));
  }

  private void awaitStatus(String paymentId, String status) {
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(payer.status(paymentId)).isEqualTo(status));
  }

  private JsonNode payment(String paymentId) {
    return portal.get("alice", "/payments/" + paymentId).body();
  }

  private JsonNode document(JsonNode payment) {
    return portal.control("/sap/documents/1710/%s/%s".formatted(year(payment), number(payment)));
  }

  private static String year(JsonNode payment) {
    return payment.path("fiscalYear").asText();
  }

  private static String number(JsonNode payment) {
    return payment.path("documentNumber").asText();
  }

  private static JsonNode customersLine(JsonNode document) {
    for (JsonNode line : document.path("lines")) {
      if (line.path("accountType").asText().equals("D")) {
        return line;
      }
    }
    throw new AssertionError("no customer's line in " + document);
  }

  /** The item that was left when this invoice was cleared. */
  private String residualOf(String invoiceId) {
    String[] key = invoiceId.split("-", -1);
    JsonNode invoice = portal.control("/sap/documents/%s/%s/%s".formatted(key[0], key[1], key[2]));
    JsonNode line = customersLine(invoice);
    return "1710-%s-%s-002"
        .formatted(
            line.path("clearingFiscalYear").asText(), line.path("clearingDocument").asText());
  }
}

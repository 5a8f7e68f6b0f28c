package io.openitem.sandbox.sap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The control endpoint of the sandbox SAP. */
final class SapControlTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static SandboxServer server;
  private static SapCaller sap;

  @BeforeAll
  static void start() {
    server = SandboxServer.start(SandboxOptions.forTests());
    sap = new SapCaller(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aClosedPeriodRefusesUntilItIsOpened() throws Exception {
    String entry = SapCaller.entry().replace("<PostingDate>2026-11", "<PostingDate>2026-03");
    String period = "{\"companyCode\":\"1710\",\"fiscalYear\":\"2026\",\"period\":3,\"open\":";

    control("periods", period + "false}");
    String closed = sap.post(entry).body();
    control("periods", period + "true}");

    assertThat(closed).contains("201(F5)");
    assertThat(sap.post(entry).body()).contains("605(RW)");
  }

  @Test
  void aLockedCustomerIsNotPostedTo() throws Exception {
    String entry = SapCaller.entry().replace("0010000001", "0010000005");

    control("customers/0010000005", "{\"locked\":true}");
    String locked = sap.post(entry).body();
    control("customers/0010000005", "{\"locked\":false}");

    assertThat(locked).contains("is locked");
    assertThat(sap.post(entry).body()).contains("605(RW)");
  }

  @Test
  void anItemCanBeBlockedPutInARunAndPaidElsewhere() throws Exception {
    String path = "items/1710/2026/9000000003/1";

    assertThat(control(path, "{\"paymentBlock\":\"B\"}").path("paymentBlock").asText())
        .isEqualTo("B");
    assertThat(control(path, "{\"inPaymentRun\":true}").path("inPaymentRun").asBoolean()).isTrue();
    assertThat(control(path, "{\"clear\":true}").path("cleared").asBoolean()).isTrue();
    assertThat(sap.send("POST", "/control/sap/" + path, "{\"clear\":true}").statusCode())
        .isEqualTo(409);
  }

  @Test
  void aDocumentIsShownWithItsLinesAndWhatWasReceived() throws Exception {
    sap.post(SapCaller.entry().replace("PAY0000000000001", "PAYCTRL000000001"));

    JsonNode document = get("documents?reference=PAYCTRL000000001").get(0);

    assertThat(document.path("lines")).hasSize(2);
    assertThat(document.path("lines").get(1).path("amount").asText()).isEqualTo("-189.63");
    assertThat(document.path("received").asText()).contains("JournalEntryBulkCreateRequest");
    JsonNode same = get("documents/1710/2026/" + document.path("accountingDocument").asText());
    assertThat(same).isEqualTo(document);
    assertThat(get("received?last=1").get(0).path("body").asText()).contains("PAYCTRL000000001");
  }

  @Test
  void whatAUserPostedIsListedWithoutItsMessages() throws Exception {
    sap.post(SapCaller.entry().replace("PAY0000000000001", "PAYUSER000000001"));
    JsonNode posted = get("documents?reference=PAYUSER000000001").get(0);

    JsonNode listed = get("documents?createdBy=" + posted.path("createdBy").asText());

    assertThat(listed)
        .anyMatch(d -> d.path("documentReferenceId").asText().equals("PAYUSER000000001"));
    assertThat(listed).allMatch(d -> d.path("createdBy").equals(posted.path("createdBy")));
    assertThat(listed).noneMatch(d -> d.has("received"));
    assertThat(get("documents?createdBy=NOBODY")).isEmpty();
  }

  @Test
  void anInvoiceIsBilledAndChangesTheBalance() throws Exception {
    String account = "1910/0010000003/KWD";
    String before = get("balances?prefix=" + account).path(account).asText();

    JsonNode invoice =
        control(
            "invoices",
            "{\"companyCode\":\"1910\",\"customer\":\"10000003\",\"amount\":\"1.005\"}");

    assertThat(before).isEqualTo("12.345");
    assertThat(invoice.path("type").asText()).isEqualTo("RV");
    assertThat(get("balances?prefix=" + account).path(account).asText()).isEqualTo("13.350");
  }

  @Test
  void settingsAreChangedOneByOne() throws Exception {
    control("settings", "{\"clearingDelayMillis\":5}");

    JsonNode settings = get("settings");

    assertThat(settings.path("clearingDelayMillis").asLong()).isEqualTo(5);
    assertThat(settings.path("pageSizeRows").asInt()).isEqualTo(1_000);
  }

  @Test
  void mistakesAreSaid() throws Exception {
    assertThat(sap.send("POST", "/control/sap/periods", "{}").statusCode()).isEqualTo(400);
    assertThat(sap.send("POST", "/control/sap/nonsense", "{}").statusCode()).isEqualTo(404);
    assertThat(sap.get("/control/sap/documents/1710/2026/1").statusCode()).isEqualTo(404);
  }

  private static JsonNode control(String path, String body) throws Exception {
    HttpResponse<String> answer = sap.send("POST", "/control/sap/" + path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = sap.get("/control/sap/" + path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }
}

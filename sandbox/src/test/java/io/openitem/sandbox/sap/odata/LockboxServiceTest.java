package io.openitem.sandbox.sap.odata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.fault.Fault;
import io.openitem.sandbox.sap.SapCaller;
import io.openitem.sandbox.sap.ledger.Document;
import io.openitem.sandbox.sap.ledger.Line;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lockbox batches over HTTP: two documents an item, and numbers that only the items show. */
final class LockboxServiceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SERVICE = "/sap/opu/odata/sap/API_LOCKBOXPOST_IN";
  private static final String BATCH =
      """
      {"LockboxBatch":"001","Lockbox":"1234567","CompanyCode":"1710",
       "LockboxBatchDestination":"OPENITEM","LockboxBatchOrigin":"STRIPE",
       "DepositDateTime":"/Date(1795538400000+0000)/","Currency":"USD",
       "AmountInTransactionCurrency":"399.63",
       "to_Item":[
        {"LockboxBatch":"001","LockboxBatchItem":"00001","ValueDate":"/Date(1795478400000)/",
         "Currency":"USD","AmountInTransactionCurrency":"189.63","Customer":"0010000001",
         "DocumentReferenceID":"PAY0000000000001","DocumentItemText":"Invoice 9000000001",
         "to_LockboxClearing":[{"PaymentReference":"0090000001","Currency":"USD",
           "NetPaymentAmountInPaytCurrency":"189.63"}]},
        {"LockboxBatch":"001","LockboxBatchItem":"00002","ValueDate":"/Date(1795478400000)/",
         "Currency":"USD","AmountInTransactionCurrency":"210.00","Customer":"0010000001",
         "DocumentReferenceID":"PAY0000000000002",
         "to_LockboxClearing":[
          {"PaymentReference":"0090000003","Currency":"USD",
           "NetPaymentAmountInPaytCurrency":"250.00"},
          {"PaymentReference":"0090000004","Currency":"USD",
           "NetPaymentAmountInPaytCurrency":"-40.00"}]}]}
      """;

  private final SandboxServer server = SandboxServer.start(SandboxOptions.forTests());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void eachItemHasABankLedgerDocumentAndASubledgerDocumentThatClears() throws Exception {
    HttpResponse<String> created = post(BATCH);

    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    List<Document> documents = documents("PAY0000000000001");
    assertThat(lines(documents.get(0))).containsExactly("11002080 189.63", "11002081 -189.63");
    assertThat(lines(documents.get(1))).containsExactly("11002081 189.63", "0010000001 -189.63");
    assertThat(invoice(9_000_000_001L).state().clearingNumber())
        .isEqualTo(documents.get(1).key().number());
    assertThat(invoice(9_000_000_003L).state().clearingNumber())
        .isEqualTo(invoice(9_000_000_004L).state().clearingNumber())
        .isNotZero();
    assertThat(balance("1710/11002081/")).isEqualTo(balanceBefore());
  }

  @Test
  void theAnswerNamesNoDocumentsAndTheItemsDo() throws Exception {
    JsonNode answer = JSON.readTree(post(BATCH).body()).path("d");

    JsonNode item = items("PAY0000000000001").get(0);
    JsonNode answered = answer.at("/to_Item/results/0");
    assertThat(answered.path("DocumentReferenceID").asText()).isEqualTo("PAY0000000000001");
    assertThat(answered.path("SubledgerDocument").asText()).isEmpty();
    assertThat(item.path("BankLedgerIsPosted").asBoolean()).isTrue();
    assertThat(item.path("SubledgerIsPostedSuccessfully").asBoolean()).isTrue();
    assertThat(item.path("SubledgerDocument").asText())
        .isEqualTo(documents("PAY0000000000001").get(1).key().numberText());
    assertThat(item.path("FiscalYear").asText()).isEqualTo("2026");
    assertThat(item.path("CompanyCode").asText()).isEqualTo("1710");
  }

  @Test
  void aSwitchHasTheAnswerNameTheDocuments() throws Exception {
    server.sap().configure(settings -> settings.withLockboxNumbersInAnswer(true));

    JsonNode answer = JSON.readTree(post(BATCH).body()).path("d");

    assertThat(answer.at("/to_Item/results/0/SubledgerDocument").asText())
        .isEqualTo(documents("PAY0000000000001").get(1).key().numberText());
  }

  @Test
  void anItemWhoseSubledgerFailsIsHalfPosted() throws Exception {
    server.faults().add(Fault.once("sap.lockbox.subledger", Fault.Kind.DROP_BEFORE));

    post(BATCH);

    JsonNode half = items("PAY0000000000001").get(0);
    assertThat(half.path("BankLedgerIsPosted").asBoolean()).isTrue();
    assertThat(half.path("SubledgerIsPostedSuccessfully").asBoolean()).isFalse();
    assertThat(half.path("SubledgerDocument").asText()).isEmpty();
    assertThat(documents("PAY0000000000001")).hasSize(1);
    assertThat(invoice(9_000_000_001L).state().isCleared()).isFalse();
    assertThat(documents("PAY0000000000002")).hasSize(2);
  }

  @Test
  void theSameTimeToTheMinuteIsRefusedAndTheNextMinuteIsNot() throws Exception {
    post(BATCH);
    String other = BATCH.replace("PAY000000000", "PAZ000000000");

    HttpResponse<String> sameMinute = post(other.replace("1795538400000", "1795538459000"));
    HttpResponse<String> nextMinute = post(other.replace("1795538400000", "1795538460000"));

    assertThat(sameMinute.statusCode()).isEqualTo(400);
    assertThat(error(sameMinute)).isEqualTo("BAPI4499/001 Data (lockbox) already exists");
    assertThat(documents("PAZ0000000000001")).hasSize(1);
    assertThat(nextMinute.statusCode()).isEqualTo(201);
  }

  @Test
  void anUnderpaymentLeavesAResidual() throws Exception {
    post(BATCH.replace("189.63", "100.00").replace("399.63", "310.00"));

    List<Document> documents = documents("PAY0000000000001");
    assertThat(invoice(9_000_000_001L).state().isCleared()).isTrue();
    assertThat(lines(documents.get(1)))
        .containsExactly("11002081 100.00", "0010000001 -189.63", "0010000001 89.63");
    assertThat(documents.get(1).lines().get(2).state().isCleared()).isFalse();
  }

  @Test
  void aFiscalYearInAClearingIsInvalid() throws Exception {
    HttpResponse<String> refused =
        post(
            BATCH.replace(
                "\"PaymentReference\":\"0090000001\"",
                "\"FiscalYear\":\"2026\",\"PaymentReference\":\"0090000001\""));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(error(refused)).contains("Property 'FiscalYear' is invalid");
    assertThat(documents("PAY0000000000001")).isEmpty();
  }

  @Test
  void aClosedPeriodAndALockedAccountRefuseTheWholeBatch() throws Exception {
    server.sap().locks().lock("0010000001", true);
    HttpResponse<String> locked = post(BATCH);
    server.sap().locks().lock("0010000001", false);
    server.sap().periods().set("1710", 2026, LocalDate.of(2026, 11, 24).getMonthValue(), false);
    HttpResponse<String> closed = post(BATCH);

    assertThat(error(locked)).startsWith("APAR_EBPP_SERVICE/002");
    assertThat(error(closed)).startsWith("F5/201");
    assertThat(documents("PAY0000000000001")).isEmpty();
  }

  private HttpResponse<String> post(String body) throws Exception {
    SapCaller caller = new SapCaller(server);
    String token =
        caller
            .send("GET", SERVICE + "/", "", "X-CSRF-Token", "Fetch")
            .headers()
            .firstValue("X-CSRF-Token")
            .orElseThrow();
    return caller.send(
        "POST",
        SERVICE + "/LockboxBatch",
        body,
        "X-CSRF-Token",
        token,
        "Content-Type",
        "application/json",
        "Accept",
        "application/json");
  }

  private JsonNode items(String reference) throws Exception {
    String filter = "?$filter=DocumentReferenceID%20eq%20'" + reference + "'";
    return JSON.readTree(new SapCaller(server).get(SERVICE + "/LockboxBatchItem" + filter).body())
        .at("/d/results");
  }

  private static String error(HttpResponse<String> response) throws Exception {
    JsonNode error = JSON.readTree(response.body()).path("error");
    return error.path("code").asText() + " " + error.at("/message/value").asText();
  }

  private List<Document> documents(String reference) {
    return server.sap().ledger().withReference(reference);
  }

  private Line invoice(long number) {
    return server
        .sap()
        .ledger()
        .document(new io.openitem.sandbox.sap.ledger.DocumentKey("1710", 2026, number))
        .flatMap(document -> document.line(1))
        .orElseThrow();
  }

  private static List<String> lines(Document document) {
    return document.lines().stream()
        .map(line -> line.content().account() + " " + line.amount().toPlainString())
        .toList();
  }

  private long balance(String prefix) {
    return server.sap().ledger().balances(prefix).values().stream().mapToLong(each -> each).sum();
  }

  /** Money in transit, as the generator left it: a batch that is posted whole leaves none. */
  private static long balanceBefore() {
    try (SandboxServer untouched = SandboxServer.start(SandboxOptions.forTests())) {
      return untouched.sap().ledger().balances("1710/11002081/").values().stream()
          .mapToLong(each -> each)
          .sum();
    }
  }
}

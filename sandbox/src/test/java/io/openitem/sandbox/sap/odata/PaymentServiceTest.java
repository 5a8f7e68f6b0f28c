package io.openitem.sandbox.sap.odata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.sap.SapCaller;
import io.openitem.sandbox.sap.ledger.Document;
import io.openitem.sandbox.sap.ledger.DocumentKey;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The payment service over HTTP: one call posts and clears, and a reference has one document. */
final class PaymentServiceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SERVICE = "/sap/opu/odata/sap/ZOPENITEM_PAYMENT_SRV";
  private static final String REFERENCE = "PAY0000000000001";
  private static final String PAYMENT =
      """
      {"CompanyCode":"1710","DocumentReferenceID":"PAY0000000000001","AccountingDocumentType":"DZ",
       "DocumentDate":"/Date(1795478400000)/","PostingDate":"/Date(1795478400000)/",
       "ValueDate":"/Date(1795478400000)/","DocumentHeaderText":"Paid via stripe",
       "Customer":"0010000001","GLAccount":"11002080",
       "AmountInTransactionCurrency":"12324.00","TransactionCurrency":"USD",
       "SurchargeGLAccount":"41000900","SurchargeAmountInTransCrcy":"324.00",
       "SurchargeTaxCode":"O0","PaymentServiceProvider":"STRP",
       "PaymentByPaymentServicePrvdr":"pi_123",
       "to_Item":[{"CompanyCode":"1710","FiscalYear":"2026","AccountingDocument":"9000000002",
         "AccountingDocumentItem":"001","AmountInTransactionCurrency":"12000.00",
         "TransactionCurrency":"USD"}]}
      """;

  private SandboxServer server = SandboxServer.start(SandboxOptions.forTests());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void oneCallPostsAndClearsAndAnswersWithTheDocument() throws Exception {
    HttpResponse<String> created = post(PAYMENT);

    JsonNode payment = JSON.readTree(created.body()).path("d");
    Document document = documents().get(0);
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(payment.path("AccountingDocument").asText())
        .isEqualTo(document.key().numberText())
        .isEqualTo(payment.path("ClearingAccountingDocument").asText());
    assertThat(payment.path("FiscalYear").asText()).isEqualTo("2026");
    assertThat(document.lines())
        .extracting(
            line ->
                line.content().account()
                    + " "
                    + line.content().postingKey()
                    + " "
                    + line.amount().toPlainString()
                    + " "
                    + line.content().texts().taxCode())
        .containsExactly(
            "11002080 40 12324.00 ", "41000900 50 -324.00 O0", "0010000001 15 -12000.00 ");
    assertThat(payment.path("to_Item").path("results")).hasSize(1);
    assertThat(cleared()).isTrue();
  }

  @Test
  void aRepeatedReferenceWithTheSameContentIsAnsweredWithTheFirstDocument() throws Exception {
    JsonNode first = JSON.readTree(post(PAYMENT).body()).path("d");

    HttpResponse<String> again = post(PAYMENT);

    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(JSON.readTree(again.body()).path("d").path("AccountingDocument"))
        .isEqualTo(first.path("AccountingDocument"));
    assertThat(documents()).hasSize(1);
  }

  @Test
  void aRepeatedReferenceWithOtherContentIsAConflict() throws Exception {
    post(PAYMENT);

    HttpResponse<String> other =
        post(PAYMENT.replace("12324.00", "12320.00").replace("324.00", "320.00"));

    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(code(other)).isEqualTo("F5A/284");
    assertThat(documents()).hasSize(1);
  }

  @ParameterizedTest(name = "{0} as {1} is {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "12324.00"             | "12324.01"             | F5/263
          "12324.00"             | "12324.001"            | ZSBX/007
          "12000.00"             | "11000.00"             | F5/263
          1795478400000          | 1235433600000          | F5/201
          "Customer":"0010000001"| "Customer":"0010000005"| ZSBX/010
          0010000001             | 0010009999             | F5/102
          11002080               | 11009999               | F5/507
          9000000002             | 9000000010             | ZSBX/010
          9000000002             | 9000099999             | ZSBX/010
          "USD"                  | "EUR"                  | SG/105
          "Customer"             | "Unknown"              | /IWBEP/CM_MGW_RT/022
          "DZ"                   | ""                     | ZSBX/020
          """)
  void whatCannotBePostedIsRefusedAndNothingIsPosted(String right, String wrong, String code)
      throws Exception {
    HttpResponse<String> refused = post(PAYMENT.replace(right, wrong));

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(code(refused)).isEqualTo(code);
    assertThat(documents()).isEmpty();
    assertThat(cleared()).isFalse();
  }

  @Test
  void anItemThatIsClearedIsRefused() throws Exception {
    post(PAYMENT);
    String other = PAYMENT.replace(REFERENCE, "PAY0000000000002");

    assertThat(code(post(other))).isEqualTo("ZSBX/011");
    assertThat(documents()).hasSize(1);
  }

  @Test
  void anAccountThatIsBeingPostedToIsLocked() throws Exception {
    server.sap().locks().lock("0010000001", true);

    assertThat(code(post(PAYMENT))).isEqualTo("APAR_EBPP_SERVICE/002");
    assertThat(documents()).isEmpty();
  }

  @Test
  void whatWasPostedIsThereAfterARestart(@TempDir Path folder) throws Exception {
    server.close();
    SandboxOptions kept = new SandboxOptions(0, Optional.of(folder), 42, 200, Optional.empty());
    server = SandboxServer.start(kept);
    JsonNode posted = JSON.readTree(post(PAYMENT).body()).path("d");
    server.close();

    server = SandboxServer.start(kept);

    String filter =
        SERVICE
            + "/Payment?$filter=CompanyCode%20eq%20'1710'%20and%20DocumentReferenceID%20eq%20'"
            + REFERENCE
            + "'";
    JsonNode found = JSON.readTree(new SapCaller(server).get(filter).body()).at("/d/results");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).path("AccountingDocument"))
        .isEqualTo(posted.path("AccountingDocument"));
    assertThat(found.get(0).path("ClearingAccountingDocument"))
        .isEqualTo(posted.path("AccountingDocument"));
    assertThat(cleared()).isTrue();
  }

  private boolean cleared() {
    return server
        .sap()
        .ledger()
        .document(new DocumentKey("1710", 2026, 9_000_000_002L))
        .orElseThrow()
        .lines()
        .get(0)
        .state()
        .isCleared();
  }

  private List<Document> documents() {
    return server.sap().ledger().withReference(REFERENCE);
  }

  private static String code(HttpResponse<String> response) throws Exception {
    return JSON.readTree(response.body()).at("/error/code").asText();
  }

  private HttpResponse<String> post(String body) throws Exception {
    SapCaller sap = new SapCaller(server);
    String token =
        sap.send("GET", SERVICE + "/", "", "X-CSRF-Token", "Fetch", "Accept", "application/json")
            .headers()
            .firstValue("X-CSRF-Token")
            .orElseThrow();
    return sap.send(
        "POST",
        SERVICE + "/Payment",
        body,
        "X-CSRF-Token",
        token,
        "Content-Type",
        "application/json",
        "Accept",
        "application/json");
  }
}

package io.openitem.sandbox.sap.odata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.sap.SapCaller;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The open-item cube over HTTP: filters, order, paging, errors. */
final class CubeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SERVICE = "/sap/opu/odata/sap/API_OPLACCTGDOCITEMCUBE_SRV";
  private static final String SET = SERVICE + "/A_OperationalAcctgDocItemCube";
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
  void metadataIsHonest() throws Exception {
    String metadata = sap.get(SERVICE + "/$metadata").body();

    assertThat(metadata)
        .contains(
            "Name=\"AmountInTransactionCurrency\" Type=\"Edm.Decimal\" Precision=\"24\" Scale=\"3\"",
            "sap:unit=\"TransactionCurrency\"",
            "Name=\"CompanyCode\" Type=\"Edm.String\" Nullable=\"false\" MaxLength=\"4\"",
            "Org.OData.Capabilities.V1.BatchSupported",
            "sap:creatable=\"false\"");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "CompanyCode eq '1710' and Customer eq '0010000001'|4",
        "Customer eq '0010000001' and AmountInTransactionCurrency gt 200|2",
        "Customer eq '0010000001' and AmountInTransactionCurrency lt 0M|1",
        "Customer eq '0010000004' and PaymentBlockingReason eq 'A'|1",
        "Customer eq '0010000004' and IsUsedInPaymentTransaction eq true|1",
        "Customer eq '0010000004' and not (PaymentBlockingReason eq 'A')|2",
        "Customer eq '0010000001' and PostingDate eq datetime'2026-10-15T00:00:00'|4",
        "Customer eq '0010000001' and NetDueDate lt datetime'2026-10-15T00:00:00'|0",
        "Customer eq '0010000001' and ClearingDate eq null|4",
        "DocumentReferenceID eq '0090000001' and FinancialAccountType eq 'D'|1",
        "BillingDocument eq '0090000001'|2",
        "startswith(CustomerName,'Bluewater')|4",
        "substringof('water',CustomerName) and endswith(CustomerName,'Inc')|4",
        "CompanyCode eq '1710' and FiscalYear eq '2026' and AccountingDocument eq '9000000001'|2",
        "FiscalYear eq '2026' and AccountingDocument eq '9000000001' and FinancialAccountType eq 'D' and (CompanyCode eq"
            + " '1710' or CompanyCode eq '1910')|2",
      })
  void filtersSelect(String filter, int rows) throws Exception {
    assertThat(query("$select=AccountingDocument&$filter=" + encode(filter))).hasSize(rows);
    assertThat(sap.get(SET + "/$count?$filter=" + encode(filter)).body())
        .isEqualTo(Integer.toString(rows));
  }

  @Test
  void anItemIsReadByItsKeyWithRealDecimals() throws Exception {
    JsonNode item = item("1810", "9000000001").path("d");

    assertThat(item.path("AmountInTransactionCurrency").asText()).isEqualTo("5000.000");
    assertThat(item.path("TransactionCurrency").asText()).isEqualTo("JPY");
    assertThat(item("1910", "9000000001").path("d").path("AmountInTransactionCurrency").asText())
        .isEqualTo("12.345");
  }

  @Test
  void onlySelectedPropertiesAreAnswered() throws Exception {
    JsonNode row = query("$top=1&$select=Customer,IsCleared").get(0);

    assertThat(row.has("IsCleared")).isTrue();
    assertThat(row.has("PostingKey")).isFalse();
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepetition() throws Exception {
    server.sap().configure(settings -> settings.withPageSizeRows(70));
    String filter = encode("FinancialAccountType eq 'D' and IsCleared eq false");

    List<String> keys = new ArrayList<>();
    int pages = 0;
    String next = SET + "?$inlinecount=allpages&$select=AccountingDocument&$filter=" + filter;
    JsonNode page = JSON.missingNode();
    while (!next.isEmpty()) {
      page = JSON.readTree(sap.get(next).body()).path("d");
      page.path("results").forEach(row -> keys.add(row.path("__metadata").path("uri").asText()));
      String link = page.path("__next").asText("");
      next = link.isEmpty() ? "" : link.substring(server.url().toString().length());
      pages++;
    }
    server.sap().configure(settings -> settings.withPageSizeRows(1_000));

    assertThat(keys).hasSize(1_000).doesNotHaveDuplicates();
    assertThat(keys).containsExactlyElementsOf(new TreeSet<>(keys));
    assertThat(pages).isEqualTo(15);
    assertThat(page.path("__count").asText()).isEqualTo("1000");
  }

  @Test
  void keysetPagingReadsEveryOpenItemOnce() throws Exception {
    List<String> keys = new ArrayList<>();
    String year = "0000";
    String document = "0";
    String item = "0";
    JsonNode rows;
    do {
      String filter =
          "CompanyCode eq '1710' and FinancialAccountType eq 'D' and IsCleared eq false and"
              + " (FiscalYear gt '%1$s' or (FiscalYear eq '%1$s' and (AccountingDocument gt '%2$s' or"
                  .formatted(year, document)
              + " (AccountingDocument eq '%s' and AccountingDocumentItem gt '%s'))))"
                  .formatted(document, item);
      rows =
          query(
              "$top=90&$orderby=CompanyCode,FiscalYear,AccountingDocument,AccountingDocumentItem"
                  + "&$select=FiscalYear,AccountingDocument,AccountingDocumentItem&$filter="
                  + encode(filter));
      for (JsonNode row : rows) {
        year = row.path("FiscalYear").asText();
        document = row.path("AccountingDocument").asText();
        item = row.path("AccountingDocumentItem").asText();
        keys.add(year + document + item);
      }
    } while (!rows.isEmpty());

    String all = "CompanyCode eq '1710' and FinancialAccountType eq 'D' and IsCleared eq false";
    assertThat(keys).doesNotHaveDuplicates();
    assertThat(sap.get(SET + "/$count?$filter=" + encode(all)).body())
        .isEqualTo(Integer.toString(keys.size()));
  }

  @Test
  void orderByAnyPropertySorts() throws Exception {
    JsonNode rows =
        query(
            "$orderby=AmountInTransactionCurrency%20desc&$skip=1&$top=2&$select=AccountingDocument"
                + "&$filter="
                + encode("Customer eq '0010000001'"));

    assertThat(rows.findValuesAsText("AccountingDocument"))
        .containsExactly("9000000003", "9000000001");
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "?$filter=Foo%20eq%201, 400",
    "?$orderby=Foo, 400",
    "?$foo=1, 400",
    "'(CompanyCode=''1710'',FiscalYear=''2026'',AccountingDocument=''1'',AccountingDocumentItem=''1'')', 404",
    "Foo, 404",
  })
  void mistakesAreAnsweredInSapsErrorShape(String path, int status) throws Exception {
    HttpResponse<String> answer = sap.get(SET + path);

    assertThat(answer.statusCode()).isEqualTo(status);
    JsonNode error = JSON.readTree(answer.body()).path("error");
    assertThat(error.path("code").asText()).startsWith("/IWBEP/");
    assertThat(error.path("message").path("value").asText()).isNotBlank();
    assertThat(error.path("innererror").path("errordetails").isArray()).isTrue();
  }

  @Test
  void batchIsNotSupported() throws Exception {
    assertThat(sap.send("POST", SERVICE + "/$batch", "x").statusCode()).isEqualTo(501);
  }

  @Test
  void withoutAcceptTheAnswerIsAtom() throws Exception {
    HttpResponse<String> answer = sap.send("GET", SET + "?$top=1", "");

    assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("atom+xml");
  }

  @Test
  void aPostedPaymentIsFoundByItsReferenceAtOnce() throws Exception {
    sap.post(SapCaller.entry().replace("PAY0000000000001", "PAYCUBE000000001"));

    JsonNode rows = query("$filter=" + encode("DocumentReferenceID eq 'PAYCUBE000000001'"));

    assertThat(rows.findValuesAsText("PostingKey")).containsExactly("40", "11");
    assertThat(rows.findValuesAsText("AmountInTransactionCurrency"))
        .containsExactly("189.630", "-189.630");
  }

  private static JsonNode query(String options) throws Exception {
    HttpResponse<String> answer = sap.get(SET + "?" + options);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).path("d").path("results");
  }

  private static JsonNode item(String code, String document) throws Exception {
    String key =
        "(CompanyCode='%s',FiscalYear='2026',AccountingDocument='%s',AccountingDocumentItem='1')";
    return JSON.readTree(sap.get(SET + key.formatted(code, document)).body());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

package io.openitem.sandbox.sap.odata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.sap.SapCaller;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Business partners and billing documents over HTTP: sessions, ETags, deep insert, functions. */
final class BusinessPartnerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PARTNERS = "/sap/opu/odata/sap/API_BUSINESS_PARTNER";
  private static final String BILLING = "/sap/opu/odata/sap/API_BILLING_DOCUMENT_SRV";
  private static final String COMPANY =
      PARTNERS + "/A_CustomerCompany(Customer='0010000001',CompanyCode='1710')";
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
  void aPartnerIsReadWithItsCustomerAndCompanyCodesInLine() throws Exception {
    JsonNode partner =
        d(
            PARTNERS
                + "/A_BusinessPartner('0010000001')?$expand=to_Customer/to_CustomerCompany,"
                + "to_BusinessPartnerBank,to_BusinessPartnerAddress/to_EmailAddress");

    assertThat(partner.path("BusinessPartnerFullName").asText())
        .isEqualTo("Bluewater Supplies Inc");
    JsonNode company =
        partner.path("to_Customer").path("to_CustomerCompany").path("results").get(0);
    assertThat(company.path("CompanyCode").asText()).isEqualTo("1710");
    assertThat(company.path("ReconciliationAccount").asText()).isEqualTo("12100000");
    assertThat(partner.path("to_BusinessPartnerBank").path("results")).hasSize(1);
    assertThat(partner.findValue("EmailAddress").asText()).contains("@example.com");
  }

  @Test
  void navigationLeadsOn() throws Exception {
    JsonNode rows =
        d(PARTNERS + "/A_Customer('0010001000')/to_CustomerCompany?$orderby=CompanyCode")
            .path("results");

    assertThat(rows.findValuesAsText("CompanyCode")).containsExactly("1010", "1710");
  }

  @Test
  void aBranchNamesItsHeadOffice() throws Exception {
    String filter = "?$select=Customer,CustomerHeadOffice&$filter=CustomerHeadOffice%20ne%20''";

    JsonNode rows = d(PARTNERS + "/A_CustomerCompany" + filter).path("results");

    assertThat(rows).isNotEmpty();
    assertThat(rows.get(0).path("CustomerHeadOffice").asText()).isEqualTo("0010001000");
  }

  @Test
  void aChangeNeedsTheTokenOfItsOwnSession() throws Exception {
    String body = "{\"PaymentMethodsList\":\"C\"}";

    HttpResponse<String> without =
        sap.send("PATCH", COMPANY, body, "Content-Type", "application/json");
    SapCaller other = new SapCaller(server);
    String foreign = token(other);
    token(sap);
    HttpResponse<String> mixed = change("PATCH", COMPANY, body, foreign, "*");

    assertThat(without.statusCode()).isEqualTo(403);
    assertThat(without.headers().firstValue("X-CSRF-Token")).hasValue("Required");
    assertThat(mixed.statusCode()).isEqualTo(403);
    assertThat(change("PATCH", COMPANY, body, token(sap), "*").statusCode()).isEqualTo(204);
  }

  @Test
  void anUpdateFollowsTheEtag() throws Exception {
    String path = PARTNERS + "/A_CustomerCompany(Customer='0010000005',CompanyCode='1710')";
    String body = "{\"PaymentBlockingReason\":\"A\"}";
    String token = token(sap);
    String etag = sap.get(path).headers().firstValue("ETag").orElseThrow();

    assertThat(change("MERGE", path, body, token, "").statusCode()).isEqualTo(428);
    assertThat(change("MERGE", path, body, token, "W/\"'old'\"").statusCode()).isEqualTo(412);
    HttpResponse<String> done = change("MERGE", path, body, token, etag);
    assertThat(done.statusCode()).isEqualTo(204);
    assertThat(done.headers().firstValue("sap-message").orElse(""))
        .contains("\"severity\":\"success\"");
    assertThat(change("PATCH", path, body, token, etag).statusCode()).isEqualTo(412);
    assertThat(d(path).path("PaymentBlockingReason").asText()).isEqualTo("A");
  }

  @ParameterizedTest(name = "{0} {1} {2} is {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "PATCH|/A_CustomerCompany(Customer='0010000002',CompanyCode='1810')|{\"PaymentTerms\":\"TOOLONG\"}|400",
        "PATCH|/A_CustomerCompany(Customer='0010000002',CompanyCode='1810')|{\"Nonsense\":\"A\"}|400",
        "PATCH|/A_Customer('0010000002')|{\"CustomerName\":\"Other\"}|400",
        "PATCH|/A_Customer('0010009999')|{\"VATRegistration\":\"X\"}|404",
        "POST|/A_Customer|{\"Customer\":\"0010009999\"}|405",
        "DELETE|/A_BusinessPartner('0010000001')||405",
        "POST|/A_BusinessPartner|{\"OrganizationBPName1\":\"No category\"}|400",
      })
  void whatIsNotAllowedIsRefused(String method, String path, String body, int status)
      throws Exception {
    String content = body == null ? "" : body;

    assertThat(change(method, PARTNERS + path, content, token(sap), "*").statusCode())
        .isEqualTo(status);
  }

  @Test
  void aDeepInsertCreatesThePartnerWithItsBanks() throws Exception {
    String body =
        "{\"BusinessPartnerCategory\":\"2\",\"OrganizationBPName1\":\"New Corp\","
            + "\"to_BusinessPartnerBank\":{\"results\":["
            + "{\"BankIdentification\":\"0001\",\"BankCountryKey\":\"US\",\"BankAccount\":\"1\"},"
            + "{\"BankIdentification\":\"0002\",\"BankCountryKey\":\"DE\",\"BankAccount\":\"2\"}]}}";

    HttpResponse<String> created =
        change("POST", PARTNERS + "/A_BusinessPartner", body, token(sap), "");

    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    JsonNode partner = JSON.readTree(created.body()).path("d");
    assertThat(partner.path("to_BusinessPartnerBank").path("results")).hasSize(2);
    String number = partner.path("BusinessPartner").asText();
    assertThat(
            d(PARTNERS + "/A_BusinessPartner('" + number + "')/to_BusinessPartnerBank")
                .path("results")
                .findValuesAsText("BankCountryKey"))
        .containsExactly("US", "DE");
  }

  @Test
  void aBankGivenTwiceCreatesNothing() throws Exception {
    String bank = "{\"BankIdentification\":\"0001\",\"BankCountryKey\":\"US\"}";
    String body =
        "{\"BusinessPartnerCategory\":\"2\",\"to_BusinessPartnerBank\":["
            + bank
            + ","
            + bank
            + "]}";
    String count = PARTNERS + "/A_BusinessPartner/$count";
    String before = sap.get(count).body();

    HttpResponse<String> refused =
        change("POST", PARTNERS + "/A_BusinessPartner", body, token(sap), "");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(
            JSON.readTree(refused.body())
                .findValue("errordetails")
                .get(0)
                .path("propertyref")
                .asText())
        .isEqualTo("BankIdentification");
    assertThat(sap.get(count).body()).isEqualTo(before);
  }

  @Test
  void aTokenCanBeFetchedWithHead() throws Exception {
    HttpResponse<String> head =
        sap.send("HEAD", PARTNERS + "/", "", "X-CSRF-Token", "Fetch", "Accept", "application/json");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("X-CSRF-Token")).isPresent();
  }

  @Test
  void getPdfReturnsAPdf() throws Exception {
    JsonNode result = d(BILLING + "/GetPDF?BillingDocument='0090000001'");

    byte[] pdf =
        Base64.getDecoder().decode(result.path("GetPDF").path("BillingDocumentBinary").asText());
    assertThat(new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-")
        .contains("189.63 USD", "%%EOF");
  }

  @Test
  void aBillingDocumentLeadsToItsAccountingDocument() throws Exception {
    HttpResponse<String> answer = sap.get(BILLING + "/A_BillingDocument('0090000002')");

    JsonNode document = JSON.readTree(answer.body()).path("d");
    assertThat(document.path("AccountingDocument").asText()).isEqualTo("9000000002");
    assertThat(document.path("TotalGrossAmount").asText()).isEqualTo("12000.000");
    assertThat(document.path("__metadata").path("etag").asText()).startsWith("W/\"2026-10-15");
  }

  @Test
  void cancellingPostsTheOppositeOnceAndRefusesTheSecondTime() throws Exception {
    String path = BILLING + "/Cancel?BillingDocument='0090000010'";

    String first = change("POST", path, "", token(sap), "*").body();
    String second = change("POST", path, "", token(sap), "*").body();

    assertThat(first).contains("\"SystemMessageType\":\"S\"");
    assertThat(second).contains("already cancelled");
    assertThat(
            d(BILLING + "/A_BillingDocument('0090000010')")
                .path("BillingDocumentIsCancelled")
                .asBoolean())
        .isTrue();
  }

  private static String token(SapCaller caller) throws Exception {
    return caller
        .send("GET", PARTNERS + "/", "", "X-CSRF-Token", "Fetch", "Accept", "application/json")
        .headers()
        .firstValue("X-CSRF-Token")
        .orElseThrow();
  }

  private static HttpResponse<String> change(
      String method, String path, String body, String token, String ifMatch) throws Exception {
    List<String> headers = new ArrayList<>();
    headers.addAll(List.of("X-CSRF-Token", token, "Accept", "application/json"));
    if (!body.isEmpty()) {
      headers.addAll(List.of("Content-Type", "application/json"));
    }
    if (!ifMatch.isEmpty()) {
      headers.addAll(List.of("If-Match", ifMatch));
    }
    return sap.send(method, path, body, headers.toArray(new String[0]));
  }

  private static JsonNode d(String path) throws Exception {
    HttpResponse<String> answer = sap.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).path("d");
  }
}

package io.openitem.sandbox.sap.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.fault.Fault;
import io.openitem.sandbox.fault.Fault.Kind;
import io.openitem.sandbox.sap.SapCaller;
import io.openitem.sandbox.sap.ledger.Document;
import io.openitem.sandbox.sap.ledger.DocumentKey;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The synchronous posting: what is posted, and each refusal with its message. */
final class JournalEntryPostTest {
  private static SandboxServer server;
  private static SapCaller sap;

  @BeforeAll
  static void start() {
    server = SandboxServer.start(SandboxOptions.forTests());
    sap = new SapCaller(server);
    server.sap().periods().set("1710", 2026, 2, false);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aPaymentIsPostedWithAllItsFields() throws Exception {
    HttpResponse<String> answer =
        sap.post(SapCaller.entry().replace("PAY0000000000001", "PAY0000000000077"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("605(RW)", "<FiscalYear>2026</FiscalYear>");
    Document document = only("PAY0000000000077");
    assertThat(answer.body())
        .contains("<AccountingDocument>" + document.key().numberText() + "</AccountingDocument>");
    assertThat(document.key().numberText()).startsWith("14");
    assertThat(document.lines())
        .extracting(line -> line.content().postingKey())
        .containsExactly("40", "11");
    var texts = document.lines().get(1).content().texts();
    assertThat(texts.text()).isEqualTo("Paid by card & thanks");
    assertThat(texts.paymentServiceProvider()).isEqualTo("STRP");
    assertThat(texts.paymentByProvider()).isEqualTo("pi_123");
    assertThat(document.header().headerText()).isEqualTo("Card payment");
  }

  @ParameterizedTest(name = "{0} becomes {1}: {2}")
  @CsvSource({
    "<Debtor>0010000001, <Debtor>0010000002, 102(F5)",
    "<GLAccount>11002080, <GLAccount>11999999, 507(F5)",
    "<GLAccount>11002080, <GLAccount>12100000, 351(F5)",
    "<PostingDate>2026-11-24, <PostingDate>2026-02-24, 201(F5)",
    "<PostingDate>2026-11-24, <PostingDate>2009-02-24, 201(F5)",
    ">-189.63, >-189.62, 702(F5)",
    "189.63, 189.635, 007(ZSBX)",
    "currencyCode=\"USD\">189, currencyCode=\"EUR\">189, 004(ZSBX)",
    "currencyCode=\"USD\", currencyCode=\"EUR\", 105(SG)",
    "currencyCode=\"USD\", currencyCode=\"XXX\", 005(ZSBX)",
    "<CompanyCode>1710, <CompanyCode>9999, 001(ZSBX)",
    "<AccountingDocumentType>DZ, <AccountingDocumentType>QQ, 002(ZSBX)",
    "<BusinessTransactionType>RFPI, <BusinessTransactionType>XXXX, 003(ZSBX)",
    "<DebitCreditCode>H, <DebitCreditCode>S, 008(ZSBX)",
  })
  void whatSapWouldNotPostIsRefusedInTheLog(String text, String other, String typeId)
      throws Exception {
    int before = server.sap().ledger().size();

    HttpResponse<String> answer = sap.post(SapCaller.entry().replace(text, other));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains(
            "<TypeID>" + typeId, "<SeverityCode>3<", "<AccountingDocument></AccountingDocument>")
        .contains("<FiscalYear>0000</FiscalYear>");
    assertThat(server.sap().ledger().size()).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource({
    "<CreatedByUser>OPENITEM</CreatedByUser>, ''",
    "PAY0000000000001, PAY00000000000012",
    "<DocumentHeaderText>, <DocumentHeadText>x</DocumentHeadText><DocumentHeaderText>",
    "<DocumentDate>2026-11-24, <DocumentDate>24.11.2026",
    " currencyCode=\"USD\", ''",
    "189.63, 189.6300001",
    "<MessageHeader>, <!--",
  })
  void whatIsNotOfTheServicesShapeIsAFault(String text, String other) throws Exception {
    int before = server.sap().ledger().size();

    HttpResponse<String> answer = sap.post(SapCaller.entry().replace(text, other));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("<faultstring");
    assertThat(server.sap().ledger().size()).isEqualTo(before);
  }

  @Test
  void documentTypesAndEntitiesAreNotRead() throws Exception {
    String path = "/sap/bc/srt/scs_ext/sap/journalentrycreaterequestconfi";
    String xml = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>";

    HttpResponse<String> answer = sap.send("POST", path, xml, "Content-Type", "text/xml");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("cannot be read");
  }

  @Test
  void soap12IsAnsweredInSoap12() throws Exception {
    String path = "/sap/bc/srt/scs_ext/sap/journalentrycreaterequestconfi";
    String xml =
        "<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Body>"
            + SapCaller.entry().replace("PAY0000000000001", "PAY0000000000012")
            + "</e:Body></e:Envelope>";

    HttpResponse<String> answer =
        sap.send("POST", path, xml, "Content-Type", "application/soap+xml;charset=utf-8");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("http://www.w3.org/2003/05/soap-envelope", "605(RW)");
  }

  @Test
  void aRepeatedReferenceIsPostedAgainAsSapDoes() throws Exception {
    String entry = SapCaller.entry().replace("PAY0000000000001", "PAY0000000000002");

    sap.post(entry);
    sap.post(entry);

    List<Document> both = server.sap().ledger().withReference("PAY0000000000002");
    assertThat(both).hasSize(2);
    assertThat(both.get(1).key().number()).isGreaterThan(both.get(0).key().number());
  }

  @Test
  void aTestMessageIsCheckedAndNotPosted() throws Exception {
    String entry =
        SapCaller.entry()
            .replace(
                "</CreationDateTime>",
                "</CreationDateTime><TestDataIndicator>true</TestDataIndicator>")
            .replace("PAY0000000000001", "PAY0000000000003");

    assertThat(sap.post(entry).body()).contains("614(RW)");
    assertThat(server.sap().ledger().withReference("PAY0000000000003")).isEmpty();
  }

  @Test
  void aCustomerWhoIsBeingPostedToIsLocked() throws Exception {
    String first = gulf("PAY0000000000004");
    server.sap().configure(settings -> settings.withPostingDelayMillis(700));
    CompletableFuture<HttpResponse<String>> slow =
        CompletableFuture.supplyAsync(() -> postUnchecked(first));
    Awaitility.await()
        .pollInterval(java.time.Duration.ofMillis(10))
        .until(
            () ->
                sap.post(gulf("PAY0000000000005").replace("189.63", "189.6"))
                    .body()
                    .contains("is locked"));
    server.sap().configure(settings -> settings.withPostingDelayMillis(0));

    assertThat(slow.join().body()).contains("605(RW)");
    assertThat(sap.post(gulf("PAY0000000000006")).body()).contains("605(RW)");
  }

  @Test
  void anAnswerThatNeverComesStillPosted() throws Exception {
    server.faults().add(Fault.once("sap.journalentry.post", Kind.DROP_AFTER));
    String entry = SapCaller.entry().replace("PAY0000000000001", "PAY0000000000007");

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> sap.post(entry))
        .isInstanceOf(IOException.class);

    assertThat(only("PAY0000000000007").key().companyCode()).isEqualTo("1710");
  }

  @Test
  void aStrangerIsNotLetIn() throws Exception {
    HttpResponse<String> answer =
        sap.send(
            "POST",
            "/sap/bc/srt/scs_ext/sap/journalentrycreaterequestconfi",
            "<a/>",
            "Authorization",
            "Basic eDp5");

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void aMintedTokenLetsIn() throws Exception {
    String form = "grant_type=client_credentials&client_id=OPENITEM&client_secret=sandbox-only";
    String token =
        sap.send(
                "POST",
                "/sap/bc/sec/oauth2/token",
                form,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "None")
            .body()
            .replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");

    HttpResponse<String> answer =
        sap.send(
            "POST",
            "/sap/bc/srt/scs_ext/sap/journalentrycreaterequestconfi",
            "<a/>",
            "Authorization",
            "Bearer " + token,
            "Content-Type",
            "text/xml");

    assertThat(answer.statusCode()).isEqualTo(500);
  }

  private static String gulf(String reference) {
    return SapCaller.entry()
        .replace("PAY0000000000001", reference)
        .replace("1710", "1910")
        .replace("0010000001", "0010000003")
        .replace("USD", "KWD")
        .replace("189.63", "12.345");
  }

  private static HttpResponse<String> postUnchecked(String entry) {
    try {
      return sap.post(entry);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Document only(String reference) {
    List<Document> found = server.sap().ledger().withReference(reference);
    assertThat(found).hasSize(1);
    DocumentKey key = found.get(0).key();
    return server.sap().ledger().document(key).orElseThrow();
  }
}

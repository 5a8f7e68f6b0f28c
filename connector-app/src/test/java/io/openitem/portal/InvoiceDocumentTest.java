package io.openitem.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.customizing.CompanyCodes;
import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.RouteFiles;
import io.openitem.domain.Money;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.portal.front.RefusalPolicy;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.fault.Fault;
import io.openitem.sandbox.sap.ledger.DocumentKey;
import io.openitem.sap.SapAuth;
import io.openitem.sap.SapConnections;
import io.openitem.sap.SapSystem;
import io.openitem.sap.Secret;
import io.openitem.sap.odata.SapODataComponent;
import io.openitem.store.BillingPdf;
import io.openitem.store.BillingPdfs;
import io.openitem.store.InvoiceReader;
import io.openitem.support.ContractAssertions;
import io.openitem.support.FrontServer;
import io.openitem.support.TestDatabase;
import io.openitem.support.TestIssuer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.util.unit.DataSize;

/** Billing documents over HTTP, through the route, from the sandbox SAP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvoiceDocumentTest {

  private static final String BLUEWATER = "1710-0010000001";
  private static final String OTHERS = "1710-0010000005";
  private static final String INVOICE = "1710-2026-9000000001-001";
  private static final String OTHERS_INVOICE = "1710-2026-9000000010-001";
  private static final String BILLING = "sap.odata.API_BILLING_DOCUMENT_SRV.GET";
  private static final DocumentSettings SETTINGS =
      new DocumentSettings(
          Duration.ofDays(1),
          Duration.ofDays(30),
          DataSize.ofMegabytes(10),
          DataSize.ofMegabytes(512));

  private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  private final TestDatabase database = TestDatabase.create();
  private final TestIssuer issuer = TestIssuer.start();
  private final FrontServer server = FrontServer.start(issuer.url());
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final SapConnections connections =
      new SapConnections(
          Map.of(
              "s4",
              SapSystem.at(
                  sandbox.url(),
                  new SapAuth.Basic(
                      io.openitem.sandbox.sap.SapSystem.USER,
                      Secret.of("value:" + io.openitem.sandbox.sap.SapSystem.PASSWORD)))),
          Clock.systemUTC());
  private final BillingPdfs copies = new BillingPdfs(database.jdbc());
  private final InvoiceDocuments documents =
      new InvoiceDocuments(
          new InvoiceReader(database.jdbc()),
          CompanyCodes.read(DeployedFiles.packaged()),
          copies,
          SETTINGS,
          Clock.systemUTC());
  private final String token = issuer.customer("org-bluewater", BLUEWATER);
  private String billingDocument = "";

  @BeforeAll
  void start() throws Exception {
    camel.getRegistry().bind("invoiceDocuments", documents);
    camel.addComponent("sap-odata", new SapODataComponent(connections));
    new RouteFiles(DeployedFiles.packaged()).load(camel, "getInvoiceDocument");
    new RefusalPolicy().configure(camel);
    camel.start();
    server.answer(
        "getInvoiceDocument",
        request ->
            camel
                .createFluentProducerTemplate()
                .to("direct:getInvoiceDocument")
                .withBody(request)
                .request(OperationResponse.class));
    billingDocument =
        sandbox
            .sap()
            .ledger()
            .document(new DocumentKey("1710", 2026, 9000000001L))
            .orElseThrow()
            .header()
            .billingDocument();
    Rows rows = new Rows(database);
    rows.account(BLUEWATER, "Bluewater Supplies Inc");
    rows.item(BLUEWATER, INVOICE, Money.of("189.63", "USD"), "2026-11-20");
    rows.change(INVOICE, "billing_document = '" + billingDocument + "'");
    rows.item(BLUEWATER, "1710-2026-9000000002-001", Money.of("1", "USD"), "2026-11-20");
    rows.item(BLUEWATER, "1710-2026-9000000003-001", Money.of("1", "USD"), "2026-11-20");
    rows.change("1710-2026-9000000003-001", "billing_document = '8999999999'");
    rows.item(OTHERS, OTHERS_INVOICE, Money.of("75", "USD"), "2026-11-30");
    rows.change(OTHERS_INVOICE, "billing_document = '" + billingDocument + "'");
  }

  @AfterEach
  void calm() {
    sandbox.faults().clear();
    copies.forget(Instant.now().plusSeconds(60));
  }

  @AfterAll
  void stop() {
    camel.stop();
    connections.close();
    server.close();
    issuer.close();
    database.close();
    sandbox.close();
  }

  @Test
  void thePdfComesFromSapAndThenFromItsCopy() throws Exception {
    HttpResponse<String> first = get(INVOICE, "");
    sandbox.faults().add(Fault.times(10, BILLING, Fault.Kind.DROP_BEFORE));

    HttpResponse<String> second = get(INVOICE, "");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(first.body()).startsWith("%PDF-").contains("Billing document " + billingDocument);
    assertThat(first.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(first.headers().firstValue("Content-Disposition"))
        .hasValue("inline; filename=\"invoice-" + billingDocument + ".pdf\"");
    assertThat(first.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
  }

  @Test
  void whoHasItAlreadyIsToldSo() throws Exception {
    String etag = get(INVOICE, "").headers().firstValue("ETag").orElseThrow();

    for (String known : new String[] {etag, "W/" + etag, "\"other\", " + etag, "*"}) {
      HttpResponse<String> response = get(INVOICE, known);

      assertThat(response.statusCode()).isEqualTo(304);
      assertThat(response.body()).isEmpty();
      assertThat(response.headers().firstValue("ETag")).hasValue(etag);
    }
    assertThat(get(INVOICE, "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void anInvoiceWithoutBillingDocumentOrThatSapDoesNotKnowHasNone() throws Exception {
    assertProblem(ProblemType.NO_DOCUMENT, get("1710-2026-9000000002-001", ""));
    assertProblem(ProblemType.NO_DOCUMENT, get("1710-2026-9000000003-001", ""));
  }

  @Test
  void othersInvoicesAreAsIfTheyWereNotThereEvenWithACopyAndItsETag() throws Exception {
    String etag = get(INVOICE, "").headers().firstValue("ETag").orElseThrow();

    assertProblem(ProblemType.NOT_FOUND, get(OTHERS_INVOICE, etag));
    assertProblem(ProblemType.NOT_FOUND, get("1710-2026-9999999999-001", "*"));
  }

  @Test
  void whileSapIsAwayTheCallerIsToldWhenToComeBack() throws Exception {
    sandbox.faults().add(Fault.times(10, BILLING, Fault.Kind.DROP_BEFORE));

    HttpResponse<String> response = get(INVOICE, "");

    assertProblem(ProblemType.SAP_UNAVAILABLE, response);
    assertThat(response.headers().firstValue("Retry-After")).hasValue("30");
  }

  @Test
  void copiesAreBoundedInSizeAndAge() {
    Instant now = Instant.now();
    for (int i = 0; i < 3; i++) {
      BillingPdf pdf = BillingPdf.of(new byte[400], now.minusSeconds(100 - i));
      copies.keep("s4", "doc" + i, pdf, 1_000);
    }

    assertThat(copies.find("s4", "doc0", Instant.EPOCH)).isEmpty();
    assertThat(copies.find("s4", "doc1", Instant.EPOCH)).isPresent();
    assertThat(copies.find("s4", "doc2", now)).isEmpty();
    assertThat(copies.forget(now.minusSeconds(98))).isEqualTo(1);
    assertThat(copies.find("s4", "doc2", Instant.EPOCH)).isPresent();
  }

  @Test
  void aPdfThatIsTooLargeIsNotServed() {
    DocumentSettings small =
        new DocumentSettings(
            Duration.ofDays(1),
            Duration.ofDays(30),
            DataSize.ofKilobytes(1),
            DataSize.ofMegabytes(1));
    InvoiceDocuments limited =
        new InvoiceDocuments(
            new InvoiceReader(database.jdbc()),
            CompanyCodes.read(DeployedFiles.packaged()),
            copies,
            small,
            Clock.systemUTC());
    InvoiceDocuments.Wanted wanted =
        new InvoiceDocuments.Wanted("s4", "large", Optional.empty(), Optional.empty());

    assertThatThrownBy(() -> limited.keep(pdf(1_025), wanted))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().type()).isEqualTo(ProblemType.NO_DOCUMENT);
              assertThat(e.problem().detail()).contains("larger than the 1024 bytes");
            });
    assertThat(copies.find("s4", "large", Instant.EPOCH)).isEmpty();
    assertThat(limited.keep(pdf(1_024), wanted).pdf()).isPresent();
  }

  private static Map<String, String> pdf(int bytes) {
    String content = "%PDF-" + " ".repeat(bytes - 5);
    return Map.of(
        "BillingDocumentBinary",
        Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.US_ASCII)));
  }

  private HttpResponse<String> get(String invoice, String known) throws Exception {
    return server.send(
        "GET",
        "/api/v1/invoices/" + invoice + "/document",
        "",
        request ->
            known.isEmpty()
                ? request.header("Authorization", "Bearer " + token)
                : request
                    .header("Authorization", "Bearer " + token)
                    .header("If-None-Match", known));
  }

  private static void assertProblem(ProblemType type, HttpResponse<String> response)
      throws Exception {
    ContractAssertions.assertProblem(
        type, response.statusCode(), PortalJson.mapper().readTree(response.body()));
  }
}

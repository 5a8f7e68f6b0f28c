package io.openitem.sap.odata;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.fault.Fault;
import io.openitem.sandbox.fault.Fault.Kind;
import io.openitem.sap.SapAuth;
import io.openitem.sap.SapConnections;
import io.openitem.sap.SapEffect;
import io.openitem.sap.SapSystem;
import io.openitem.sap.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Endpoints that write at the sandbox SAP: children, ETags, functions, lost answers. */
class SapODataSandboxWriteTest {
  private static final String PARTNER = "sap-odata:s4/API_BUSINESS_PARTNER/A_BusinessPartner";
  private static final String BILLING = "sap-odata:s4/API_BILLING_DOCUMENT_SRV/";

  private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  private final SapConnections connections =
      new SapConnections(
          Map.of(
              "s4",
              SapSystem.at(
                  sandbox.url(), new SapAuth.Basic("OPENITEM", Secret.of("value:sandbox-only")))),
          Clock.systemUTC());
  private final DefaultCamelContext camel = new DefaultCamelContext();

  @BeforeEach
  void start() {
    camel.getRegistry().bind("connections", connections);
    camel.start();
  }

  @AfterEach
  void close() {
    camel.stop();
    connections.close();
    sandbox.close();
  }

  @Test
  void childrenOfADeepInsertArrive() {
    Map<String, Object> created = createWithTwoBanks();

    Exchange read =
        call(
            PARTNER
                + "?expand=to_BusinessPartnerBank&keyPredicate='"
                + created.get("BusinessPartner")
                + "'",
            Map.of(),
            "");

    List<?> banks =
        (List<?>)
            Objects.requireNonNull(
                ((Map<?, ?>) read.getMessage().getBody()).get("to_BusinessPartnerBank"));
    assertThat(banks.stream().map(bank -> String.valueOf(((Map<?, ?>) bank).get("BankAccount"))))
        .containsExactlyInAnyOrder("111", "222");
  }

  @Test
  void missingEtagIsReportedStaleOneIsReportedAndTheRightOneWrites() {
    String key = "'" + createWithTwoBanks().get("BusinessPartner") + "'";
    Map<String, Object> change = Map.of("OrganizationBPName1", "Renamed Inc");
    Object etag =
        call(PARTNER + "?keyPredicate=" + key, Map.of(), "")
            .getMessage()
            .getHeader(SapODataHeaders.ETAG);
    String merge = PARTNER + "?method=merge&keyPredicate=" + key;

    SapODataException missing = failure(call(merge, Map.of(), change));
    Exchange right = call(merge, Map.of(SapODataHeaders.IF_MATCH, etag), change);
    SapODataException stale = failure(call(merge, Map.of(SapODataHeaders.IF_MATCH, etag), change));

    assertThat(missing.status()).isEqualTo(428);
    assertThat(missing.effect()).isEqualTo(SapEffect.NONE);
    assertThat(right.getException()).isNull();
    assertThat(right.getMessage().getHeader(SapODataHeaders.STATUS)).isEqualTo(204);
    assertThat(stale.status()).isEqualTo(412);
    assertThat(name(key)).isEqualTo("Renamed Inc");
  }

  @Test
  void refusalOfACreateNamesThePropertyAndChangesNothing() {
    SapODataException refused =
        failure(call(PARTNER + "?method=create", Map.of(), Map.of("OrganizationBPName1", "X")));

    assertThat(refused.code()).isEqualTo("R11/124");
    assertThat(refused.details())
        .extracting(SapODataError::target)
        .contains("BusinessPartnerCategory");
    assertThat(refused.effect()).isEqualTo(SapEffect.NONE);
  }

  @Test
  void createWhoseAnswerIsLostIsUnknownAndWasMadeOnce() {
    createWithTwoBanks();
    sandbox
        .faults()
        .add(
            new Fault(
                "sap.odata.API_BUSINESS_PARTNER.POST",
                Kind.DROP_AFTER,
                1,
                0,
                Duration.ZERO,
                Duration.ZERO));

    SapODataException lost =
        failure(
            call(
                PARTNER + "?method=create",
                Map.of(),
                Map.of("BusinessPartnerCategory", "2", "OrganizationBPName1", "Once Only")));

    Exchange found = call(PARTNER + "?filter=OrganizationBPName1 eq 'Once Only'", Map.of(), "");
    assertThat(lost.effect()).isEqualTo(SapEffect.UNKNOWN);
    assertThat((List<?>) found.getMessage().getBody()).hasSize(1);
  }

  @Test
  void functionsAreCalledByGetAndByPost() {
    String number = billingDocument();

    Object pdf =
        call(BILLING + "GetPDF?method=call", Map.of(), Map.of("BillingDocument", number))
            .getMessage()
            .getBody();
    Exchange cancelled =
        call(BILLING + "Cancel?method=call", Map.of(), Map.of("BillingDocument", number));

    String base64 = String.valueOf(((Map<?, ?>) pdf).get("BillingDocumentBinary"));
    assertThat(new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF");
    assertThat(cancelled.getException()).isNull();
    assertThat(cancelled.getMessage().getBody())
        .isInstanceOf(List.class)
        .asString()
        .contains("CancellationBillingDocument");
  }

  private String billingDocument() {
    Exchange read =
        call(
            BILLING + "A_BillingDocument?filter=BillingDocumentIsCancelled eq false&top=1",
            Map.of(),
            "");
    return String.valueOf(
        ((Map<?, ?>) ((List<?>) read.getMessage().getBody()).get(0)).get("BillingDocument"));
  }

  private Map<String, Object> createWithTwoBanks() {
    Exchange created =
        call(
            PARTNER + "?method=create",
            Map.of(),
            """
            {"BusinessPartnerCategory": "2", "OrganizationBPName1": "Two Banks Inc",
             "to_BusinessPartnerBank": [
               {"BankIdentification": "0001", "BankCountryKey": "US", "BankAccount": "111"},
               {"BankIdentification": "0002", "BankCountryKey": "US", "BankAccount": "222"}]}
            """);
    assertThat(created.getException()).isNull();
    Map<?, ?> partner = (Map<?, ?>) created.getMessage().getBody();
    return Map.of("BusinessPartner", String.valueOf(partner.get("BusinessPartner")));
  }

  private Object name(String key) {
    Exchange read = call(PARTNER + "?keyPredicate=" + key, Map.of(), "");
    return String.valueOf(((Map<?, ?>) read.getMessage().getBody()).get("OrganizationBPName1"));
  }

  private static SapODataException failure(Exchange exchange) {
    SapODataException failed = exchange.getException(SapODataException.class);
    assertThat(failed).isNotNull();
    return failed;
  }

  private Exchange call(String uri, Map<String, Object> headers, Object body) {
    return camel
        .createProducerTemplate()
        .request(
            uri,
            exchange -> {
              exchange.getMessage().setHeaders(headers);
              exchange.getMessage().setBody(body);
            });
  }
}

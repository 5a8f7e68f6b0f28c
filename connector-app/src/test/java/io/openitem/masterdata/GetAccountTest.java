package io.openitem.masterdata;

import static io.openitem.support.ContractAssertions.assertFits;
import static io.openitem.support.ContractAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.customizing.CompanyCodes;
import io.openitem.customizing.PortalCustomizing;
import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.RouteFiles;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationResponse;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.fault.Fault;
import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sap.SapAuth;
import io.openitem.sap.SapConnections;
import io.openitem.sap.Secret;
import io.openitem.sap.odata.SapODataComponent;
import io.openitem.store.AccountReader;
import io.openitem.support.FrontServer;
import io.openitem.support.TestDatabase;
import io.openitem.support.TestIssuer;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An account's master data over HTTP, through its route, from the sandbox SAP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GetAccountTest {

  private static final String BLUEWATER = "1710-0010000001";
  private static final String RHEINWERK = "1010-0010000004";
  private static final String OTHERS = "1710-0010000005";
  private static final String NOT_SYNCED = "1710-0010000009";

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private TestDatabase database;
  private SandboxServer sandbox;
  private SapConnections connections;
  private TestIssuer issuer;
  private FrontServer server;
  private String token;

  @BeforeAll
  void start() throws Exception {
    database = TestDatabase.create();
    sandbox = SandboxServer.start(SandboxOptions.forTests());
    issuer = TestIssuer.start();
    server = FrontServer.start(issuer.url());
    token = issuer.customer("org-bluewater", BLUEWATER, RHEINWERK, NOT_SYNCED);
    List.of(BLUEWATER, RHEINWERK, OTHERS).forEach(this::synced);
    startRoute();
  }

  private void startRoute() throws Exception {
    connections =
        new SapConnections(
            Map.of(
                "s4",
                io.openitem.sap.SapSystem.at(
                    sandbox.url(),
                    new SapAuth.Basic(SapSystem.USER, Secret.of("value:" + SapSystem.PASSWORD)))),
            Clock.systemUTC());
    DeployedFiles files = DeployedFiles.packaged();
    camel
        .getRegistry()
        .bind(
            "getAccount",
            new GetAccount(
                new AccountReader(database.jdbc()),
                CompanyCodes.read(files),
                PortalCustomizing.read(files),
                Clock.systemUTC()));
    camel.addComponent("sap-odata", new SapODataComponent(connections));
    new RouteFiles(files).load(camel, "getAccount");
    camel.start();
    ProducerTemplate producer = camel.createProducerTemplate();
    server.answer(
        "getAccount",
        request -> producer.requestBody("direct:getAccount", request, OperationResponse.class));
  }

  @AfterEach
  void faultsEnd() {
    sandbox.faults().clear();
  }

  @AfterAll
  void stop() {
    server.close();
    issuer.close();
    camel.stop();
    connections.close();
    sandbox.close();
    database.close();
  }

  @Test
  void masterDataComeFromSapWithTheBankMasked() throws Exception {
    HttpResponse<String> response = server.get("/api/v1/accounts/" + BLUEWATER, token);

    JsonNode account = fits(response);
    assertThat(account.path("name").asText()).isEqualTo(name("0010000001"));
    assertThat(account.path("paymentTerms").asText()).isEqualTo("NT30");
    assertThat(account.at("/addresses/0/city").asText()).isNotEmpty();
    assertThat(account.at("/addresses/0/country").asText()).isEqualTo("US");
    assertThat(account.at("/contacts/0/email").asText()).contains("@");
    assertThat(account.at("/banks/0/lastFour").asText()).isEqualTo("0001");
    assertThat(response.body()).doesNotContain("000010000001");
  }

  @Test
  void changesAreAskedForByRegion() throws Exception {
    JsonNode american = fits(server.get("/api/v1/accounts/" + BLUEWATER, token));
    JsonNode german = fits(server.get("/api/v1/accounts/" + RHEINWERK, token));

    assertThat(american.at("/changes/email").asText()).startsWith("AR@");
    assertThat(german.at("/changes/email").asText()).startsWith("credit@");
  }

  @Test
  void theCreditLimitIsShownWhereCustomizingNamesItsSegment() throws Exception {
    JsonNode american = fits(server.get("/api/v1/accounts/" + BLUEWATER, token));
    JsonNode german = fits(server.get("/api/v1/accounts/" + RHEINWERK, token));

    assertThat(american.at("/creditLimit/amount").asText()).isEqualTo("100000.00");
    assertThat(american.at("/creditLimit/currency").asText()).isEqualTo("USD");
    assertThat(german.has("creditLimit")).isFalse();
  }

  @Test
  void anotherOrganisationsAccountIsAsAbsentAsNone() throws Exception {
    JsonNode none = refused(ProblemType.NOT_FOUND, "1710-0099999999");

    assertThat(refused(ProblemType.NOT_FOUND, OTHERS)).isEqualTo(none);
    assertThat(refused(ProblemType.NOT_FOUND, NOT_SYNCED)).isEqualTo(none);
  }

  @Test
  void withoutSapNothingIsShownAndTheCallerIsToldWhenToComeBack() throws Exception {
    sandbox.faults().add(Fault.status("sap.odata.API_BUSINESS_PARTNER.GET", 503));

    HttpResponse<String> response = server.get("/api/v1/accounts/" + BLUEWATER, token);

    assertProblem(ProblemType.SAP_UNAVAILABLE, response.statusCode(), json(response));
    assertThat(response.headers().firstValue("Retry-After")).hasValue("30");
  }

  @Test
  void anAccountThatSapHasNoMoreIsAbsent() throws Exception {
    String gone = "1810-0010000001";
    synced(gone);
    String wider = issuer.customer("org-bluewater", gone);

    HttpResponse<String> response = server.get("/api/v1/accounts/" + gone, wider);

    assertProblem(ProblemType.NOT_FOUND, response.statusCode(), json(response));
  }

  private String name(String customer) {
    return sandbox.sap().customers().find(customer).orElseThrow().name();
  }

  private JsonNode refused(ProblemType type, String account) throws Exception {
    HttpResponse<String> response = server.get("/api/v1/accounts/" + account, token);
    assertProblem(type, response.statusCode(), json(response));
    return ((ObjectNode) json(response)).without(List.of("instance", "traceId"));
  }

  private static JsonNode fits(HttpResponse<String> response) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode body = json(response);
    assertFits("getAccount", 200, body);
    return body;
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return new ObjectMapper().readTree(response.body());
  }

  private void synced(String account) {
    database
        .jdbc()
        .sql(
            """
            insert into account (account_id, sap_system, company_code, customer, name,
              posting_blocked, synced_at) values (?, 's4', ?, ?, 'As synchronised', false, now())""")
        .params(account, account.substring(0, 4), account.substring(5))
        .update();
  }
}

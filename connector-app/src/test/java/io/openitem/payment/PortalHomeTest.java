package io.openitem.payment;

import static io.openitem.payment.Callers.BLUEWATER;
import static io.openitem.payment.Callers.KITANO;
import static io.openitem.payment.PaymentKit.sandbox;
import static io.openitem.support.ContractAssertions.assertFits;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.customizing.CompanyCodes;
import io.openitem.customizing.PortalCustomizing;
import io.openitem.deployment.DeployedFiles;
import io.openitem.domain.InvoiceId;
import io.openitem.home.GetHome;
import io.openitem.sandbox.fault.Fault;
import io.openitem.store.AccountReader;
import io.openitem.store.HomeReader;
import io.openitem.support.FrontServer;
import io.openitem.support.TestIssuer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The portal's home over HTTP: real figures of a real database, and customizing as it ships. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalHomeTest {

  private static final DeployedFiles FILES = DeployedFiles.packaged();

  @RegisterExtension final PaymentKit kit = new PaymentKit();

  private TestIssuer issuer;
  private FrontServer server;
  private String token;

  @BeforeAll
  void start() {
    issuer = TestIssuer.start();
    server = FrontServer.start(issuer.url());
    token = issuer.customer("org-bluewater", BLUEWATER, KITANO);
  }

  @BeforeEach
  void bind() {
    GetHome home =
        new GetHome(
            new AccountReader(kit.database().jdbc()),
            new HomeReader(kit.database().jdbc()),
            kit.parts().listPaymentMethods(),
            CompanyCodes.read(FILES),
            PortalCustomizing.read(FILES),
            kit.clock);
    server.answer("getHome", home::show);
  }

  @AfterAll
  void stop() {
    server.close();
    issuer.close();
  }

  @Test
  void theHomeShowsWhoIsLoggedInAndTheFiguresOfTheirAccountsAlone() throws Exception {
    kit.sap().account(BLUEWATER, Optional.empty());
    kit.sap().account(KITANO, Optional.empty());
    kit.sap().account(Callers.OTHER, Optional.empty());
    kit.sap().openItem(BLUEWATER, "100.50", "USD");
    kit.sap().openItem(BLUEWATER, "-40.00", "USD");
    kit.sap().openItem(KITANO, "5000", "JPY");
    kit.sap().openItem(Callers.OTHER, "999.00", "USD");
    InvoiceId paid = kit.sap().openItem(BLUEWATER, "12.00", "USD");
    kit.pay(kit.body("visa_credit", paid));

    JsonNode home = home();

    assertThat(home.at("/user/user").asText()).isNotEmpty();
    assertThat(home.at("/user/organisation").asText()).isEqualTo("org-bluewater");
    assertThat(home.path("accounts").findValuesAsText("accountId"))
        .containsExactly(BLUEWATER, KITANO);
    assertThat(home.path("accountsTotal").asInt()).isEqualTo(2);
    JsonNode open = home.at("/apps/payMyBills/open");
    assertThat(open.findValuesAsText("count")).containsExactly("1", "3");
    assertThat(open.get(1).at("/open/amount").asText()).isEqualTo("72.50");
    assertThat(open.get(1).at("/overdue/amount").asText()).isEqualTo("112.50");
    assertThat(open.get(1).path("overdueCount").asInt()).isEqualTo(2);
    JsonNode progress = home.at("/apps/manageMyPayments/inProgress");
    assertThat(progress).hasSize(1);
    assertThat(progress.get(0).at("/total/amount").asText()).isEqualTo("12.00");
    assertThat(home.at("/apps/accountStatement/accounts").asInt()).isEqualTo(2);
  }

  @Test
  void cardsExpireByTheCalendar() throws Exception {
    kit.methods(Callers.ALICE);
    kit.database()
        .jdbc()
        .sql(
            "update payment_method set expiry = to_char(now(), 'YYYY-MM') where last_four = '0005'")
        .update();
    kit.database()
        .jdbc()
        .sql("update payment_method set expiry = '2020-01' where last_four = '5100'")
        .update();

    JsonNode cards = home().at("/apps/accountMasterData");

    assertThat(cards.path("cardsExpiring").asInt()).isEqualTo(1);
    assertThat(cards.path("cardsExpired").asInt()).isEqualTo(1);
    assertThat(cards.path("withinDays").asInt()).isEqualTo(60);
  }

  @Test
  void theHomeComesThoughTheProcessorIsAway() throws Exception {
    kit.methods(Callers.ALICE);
    kit.clock.advance(Duration.ofHours(2));
    sandbox().faults().add(Fault.times(5, "stripe.customers.search", Fault.Kind.DROP_BEFORE));

    assertThat(home().at("/apps/accountMasterData/cardsExpired").asInt()).isZero();
  }

  @Test
  void brandingAndSupportAreCustomizings() throws Exception {
    JsonNode home = home();

    assertThat(home.at("/branding/name").asText()).isEqualTo("Openitem");
    assertThat(home.at("/support/0/email").asText()).startsWith("AR@");
    assertThat(home.at("/support/1/email").asText()).startsWith("credit@");
    assertThat(home.at("/support/1/countries/0").asText()).isEqualTo("*");
  }

  private JsonNode home() throws Exception {
    HttpResponse<String> response = server.get("/api/v1/home", token);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode body = new ObjectMapper().readTree(response.body());
    assertFits("getHome", 200, body);
    return body;
  }
}

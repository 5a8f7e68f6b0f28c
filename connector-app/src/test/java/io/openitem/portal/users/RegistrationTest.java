package io.openitem.portal.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.ProblemType;
import io.openitem.portal.identity.SessionKeys;
import io.openitem.sandbox.fault.Fault;
import io.openitem.sandbox.fault.Fault.Kind;
import io.openitem.support.Browser;
import io.openitem.support.ContractAssertions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Registration, activation and reset, as a customer meets them: over HTTP and by mail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistrationTest {

  private final UserWorld world = new UserWorld();
  private Browser portal = new Browser("");

  @BeforeAll
  void start() {
    portal = world.replica();
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @BeforeEach
  void forget() {
    world.forgetAttempts();
  }

  @Test
  void fromRegistrationToLogoutByHttpAndMailAlone() {
    String email = world.newAddress();

    portal.post("/api/v1/registrations", world.registration(email)).expect(202);
    JsonNode mail = world.awaitMail(email, 1);
    portal
        .post(
            "/api/v1/activations", UserWorld.newPassword(UserWorld.token(mail), UserWorld.PASSWORD))
        .expect(204);
    Browser user = portal.logIn(email, UserWorld.PASSWORD);
    JsonNode invoices = user.get("/api/v1/invoices").expect(200).json();
    JsonNode accounts = user.get("/api/v1/accounts").expect(200).json();
    user.delete("/api/v1/sessions/current").expect(204);

    assertThat(mail.path("subject").asText()).isEqualTo("Activate your account at Openitem");
    assertThat(mail.path("text").asText()).contains("Ann Archer", UserWorld.CUSTOMER);
    ContractAssertions.assertFits("listInvoices", 200, invoices);
    assertThat(invoices.path("invoices").findValuesAsText("invoiceId"))
        .containsExactly("1010-2026-9000000001-001");
    assertThat(accounts.path("accounts").findValuesAsText("accountId"))
        .as("all that customizing gives the organisation, and no others")
        .containsExactly("1010-0010000004", "1710-0010000001");
    user.get("/api/v1/invoices").expect(ProblemType.UNAUTHENTICATED);
  }

  @ParameterizedTest
  @CsvSource({
    "0010000004, 90000013",
    "10000004, 0090000013",
    "0010000004, 9000000003",
    "0010000004, 90000015"
  })
  void anInvoiceOfTheLatestDayIsFoundWithAndWithoutZeros(String customer, String invoice) {
    String email = world.newAddress();

    portal
        .post(
            "/api/v1/registrations",
            world
                .registration(email)
                .put("customerNumber", customer)
                .put("latestInvoiceNumber", invoice))
        .expect(202);

    assertThat(world.awaitToken(email)).hasSize(43);
  }

  @ParameterizedTest
  @CsvSource({
    "0010000004, 90000001", // somebody else's
    "0010000001, 90000013",
    "0010000099, 90000013", // nobody
    "0010000004, 99999999",
    "0010000001, 90000004", // a credit memo
  })
  void whatSapDoesNotConfirmLeavesNoTrace(String customer, String invoice) {
    String email = world.newAddress();

    Browser.Reply reply =
        portal.post(
            "/api/v1/registrations",
            world
                .registration(email)
                .put("customerNumber", customer)
                .put("latestInvoiceNumber", invoice));

    reply.expect(202);
    world.awaitQuiet();
    assertThat(world.mails(email)).isEmpty();
    assertThat(usersWith(email)).isZero();
  }

  @Test
  void knownAndUnknownAreAnsweredAlike() {
    String known = world.activeUser(portal);
    String unknown = world.newAddress();
    ObjectNode wrong = world.registration(unknown).put("latestInvoiceNumber", "1");

    assertThat(
            List.of(
                portal.post("/api/v1/registrations", world.registration(known)).shown(),
                portal.post("/api/v1/registrations", wrong).shown()))
        .containsOnly(portal.post("/api/v1/registrations", world.registration(unknown)).shown());
    assertThat(portal.post("/api/v1/password-resets", address(known)).shown())
        .isEqualTo(portal.post("/api/v1/password-resets", address(world.newAddress())).shown());
    assertThat(login(known, "not the password")).isEqualTo(login(unknown, "not the password"));
    world.awaitQuiet();
    assertThat(world.mails(known))
        .extracting(mail -> mail.path("subject").asText())
        .containsExactlyInAnyOrder(
            "Activate your account at Openitem",
            "You already have an account at Openitem",
            "Choose a new password for Openitem");
  }

  @Test
  void sapThatIsDownDelaysARegistrationAndLosesNone() {
    String email = world.newAddress();
    world
        .sandbox
        .faults()
        .add(Fault.times(1_000, "sap.odata.API_OPLACCTGDOCITEMCUBE_SRV.GET", Kind.DROP_BEFORE));

    portal.post("/api/v1/registrations", world.registration(email)).expect(202);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> count("select coalesce(max(tries), 0) from registration") > 1);
    boolean mailed = !world.mails(email).isEmpty();
    world.sandbox.faults().clear();
    world.clock.advance(Duration.ofMinutes(10));

    assertThat(mailed).isFalse();
    assertThat(world.awaitToken(email)).isNotEmpty();
  }

  @Test
  void aLinkWorksOnceAndARefusedPasswordLeavesIt() {
    String email = world.newAddress();
    portal.post("/api/v1/registrations", world.registration(email)).expect(202);
    String token = world.awaitToken(email);

    JsonNode refused = activate(token, "password1234").expect(ProblemType.PASSWORD_REFUSED).json();
    activate(token, UserWorld.PASSWORD).expect(204);
    activate(token, UserWorld.PASSWORD).expect(ProblemType.LINK_NOT_VALID);
    activate("x".repeat(43), UserWorld.PASSWORD).expect(ProblemType.LINK_NOT_VALID);

    assertThat(refused.path("code").asText()).isEqualTo("WELL-KNOWN");
  }

  @Test
  void aLinkExpires() {
    String email = world.newAddress();
    portal.post("/api/v1/registrations", world.registration(email)).expect(202);
    String token = world.awaitToken(email);

    world.clock.advance(Duration.ofHours(49));

    activate(token, UserWorld.PASSWORD).expect(ProblemType.LINK_NOT_VALID);
  }

  @Test
  void aNewPasswordEndsEverySessionAndTheOldPassword() {
    String email = world.activeUser(portal);
    Browser one = portal.logIn(email, UserWorld.PASSWORD);
    Browser other = portal.logIn(email, UserWorld.PASSWORD);
    portal.post("/api/v1/password-resets", address(email)).expect(202);
    String token = UserWorld.token(world.awaitMail(email, 2));

    reset(token, "nine green frogs at noon").expect(204);

    one.get("/api/v1/invoices").expect(ProblemType.UNAUTHENTICATED);
    other.get("/api/v1/invoices").expect(ProblemType.UNAUTHENTICATED);
    reset(token, UserWorld.PASSWORD).expect(ProblemType.LINK_NOT_VALID);
    activate(token, UserWorld.PASSWORD).expect(ProblemType.LINK_NOT_VALID);
    portal
        .post("/api/v1/sessions", UserWorld.credentials(email, UserWorld.PASSWORD))
        .expect(ProblemType.LOGIN_REFUSED);
    portal.logIn(email, "nine green frogs at noon").get("/api/v1/invoices").expect(200);
    assertThat(world.awaitMail(email, 3).path("subject").asText())
        .isEqualTo("Your password for Openitem was changed");
  }

  @Test
  void whoNeverActivatedGetsTheActivationAgain() {
    String email = world.newAddress();
    portal.post("/api/v1/registrations", world.registration(email)).expect(202);
    world.awaitToken(email);

    portal.post("/api/v1/password-resets", address(email)).expect(202);

    String token = UserWorld.token(world.awaitMail(email, 2));
    activate(token, UserWorld.PASSWORD).expect(204);
  }

  @Test
  void anActivationChangesNoPasswordOfWhoIsActive() {
    String email = world.activeUser(portal);
    JdbcClient jdbc = world.database.jdbc();
    UserStore users = new UserStore(jdbc);
    PortalUser user = users.find(new Email(email)).orElseThrow();
    String late = "y".repeat(43);
    jdbc.sql("insert into portal_token values (?, ?, 'ACTIVATION', '2126-01-01')")
        .params(SessionKeys.hash(late), user.userId())
        .update();

    activate(late, "nine green frogs at noon").expect(ProblemType.LINK_NOT_VALID);

    assertThat(users.activate(user, "another hash", world.clock.instant())).isFalse();
    portal.logIn(email, UserWorld.PASSWORD).get("/api/v1/invoices").expect(200);
  }

  private String login(String email, String password) {
    return portal.post("/api/v1/sessions", UserWorld.credentials(email, password)).shown();
  }

  private Browser.Reply activate(String token, String password) {
    return portal.post("/api/v1/activations", UserWorld.newPassword(token, password));
  }

  private Browser.Reply reset(String token, String password) {
    return portal.post("/api/v1/password-resets/confirm", UserWorld.newPassword(token, password));
  }

  private static ObjectNode address(String email) {
    ObjectNode body = UserWorld.credentials(email, "");
    body.remove("password");
    return body;
  }

  private int usersWith(String email) {
    return count("select count(*) from portal_user where email_key = '" + email + "'");
  }

  private int count(String sql) {
    return world.database.jdbc().sql(sql).query(Integer.class).single();
  }
}

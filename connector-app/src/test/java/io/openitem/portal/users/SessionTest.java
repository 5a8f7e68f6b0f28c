package io.openitem.portal.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.customizing.Organisations;
import io.openitem.deployment.DeployedFiles;
import io.openitem.domain.ProblemType;
import io.openitem.support.Browser;
import io.openitem.support.ContractAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sessions on two replicas over one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionTest {

  private static final String INVOICES = "/api/v1/invoices";
  private static final String CURRENT = "/api/v1/sessions/current";
  private static final String MAILS = "/api/v1/users/me/mails";

  private final UserWorld world = new UserWorld();
  private Browser here = new Browser("");
  private Browser there = new Browser("");
  private String email = "";

  @BeforeAll
  void start() {
    here = world.replica("openitem.users.sessions-per-user-max=3");
    there = world.replica("openitem.users.sessions-per-user-max=3");
    email = world.activeUser(here);
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
  void aSessionIsServedByEveryReplicaAndEndedOnAll() {
    Browser user = here.logIn(email, UserWorld.PASSWORD);
    user.at(there).get(INVOICES).expect(200);

    user.at(there).delete(CURRENT).expect(204);

    user.get(INVOICES).expect(ProblemType.UNAUTHENTICATED);
    user.at(there).get(INVOICES).expect(ProblemType.UNAUTHENTICATED);
  }

  @Test
  void theCookieIsForThisHostAloneAndHiddenFromScriptsAndOtherSites() {
    Browser.Reply reply =
        here.post("/api/v1/sessions", UserWorld.credentials(email, UserWorld.PASSWORD));

    assertThat(reply.header("set-cookie"))
        .matches(Browser.COOKIE + "=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Strict");
    assertThat(reply.header("cache-control")).contains("no-store");
    ContractAssertions.assertFits("login", 200, reply.json());
    assertThat(reply.json().path("roles").toString())
        .as("the first to activate")
        .isEqualTo("[\"customer\",\"customer-admin\"]");
  }

  @Test
  void whatChangesSomethingNeedsTheSessionsOwnCsrfToken() {
    Browser user = here.logIn(email, UserWorld.PASSWORD);
    Browser another = here.logIn(email, UserWorld.PASSWORD);
    String anothers = another.get(INVOICES).header("x-csrf-token");
    ObjectNode choice = (ObjectNode) user.get(MAILS).expect(200).json();

    user.with("X-CSRF-Token", "").put(MAILS, choice).expect(ProblemType.CSRF_TOKEN_MISSING);
    user.with("X-CSRF-Token", "no").put(MAILS, choice).expect(ProblemType.CSRF_TOKEN_MISSING);
    user.with("X-CSRF-Token", anothers).put(MAILS, choice).expect(ProblemType.CSRF_TOKEN_MISSING);
    user.with("X-CSRF-Token", "").delete(CURRENT).expect(ProblemType.CSRF_TOKEN_MISSING);
    user.with("X-CSRF-Token", "").get(MAILS).expect(200);
    user.put(MAILS, choice.put("posted", false)).expect(200);

    assertThat(user.get(MAILS).json().path("posted").asBoolean()).isFalse();
    assertThat(user.get(MAILS).header("x-csrf-token")).hasSize(43).isNotEqualTo(anothers);
  }

  @Test
  void aTokenNeedsNoCsrfTokenAndHasNoSessionToEnd() {
    Browser system =
        here.with("Authorization", "Bearer " + world.token("org-x", "customer", "1710-1"));

    system.delete(CURRENT).expect(204);
    system.get(MAILS).expect(ProblemType.NOT_FOUND);
    assertThat(system.get(INVOICES).expect(200).header("x-csrf-token")).isEmpty();
  }

  @Test
  void aCookieAndATokenTogetherAreRefused() {
    Browser user = here.logIn(email, UserWorld.PASSWORD);
    String token = world.token("org-other", "customer", "1710-0010000005");

    user.with("Authorization", "Bearer " + token).get(INVOICES).expect(ProblemType.INVALID_REQUEST);
    user.with("Authorization", "Basic YTpi").get(INVOICES).expect(ProblemType.INVALID_REQUEST);
  }

  @Test
  void nobodyCanBeGivenASession() {
    String chosen = Browser.COOKIE + "=" + "A".repeat(43);

    Browser user = here.with("Cookie", chosen).logIn(email, UserWorld.PASSWORD);

    assertThat(user.cookie()).isNotEqualTo(chosen);
    here.with("Cookie", chosen).get(INVOICES).expect(ProblemType.UNAUTHENTICATED);
    for (String cookie :
        List.of(
            user.cookie() + "; " + chosen,
            Browser.COOKIE + "=",
            Browser.COOKIE + "=%27%20or%201=1",
            user.cookie() + "A")) {
      here.with("Cookie", cookie).get(INVOICES).expect(ProblemType.UNAUTHENTICATED);
    }
  }

  @Test
  void aSessionEndsWhenNobodyUsesIt() {
    Browser user = here.logIn(email, UserWorld.PASSWORD);

    world.clock.advance(Duration.ofMinutes(20));
    user.get(INVOICES).expect(200);
    world.clock.advance(Duration.ofMinutes(20));
    user.get(INVOICES).expect(200);
    world.clock.advance(Duration.ofMinutes(31));

    user.get(INVOICES).expect(ProblemType.UNAUTHENTICATED);
  }

  @Test
  void aSessionEndsInAnyCase() {
    Browser user = here.logIn(email, UserWorld.PASSWORD);

    for (int i = 0; i < 28; i++) {
      world.clock.advance(Duration.ofMinutes(25));
      user.get(INVOICES).expect(200);
    }
    world.clock.advance(Duration.ofMinutes(25));

    user.get(INVOICES).expect(ProblemType.UNAUTHENTICATED);
  }

  @Test
  void whoseCustomerWasPutElsewhereIsNobodyAndLeadsNobodyIn(@TempDir Path overrides)
      throws IOException {
    Path file = overrides.resolve("customizing/organisations.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        organisations:
          - organisation: org-bluewater
            sapSystem: s4
            customers:
              - customer: "0010000001"
        """);
    Browser user = here.logIn(email, UserWorld.PASSWORD);
    Browser moved = world.replica("openitem.overrides=" + overrides);
    String colleague = world.newAddress();
    ObjectNode invitation = world.registration(colleague);
    invitation.remove(List.of("customerNumber", "latestInvoiceNumber"));

    user.at(moved).get(INVOICES).expect(ProblemType.UNAUTHENTICATED);
    moved
        .with("Authorization", "Bearer " + world.token("org-bluewater", "customer-admin"))
        .post("/api/v1/users", invitation)
        .expect(202);
    String customer =
        world
            .database
            .jdbc()
            .sql("select customer from portal_user where email_key = ?")
            .param(colleague)
            .query(String.class)
            .single();
    world.stopLatest();

    user.get(INVOICES).expect(200);
    assertThat(customer).isEqualTo("0010000001");
  }

  @Test
  void theOldestOfTooManySessionsEnds() {
    Browser first = here.logIn(email, UserWorld.PASSWORD);
    List<Browser> later =
        List.of(
            here.logIn(email, UserWorld.PASSWORD),
            there.logIn(email, UserWorld.PASSWORD),
            there.logIn(email, UserWorld.PASSWORD));

    first.get(INVOICES).expect(ProblemType.UNAUTHENTICATED);
    later.forEach(session -> session.get(INVOICES).expect(200));
  }

  @Test
  void noSessionBeginsWithAPasswordThatWasChangedMeanwhile() {
    String changing = world.activeUser(here);
    UserStore users = new UserStore(world.database.jdbc());
    PortalUser compared = users.find(new Email(changing)).orElseThrow();
    String oldHash = compared.passwordHash().orElseThrow();
    ObjectNode request = UserWorld.credentials(changing, "");
    request.remove("password");
    here.post("/api/v1/password-resets", request).expect(202);
    String token = UserWorld.token(world.awaitMail(changing, 2));
    here.post(
            "/api/v1/password-resets/confirm",
            UserWorld.newPassword(token, "nine green frogs at noon"))
        .expect(204);

    Optional<String> late = sessions().begin(compared.userId(), oldHash);
    String newHash = users.find(compared.userId()).orElseThrow().passwordHash().orElseThrow();
    Optional<String> begun = sessions().begin(compared.userId(), newHash);
    users.remove(compared.userId());

    assertThat(late).isEmpty();
    assertThat(begun).isPresent();
    assertThat(sessions().begin(compared.userId(), newHash)).as("of who is removed").isEmpty();
  }

  private Sessions sessions() {
    return new Sessions(
        world.database.jdbc(),
        new OrganisationAccounts(
            world.database.jdbc(), Organisations.read(DeployedFiles.packaged()), world.clock),
        new UserSettings(
            Duration.ofMinutes(30),
            Duration.ofHours(12),
            3,
            Duration.ofHours(48),
            Duration.ofHours(1),
            8,
            7_168,
            1,
            4,
            Duration.ofSeconds(5),
            500),
        world.clock);
  }
}

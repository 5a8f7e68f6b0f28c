package io.openitem.portal.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.ProblemType;
import io.openitem.support.Browser;
import io.openitem.support.ContractAssertions;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customer admins and the users of their organisation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColleaguesTest {

  private static final String USERS = "/api/v1/users";

  private final UserWorld world = new UserWorld();
  private Browser portal = new Browser("");
  private String adminsAddress = "";
  private Browser admin = new Browser("");

  @BeforeAll
  void start() {
    portal = world.replica("openitem.users.users-per-organisation-max=6");
    adminsAddress = world.activeUser(portal);
    admin = portal.logIn(adminsAddress, UserWorld.PASSWORD);
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @BeforeEach
  void forget() {
    world.forgetAttempts();
    world
        .database
        .jdbc()
        .sql("delete from portal_user where email_key <> ?")
        .param(adminsAddress)
        .update();
  }

  @Test
  void aColleagueIsInvitedSeesTheSameAccountsAndIsNoAdmin() {
    String email = world.newAddress();

    admin.post(USERS, invitation(email)).expect(202);
    JsonNode mail = world.awaitMail(email, 1);
    List<String> before = states();
    Browser colleague = activate(email, UserWorld.token(mail));

    assertThat(mail.path("subject").asText()).isEqualTo("Sie sind zu Openitem eingeladen");
    assertThat(before).containsExactlyInAnyOrder("ACTIVE", "INVITED");
    assertThat(states()).containsExactly("ACTIVE", "ACTIVE");
    assertThat(colleague.get("/api/v1/accounts").json())
        .isEqualTo(admin.get("/api/v1/accounts").json());
    colleague.get(USERS).expect(ProblemType.FORBIDDEN);
    colleague.post(USERS, invitation(world.newAddress())).expect(ProblemType.FORBIDDEN);
  }

  @Test
  void aSecondOneWhoRegistersIsNoAdmin() {
    Browser second = portal.logIn(world.activeUser(portal), UserWorld.PASSWORD);

    second.get(USERS).expect(ProblemType.FORBIDDEN);
    second.get("/api/v1/invoices").expect(200);
  }

  @Test
  void aRemovedColleagueIsOutAtOnce() {
    String email = world.newAddress();
    admin.post(USERS, invitation(email)).expect(202);
    Browser colleague = activate(email, world.awaitToken(email));
    colleague.get("/api/v1/invoices").expect(200);

    admin.delete(USERS + "/" + userId(email)).expect(204);

    colleague.get("/api/v1/invoices").expect(ProblemType.UNAUTHENTICATED);
    portal
        .post("/api/v1/sessions", UserWorld.credentials(email, UserWorld.PASSWORD))
        .expect(ProblemType.LOGIN_REFUSED);
    assertThat(states()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann@c\u1d52mpany.com", // a raised o
        "ann@\uD835\uDC1Acme.com", // a bold a
        "\u0430nn@company.com", // a Cyrillic a
        "ann@c\u00f6mpany.com",
        "ann@company.com\u007f",
        "ann@company.com>",
        "ann @company.com"
      })
  void anAddressThatOnlyLooksLikeAnotherIsNone(String email) {
    admin.post(USERS, invitation(email)).expect(ProblemType.INVALID_REQUEST);
    portal
        .post("/api/v1/registrations", world.registration(email))
        .expect(ProblemType.INVALID_REQUEST);
  }

  @Test
  void whoRegistersGetsTheMailAtTheAddressAsTheyWroteIt() {
    String email = world.newAddress();
    String invited = email.toUpperCase(Locale.ROOT);
    admin.post(USERS, invitation(invited)).expect(202);
    String first = world.awaitToken(invited);

    portal.post("/api/v1/registrations", world.registration(email)).expect(202);

    activate(email, world.awaitToken(email)).get("/api/v1/invoices").expect(200);
    assertThat(world.mails(invited)).hasSize(1);
    portal
        .post("/api/v1/activations", UserWorld.newPassword(first, UserWorld.PASSWORD))
        .expect(ProblemType.LINK_NOT_VALID);
  }

  @Test
  void theLastAdminStays() {
    admin.delete(USERS + "/" + userId(adminsAddress)).expect(ProblemType.LAST_ADMIN);

    admin.get(USERS).expect(200);
  }

  @Test
  void anotherOrganisationsUsersAreAsAbsentAsNone() {
    Browser stranger =
        portal.with("Authorization", "Bearer " + world.token("s4-0010000005", "customer-admin"));

    Browser.Reply others = stranger.delete(USERS + "/" + userId(adminsAddress));
    Browser.Reply nobodys = stranger.delete(USERS + "/usr_01JDF8Q6W3M5X2C7V9B1N4K6T8");

    others.expect(ProblemType.NOT_FOUND);
    assertThat(others.shown()).isEqualTo(nobodys.shown());
    assertThat(stranger.get(USERS).expect(200).json().path("users")).isEmpty();
    admin.get(USERS).expect(200);
  }

  @Test
  void anAdminByTokenInvitesIntoAnOrganisationThatIsKnown() {
    String email = world.newAddress();
    Browser known =
        portal.with("Authorization", "Bearer " + world.token("org-bluewater", "customer-admin"));
    Browser unknown =
        portal.with("Authorization", "Bearer " + world.token("org-nowhere", "customer-admin"));
    Browser customer =
        portal.with("Authorization", "Bearer " + world.token("org-bluewater", "customer"));

    known.post(USERS, invitation(email)).expect(202);
    JsonNode refused =
        unknown.post(USERS, invitation(email)).expect(ProblemType.INVITATION_REFUSED).json();
    customer.post(USERS, invitation(email)).expect(ProblemType.FORBIDDEN);

    assertThat(refused.path("code").asText()).isEqualTo("ORGANISATION-UNKNOWN");
    activate(email, world.awaitToken(email)).get("/api/v1/invoices").expect(200);
  }

  @Test
  void whetherAnAddressHasAnAccountElsewhereIsNotTold() {
    String elsewhere = world.newAddress();
    portal
        .post(
            "/api/v1/registrations",
            world
                .registration(elsewhere)
                .put("customerNumber", "0010000005")
                .put("latestInvoiceNumber", "90000010"))
        .expect(202);
    activate(elsewhere, world.awaitToken(elsewhere));
    int before = states().size();

    Browser.Reply known = admin.post(USERS, invitation(elsewhere));
    Browser.Reply unknown = admin.post(USERS, invitation(world.newAddress()));

    assertThat(known.expect(202).shown()).isEqualTo(unknown.expect(202).shown());
    assertThat(world.awaitMail(elsewhere, 2).path("subject").asText())
        .contains("already have an account");
    assertThat(states()).hasSize(before + 1);
  }

  @Test
  void anOrganisationHasABoundedNumberOfUsers() {
    for (int i = 0; i < 5; i++) {
      admin.post(USERS, invitation(world.newAddress())).expect(202);
    }

    JsonNode refused =
        admin
            .post(USERS, invitation(world.newAddress()))
            .expect(ProblemType.INVITATION_REFUSED)
            .json();

    assertThat(refused.path("code").asText()).isEqualTo("FULL");
  }

  @Test
  void nobodyIsFloodedWithInvitations() {
    String email = world.newAddress();
    for (int i = 0; i < 5; i++) {
      admin.post(USERS, invitation(email)).expect(202);
    }

    JsonNode refused =
        admin.post(USERS, invitation(email)).expect(ProblemType.INVITATION_REFUSED).json();

    assertThat(refused.path("code").asText()).isEqualTo("TOO-MANY");
    admin.post(USERS, invitation(world.newAddress())).expect(202);
  }

  @Test
  void usersArePagedTheEarliestFirst() {
    for (int i = 0; i < 3; i++) {
      admin.post(USERS, invitation(world.newAddress())).expect(202);
    }

    JsonNode first = admin.get(USERS + "?limit=3").expect(200).json();
    JsonNode second =
        admin
            .get(USERS + "?limit=3&cursor=" + first.path("nextCursor").asText())
            .expect(200)
            .json();

    ContractAssertions.assertFits("listUsers", 200, first);
    assertThat(first.path("users")).hasSize(3);
    assertThat(second.path("users")).hasSize(1);
    assertThat(second.path("nextCursor").isNull()).isTrue();
  }

  private Browser activate(String email, String token) {
    portal
        .post("/api/v1/activations", UserWorld.newPassword(token, UserWorld.PASSWORD))
        .expect(204);
    return portal.logIn(email, UserWorld.PASSWORD);
  }

  private List<String> states() {
    return admin.get(USERS).expect(200).json().path("users").findValuesAsText("state");
  }

  private String userId(String email) {
    return world
        .database
        .jdbc()
        .sql("select user_id from portal_user where email_key = ?")
        .param(email)
        .query(String.class)
        .single();
  }

  private ObjectNode invitation(String email) {
    ObjectNode invitation = world.registration(email).put("language", "de");
    invitation.remove(List.of("customerNumber", "latestInvoiceNumber"));
    return invitation;
  }
}

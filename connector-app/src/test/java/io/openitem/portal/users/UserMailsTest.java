package io.openitem.portal.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.ProblemType;
import io.openitem.support.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Mails about payments, templates of the deployer's, and what is kept and logged. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class UserMailsTest {

  private static final String MAILS = "/api/v1/users/me/mails";

  private final UserWorld world = new UserWorld();
  private Browser portal = new Browser("");
  private String email = "";
  private Browser user = new Browser("");
  private int payments;
  private int events;

  @BeforeAll
  void start(@TempDir Path overrides) throws IOException {
    Path file = overrides.resolve("mails/en/payment-failed.txt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "Subject: Oh dear, {{firstName}}\n\nNot paid: {{amount}}.\n");
    Path french = overrides.resolve("mails/fr/payment-posted.txt");
    Files.createDirectories(french.getParent());
    Files.writeString(french, "Subject: Pièce {{documentNumber}}\n\nBonjour {{firstName}}.\n");
    portal = world.replica("openitem.overrides=" + overrides, "openitem.mail.portal-name=Acme Pay");
    email = world.activeUser(portal);
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @BeforeEach
  void everyMail() {
    user = portal.logIn(email, UserWorld.PASSWORD);
    choose(true, true, true, "en");
  }

  @Test
  void aPaymentIsToldOfWhenReceivedWhenPostedAndWhenItFailed() {
    int before = world.mails(email).size();
    String payment = payment();

    event(payment, "payment.created");
    event(payment, "payment.captured");
    JsonNode received = world.awaitMail(email, before + 1);
    event(payment, "payment.posted");
    JsonNode posted = world.awaitMail(email, before + 2);
    event(payment, "payment.returned");
    JsonNode failed = world.awaitMail(email, before + 3);

    assertThat(received.path("subject").asText())
        .isEqualTo("Your payment of 189.63 USD was received");
    assertThat(received.path("text").asText()).contains(payment, "visa *4242");
    assertThat(posted.path("subject").asText()).endsWith("document 1400000000");
    assertThat(failed.path("subject").asText()).isEqualTo("Oh dear, Ann");
    assertThat(failed.path("text").asText()).contains("Not paid: 189.63 USD.");
    assertThat(failed.path("messageId").asText()).matches("<mai_[0-9A-Z]{26}@openitem>");
  }

  @Test
  void aUserChoosesWhichMailsAndInWhichLanguage() {
    int before = world.mails(email).size();
    String payment = payment();
    choose(false, true, false, "fr");

    event(payment, "payment.captured");
    event(payment, "payment.declined");
    event(payment, "payment.posted");
    JsonNode posted = world.awaitMail(email, before + 1);
    world.awaitQuiet();

    assertThat(posted.path("subject").asText()).isEqualTo("Pièce 1400000000");
    assertThat(world.mails(email)).hasSize(before + 1);
  }

  @Test
  void aPaymentOfSomebodyElseIsNotTold() {
    String payment = payment();
    update("update payment set created_by = 'alice' where payment_id = '" + payment + "'");

    event(payment, "payment.captured");

    assertThat(count("select count(*) from mail where payment_id = '" + payment + "'")).isZero();
  }

  @Test
  void aMailServerThatIsDownDelaysAMailAndLosesNone() {
    int before = world.mails(email).size();
    Browser off = world.replica("openitem.mail.port=9", "openitem.mail.timeout=1s");
    String payment = payment();
    event(payment, "payment.captured");

    off.get("/openapi.yaml").expect(200);
    world.stopLatest();
    world.awaitMail(email, before + 1);
    world.clock.advance(Duration.ofHours(1));
    world.awaitQuiet();

    assertThat(world.mails(email)).hasSize(before + 1);
  }

  @Test
  void nothingThatIsRegisteredBecomesAHeaderOrALine() {
    String address = world.newAddress();
    for (String[] bad :
        new String[][] {
          {"email", "a@example.com\r\nBcc: b@example.com"},
          {"email", "a@example.com,b@example.com"},
          {"email", "a b <a@example.com>"},
          {"firstName", "Ann\r\nBcc: b@example.com"},
          {"firstName", "Ann\u2028Bcc"},
          {"lastName", "click http://evil.example"}
        }) {
      portal
          .post("/api/v1/registrations", world.registration(address).put(bad[0], bad[1]))
          .expect(ProblemType.INVALID_REQUEST);
    }
    ObjectNode odd = world.registration(address).put("firstName", "{{link}} $1 \\");

    portal.post("/api/v1/registrations", odd.put("firstName", "{{link}} $1")).expect(202);

    assertThat(world.awaitMail(address, 1).path("text").asText())
        .startsWith("Hello {{link}} $1 Archer,");
  }

  @Test
  void nothingThatOpensAnythingIsKeptOrLogged(CapturedOutput output) {
    String address = world.newAddress();
    portal.post("/api/v1/registrations", world.registration(address)).expect(202);
    String link = world.awaitToken(address);
    Browser session = portal.logIn(email, UserWorld.PASSWORD);
    portal
        .post("/api/v1/activations", UserWorld.newPassword(link, "password1234"))
        .expect(ProblemType.PASSWORD_REFUSED);
    world.awaitQuiet();

    String sessionId = session.cookie().substring(session.cookie().indexOf('=') + 1);
    String database = dump();
    for (String secret : List.of(link, sessionId, UserWorld.PASSWORD, "password1234")) {
      assertThat(database.contains(secret)).as("in the database").isFalse();
      assertThat(output.getAll().contains(secret)).as("in the log").isFalse();
    }
    assertThat(database).contains(address);
    assertThat(output.getAll()).doesNotContain(address);
  }

  private void choose(boolean received, boolean posted, boolean failed, String language) {
    ObjectNode choice = (ObjectNode) user.get(MAILS).expect(200).json();
    choice.put("received", received).put("posted", posted).put("failed", failed);
    user.put(MAILS, choice.put("language", language)).expect(200);
  }

  /** A posted payment of the user's. */
  private String payment() {
    String payment = "pay_%026d".formatted(++payments);
    update(
        """
        insert into payment_method (method_id, organisation, processor, processor_method,
          processor_customer, type, brand, last_four, funding, is_default, seen_at)
        values ('pm_1', 'org-bluewater', 'stripe', 'pm_1', 'cus_1', 'CARD', 'visa', '4242',
          'CREDIT', true, now()) on conflict do nothing""");
    world
        .database
        .jdbc()
        .sql(
            """
            insert into payment (payment_id, organisation, account_id, company_code, created_by,
              method_id, processor, currency, amount, surcharge, total, status, created_at,
              deadline_at, updated_at, document_number, document_fiscal_year)
            select ?, organisation, '1710-0010000001', '1710', user_id, 'pm_1', 'stripe', 'USD',
              189.63, 0, 189.63, 'POSTED', now(), now(), now(), '1400000000', '2026'
            from portal_user where email_key = ?""")
        .params(payment, email)
        .update();
    return payment;
  }

  private void event(String payment, String type) {
    world
        .database
        .jdbc()
        .sql(
            """
            insert into payment_event (event_id, payment_id, type, at, data)
            values (?, ?, ?, now(), '{}')""")
        .params("evt_%026d".formatted(++events), payment, type)
        .update();
  }

  private String dump() {
    StringBuilder dump = new StringBuilder();
    for (String table :
        world
            .database
            .jdbc()
            .sql("select tablename from pg_tables where schemaname = 'public'")
            .query(String.class)
            .list()) {
      world
          .database
          .jdbc()
          .sql("select t::text from " + table + " t")
          .query(String.class)
          .list()
          .forEach(dump::append);
    }
    return dump.toString();
  }

  private void update(String sql) {
    world.database.jdbc().sql(sql).update();
  }

  private int count(String sql) {
    return world.database.jdbc().sql(sql).query(Integer.class).single();
  }
}

package io.openitem.portal.users;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.support.Browser;
import io.openitem.support.TestDatabase;
import io.openitem.support.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A database, a sandbox with its SAP and its mail server, and replicas between them. */
final class UserWorld implements AutoCloseable {

  /** Not on the list, and about nobody. */
  static final String PASSWORD = "seven blue herons at dawn";

  /** The customer of the fixed documents in company code 1010, and one of its latest invoices. */
  static final String CUSTOMER = "0010000004";

  static final String LATEST = "90000013";

  private static final Pattern TOKEN = Pattern.compile("#token=([A-Za-z0-9_-]+)");

  final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  final TestDatabase database = TestDatabase.create();
  final TestIssuer issuer = TestIssuer.start();
  final ShiftedClock clock = new ShiftedClock();

  private final List<UserReplica> replicas = new ArrayList<>();
  private final AtomicInteger people = new AtomicInteger();

  UserWorld() {
    account("1010-0010000004");
    account("1710-0010000001");
    account("1710-0010000005");
    item("1010-0010000004", "1010-2026-9000000001-001");
    item("1710-0010000005", "1710-2026-9000000010-001");
  }

  /** A further replica on the same database. */
  Browser replica(String... settings) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "openitem.identity.issuer=" + issuer.url(),
                "openitem.identity.issuer-timeout=30s",
                "spring.datasource.url=" + database.jdbcUrl(),
                "spring.datasource.username=postgres",
                "test.sap=" + sandbox.url(),
                "openitem.mail.host=127.0.0.1",
                "openitem.mail.port=" + mailPort(),
                "openitem.mail.security=none"));
    all.addAll(List.of(settings));
    UserReplica replica = UserReplica.start(clock, all);
    replicas.add(replica);
    return new Browser(replica.url());
  }

  /** Ends the replica that was started last. */
  void stopLatest() {
    replicas.remove(replicas.size() - 1).close();
  }

  /** A token that outlives whatever the clock is advanced by. */
  String token(String organisation, String role, String... accounts) {
    return issuer.sign(
        claims ->
            claims
                .claim("org", organisation)
                .claim("accounts", List.of(accounts))
                .claim("roles", List.of(role))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofDays(300)))));
  }

  int mailPort() {
    return new Browser(sandbox.url().toString())
        .get("/control/mails/server")
        .json()
        .path("port")
        .asInt();
  }

  /** An address that nobody has used. */
  String newAddress() {
    return "user%d@example.com".formatted(people.incrementAndGet());
  }

  /** What somebody registers with who knows the latest invoice. */
  ObjectNode registration(String email) {
    return new ObjectMapper()
        .createObjectNode()
        .put("email", email)
        .put("firstName", "Ann")
        .put("lastName", "Archer")
        .put("customerNumber", CUSTOMER)
        .put("latestInvoiceNumber", LATEST);
  }

  /** Somebody who has registered and chosen {@link #PASSWORD}. */
  String activeUser(Browser browser) {
    String email = newAddress();
    browser.post("/api/v1/registrations", registration(email)).expect(202);
    browser.post("/api/v1/activations", newPassword(awaitToken(email), PASSWORD)).expect(204);
    return email;
  }

  static ObjectNode newPassword(String token, String password) {
    return new ObjectMapper().createObjectNode().put("token", token).put("password", password);
  }

  static ObjectNode credentials(String email, String password) {
    return new ObjectMapper().createObjectNode().put("email", email).put("password", password);
  }

  /** The mails to an address, the latest first. */
  List<JsonNode> mails(String email) {
    List<JsonNode> mails = new ArrayList<>();
    for (JsonNode mail : new Browser(sandbox.url().toString()).get("/control/mails").json()) {
      if (mail.path("to").asText().equals(email)) {
        mails.add(mail);
      }
    }
    return mails;
  }

  /** The next mail to an address, once so many have come. */
  JsonNode awaitMail(String email, int count) {
    await().atMost(Duration.ofSeconds(30)).until(() -> mails(email).size() >= count);
    return mails(email).get(0);
  }

  /** The token of the only mail to an address. */
  String awaitToken(String email) {
    return token(awaitMail(email, 1));
  }

  static String token(JsonNode mail) {
    Matcher token = TOKEN.matcher(mail.path("text").asText());
    if (!token.find()) {
      throw new AssertionError("no link in " + mail);
    }
    return token.group(1);
  }

  /** Waits until nothing waits for SAP or for the mail server. */
  void awaitQuiet() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                database
                        .jdbc()
                        .sql(
                            """
                            select (select count(*) from registration)
                              + (select count(*) from mail where state = 'WAITING')""")
                        .query(Integer.class)
                        .single()
                    == 0);
  }

  /** Forgets who has tried what, so that one test's attempts are not another's. */
  void forgetAttempts() {
    database.jdbc().sql("truncate portal_attempt").update();
  }

  private void account(String accountId) {
    database
        .jdbc()
        .sql(
            """
            insert into account (account_id, sap_system, company_code, customer, name,
              posting_blocked, synced_at) values (?, 's4', ?, ?, 'A customer', false, now())""")
        .params(accountId, accountId.substring(0, 4), accountId.substring(5))
        .update();
  }

  private void item(String accountId, String invoiceId) {
    String[] parts = invoiceId.split("-", -1);
    database
        .jdbc()
        .sql(
            """
            insert into open_item (invoice_id, account_id, company_code, fiscal_year,
              accounting_document, item, document_type, document_date, posting_date,
              net_due_date, amount, currency, in_payment_run, cleared, seen_by_sync, updated_at)
            values (?, ?, ?, ?, ?, ?, 'RV', '2026-10-15', '2026-10-15', '2026-11-14', 119.00,
              'EUR', false, false, 'run', now())""")
        .params(invoiceId, accountId, parts[0], parts[1], parts[2], parts[3])
        .update();
  }

  @Override
  public void close() {
    replicas.forEach(UserReplica::close);
    sandbox.faults().clear();
    sandbox.close();
    issuer.close();
    database.close();
  }
}

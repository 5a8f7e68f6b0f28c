package io.openitem.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.support.Browser;
import io.openitem.support.ContractAssertions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The portal's guide from registration to document number, through HTTP and mail alone. */
@TestInstance(Lifecycle.PER_CLASS)
class GuideWalkIT {

  private static final String API = "/api/v1";
  private static final String EMAIL = "ann@bluewater.example";
  private static final String PASSWORD = "seven blue herons at dawn";
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Pattern TOKEN = Pattern.compile("#token=([A-Za-z0-9_-]+)");

  private CheckedConnector connector;
  private Portal portal;

  @BeforeAll
  void start(@TempDir Path folder) {
    connector =
        CheckedConnector.start(
            folder,
            "--openitem.mail.security=none",
            "--openitem.mail.host=127.0.0.1",
            "--openitem.mail.portal-url=https://portal.example",
            "--openitem.payment-methods.return-addresses=https://portal.example/methods");
    portal = connector.portal();
    portal.control(
        "POST", "/stripe/webhook-url", Map.of("url", connector.url() + "/webhooks/stripe"));
  }

  @AfterAll
  void stop() {
    connector.close();
  }

  @Test
  void aCustomerRegistersPaysAndGetsTheDocumentNumber() throws Exception {
    String invoiceId = new Payer(portal).newInvoice();
    Browser browser = new Browser(connector.url());

    // II: registration, activation, login
    browser.post(API + "/registrations", registration(invoiceId)).expect(202);
    String token = token(mail("Activate"));
    browser
        .post(API + "/activations", json().put("token", token).put("password", PASSWORD))
        .expect(204);
    Browser user = browser.logIn(EMAIL, PASSWORD);

    // III: the home
    JsonNode home = read(user, "getHome", "/home");
    assertThat(home.path("accounts").findValuesAsText("accountId"))
        .contains(CheckedConnector.ACCOUNT);

    // IV: a card, the bill, its price, the payment
    String methodId = addCard(user);
    JsonNode bill = read(user, "getInvoice", "/invoices/" + invoiceId);
    assertThat(bill.path("payable").asBoolean()).isTrue();
    JsonNode quote =
        user.post(API + "/payment-quotes", toPay(invoiceId, methodId)).expect(200).json();
    JsonNode group = quote.path("groups").path(0);
    ObjectNode request = toPay(invoiceId, methodId);
    request.put("quoteId", group.path("quoteId").asText());
    JsonNode paid =
        user.with("Idempotency-Key", "guide-walk")
            .post(API + "/payments", request)
            .expect(201)
            .json();
    String paymentPath = "/payments/" + paid.path("paymentId").asText();

    // V: the payment, to its document number
    await()
        .atMost(LIMIT)
        .until(
            () -> read(user, "getPayment", paymentPath).path("status").asText().equals("CLEARED"));
    JsonNode payment = read(user, "getPayment", paymentPath);
    String document = payment.path("documentNumber").asText();
    assertThat(payment.path("total")).isEqualTo(group.path("total"));
    assertThat(payment.path("method").path("lastFour").asText()).hasSize(4);
    assertThat(mail("was received").path("text").asText())
        .contains(paid.path("paymentId").asText());
    assertThat(mail("is posted as document").path("subject").asText()).contains(document);
    user.post(API + paymentPath + "/cancel").expect(409);
    assertThat(user.get(API + "/payments?documentNumber=" + document).json().path("payments"))
        .hasSize(1);

    // VI and VII: master data, and the statement that shows it
    JsonNode account = read(user, "getAccount", "/accounts/" + CheckedConnector.ACCOUNT);
    assertThat(account.path("changes").toString()).contains("@");
    new Payer(portal).synchronise();
    JsonNode statement =
        read(user, "getStatement", "/accounts/" + CheckedConnector.ACCOUNT + "/statement");
    assertThat(statement.toString()).contains(document);

    // IX: a tour; and out
    assertThat(read(user, "listTours", "/tours").path("tours")).isNotEmpty();
    user.delete(API + "/sessions/current").expect(204);
    user.get(API + "/invoices").expect(401);
    assertThat(connector.log()).doesNotContain(PASSWORD, token);
  }

  private static JsonNode read(Browser user, String operationId, String path) {
    JsonNode answer = user.get(API + path).expect(200).json();
    ContractAssertions.assertFits(operationId, 200, answer);
    return answer;
  }

  /** Saves a card on the processor's own page. */
  private static String addCard(Browser user) throws Exception {
    ObjectNode request =
        json().put("type", "CARD").put("returnUrl", "https://portal.example/methods");
    JsonNode setup = user.post(API + "/payment-methods", request).expect(201).json();
    HttpResponse<Void> back =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(setup.path("url").asText()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("method=pm_card_visa"))
                    .build(),
                HttpResponse.BodyHandlers.discarding());
    assertThat(back.statusCode()).isEqualTo(303);
    JsonNode methods = read(user, "listPaymentMethods", "/payment-methods");
    return methods.path("paymentMethods").path(0).path("methodId").asText();
  }

  private static ObjectNode registration(String invoiceId) {
    return json()
        .put("email", EMAIL)
        .put("firstName", "Ann")
        .put("lastName", "Archer")
        .put("customerNumber", "0010000001")
        .put("latestInvoiceNumber", invoiceId.split("-", -1)[2]);
  }

  private static ObjectNode toPay(String invoiceId, String methodId) {
    ObjectNode request = json().put("methodId", methodId);
    ArrayNode invoices = request.putArray("invoices");
    invoices.addObject().put("invoiceId", invoiceId);
    return request;
  }

  /** The mail to Ann with this in its subject, once it has come. */
  private JsonNode mail(String subject) {
    return await()
        .atMost(LIMIT)
        .until(
            () -> {
              for (JsonNode mail : portal.control("/mails")) {
                if (mail.path("to").asText().equals(EMAIL)
                    && mail.path("subject").asText().contains(subject)) {
                  return mail;
                }
              }
              return json();
            },
            mail -> !mail.isEmpty());
  }

  private static String token(JsonNode mail) {
    Matcher token = TOKEN.matcher(mail.path("text").asText());
    assertThat(token.find()).as("%s", mail).isTrue();
    return token.group(1);
  }

  private static ObjectNode json() {
    return Portal.JSON.createObjectNode();
  }
}

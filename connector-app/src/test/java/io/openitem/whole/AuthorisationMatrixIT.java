package io.openitem.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openitem.portal.contract.Contract;
import io.openitem.portal.contract.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of the contract against every kind of caller. The rows stand in {@code
 * authorisation/matrix.csv}, written by hand: an operation without a row fails, and so does a row
 * that the contract's roles contradict.
 */
@TestInstance(Lifecycle.PER_CLASS)
class AuthorisationMatrixIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** What the door says; what an operation refuses, such as a login, is another type of problem. */
  private static final Pattern CLOSED =
      Pattern.compile("\"type\":\"[^\"]*#(unauthenticated|forbidden)\"");

  private static final Contract API = Contract.load(Contract.API);
  private static final Map<String, Row> ROWS = rows();

  /** Objects that nobody has. */
  private static final Map<String, String> ABSENT =
      Map.of(
          "InvoiceId", "1710-2026-0000000001-001",
          "PaymentId", "pay_01JDF8Q6W3M5X2C7V9B1N4K6T8",
          "PostingId", "pst_01JDF8Q6W3M5X2C7V9B1N4K6T8",
          "QuoteId", "quo_01JDF8Q6W3M5X2C7V9B1N4K6T8",
          "AccountId", "1710-0099999999",
          "MethodId", "pm_nobodys",
          "UserId", "usr_01JDF8Q6W3M5X2C7V9B1N4K6T8");

  private final Map<String, String> alices = new HashMap<>(ABSENT);
  private CheckedConnector connector;

  /**
   * A row of the matrix.
   *
   * @param callers the kind of caller to whether it may call
   * @param object the schema of the object that decides; {@code none} for none
   */
  record Row(Map<Kind, Boolean> callers, String object) {}

  /** Kinds of callers, as the matrix heads its columns. */
  enum Kind {
    ANONYMOUS,
    CUSTOMER,
    CUSTOMER_ADMIN,
    BACK_OFFICE,
    OPERATOR
  }

  @BeforeAll
  void start(@TempDir Path folder) {
    connector = CheckedConnector.start(folder);
    Portal portal = connector.portal();
    portal.control(
        "POST", "/stripe/webhook-url", Map.of("url", connector.url() + "/webhooks/stripe"));
    Payer payer = new Payer(portal);
    String paid = payer.newInvoice();
    String paymentId = payer.pay(paid, "matrix").body().path("paymentId").asText();
    await().atMost(Duration.ofMinutes(2)).until(() -> payer.status(paymentId).equals("CLEARED"));
    alices.put("PaymentId", paymentId);
    alices.put("InvoiceId", payer.newInvoice());
    alices.put("AccountId", CheckedConnector.ACCOUNT);
    alices.put("MethodId", payer.methodId());
    alices.put("UserId", user());
  }

  /** A user of Alice's organisation. */
  private String user() {
    String userId = "usr_01JDF8Q6W3M5X2C7V9B1N4K6T9";
    connector
        .database()
        .jdbc()
        .sql(
            """
            insert into portal_user (user_id, email, email_key, first_name, last_name, language,
              organisation, sap_system, customer, state, created_at)
            values (:user, 'carol@example.com', 'carol@example.com', 'Carol', 'Colleague', 'en',
              :organisation, 's4', '0010000001', 'INVITED', now())""")
        .param("user", userId)
        .param("organisation", CheckedConnector.ORGANISATION)
        .update();
    return userId;
  }

  @AfterAll
  void stop() {
    connector.close();
  }

  static Stream<Operation> operations() {
    return API.operations().stream();
  }

  @Test
  void everyOperationHasARowAndEveryRowAnOperation() {
    assertThat(ROWS.keySet())
        .containsExactlyInAnyOrderElementsOf(API.operations().stream().map(Operation::id).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void callersWithoutTheRoleAreRefusedAndTheOthersAreNot(Operation operation) {
    Call call = new ContractCalls(API, ABSENT).call(operation);
    Map<Kind, Boolean> called = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      HttpResponse<String> response = connector.send(call, token(kind), LIMIT);
      assertThat(response.statusCode())
          .as("%s by %s: %s", call, kind, response.body())
          .isLessThan(500);
      called.put(kind, !CLOSED.matcher(response.body()).find());
    }

    assertThat(called).isEqualTo(row(operation).callers());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void aForeignObjectAnswersExactlyAsAnAbsentOne(Operation operation) {
    String named = row(operation).object();
    if (named.equals("none")) {
      return;
    }
    String object = named.replace("!", "");
    Call absent = call(operation, ABSENT, object);
    Call foreign = call(operation, alices, object);
    List<String> strangers =
        List.of(
            stranger("org-other", operation),
            stranger(
                // Methods and users belong to the organisation, whatever accounts a colleague has.
                object.equals("MethodId") || object.equals("UserId")
                    ? "org-third"
                    : CheckedConnector.ORGANISATION,
                operation));

    for (String stranger : strangers) {
      HttpResponse<String> forAbsent = connector.send(absent, stranger, LIMIT);
      HttpResponse<String> forForeign = connector.send(foreign, stranger, LIMIT);

      assertThat(forForeign.statusCode()).as("%s", foreign).isEqualTo(forAbsent.statusCode());
      assertThat(shown(forForeign)).isEqualTo(shown(forAbsent));
      assertThat(headers(forForeign)).isEqualTo(headers(forAbsent));
    }
    if (named.endsWith("!")) {
      return;
    }
    HttpResponse<String> forAlice = connector.send(foreign, connector.token("alice"), LIMIT);
    assertThat(shown(forAlice))
        .as("the object exists, so its owner is answered otherwise")
        .isNotEqualTo(shown(connector.send(absent, strangers.get(0), LIMIT)));
  }

  /** Somebody with every role that may call it, of an organisation, without Alice's account. */
  private String stranger(String organisation, Operation operation) {
    List<String> roles =
        operation.roles().stream()
            .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    return connector
        .issuer()
        .sign(
            claims ->
                claims
                    .subject("mallory")
                    .claim("org", organisation)
                    .claim("accounts", List.of("1710-0010000005"))
                    .claim("roles", roles));
  }

  /** The call on one object, which stands in the path, the body, or the filter by account. */
  private Call call(Operation operation, Map<String, String> objects, String object) {
    Map<String, String> used = new HashMap<>(ABSENT);
    // A colleague may use the organisation's methods, so that only the object is in the way.
    used.put("MethodId", Optional.ofNullable(alices.get("MethodId")).orElseThrow());
    used.put(object, Optional.ofNullable(objects.get(object)).orElseThrow());
    Call call = new ContractCalls(API, used).call(operation);
    if (call.headers().containsKey("Idempotency-Key")) {
      call = call.withHeader("", "Idempotency-Key", UUID.randomUUID().toString());
    }
    boolean filtered =
        object.equals("AccountId")
            && operation.method().equals("GET")
            && !operation.path().contains("{");
    return filtered ? call.with("", call.path() + "?account=" + used.get(object)) : call;
  }

  /** The names of the headers, without the one that only says whether the line stays open. */
  private static Set<String> headers(HttpResponse<String> response) {
    Set<String> names = new TreeSet<>(response.headers().map().keySet());
    names.remove("connection");
    return names;
  }

  /** The body without what names the object itself, the moment, or this one answer. */
  private String shown(HttpResponse<String> response) {
    String body = response.body();
    for (Map<String, String> objects : List.of(alices, ABSENT)) {
      for (Map.Entry<String, String> object : objects.entrySet()) {
        body = body.replace(object.getValue(), object.getKey());
      }
    }
    return body.replaceAll("\"(instance|trace|traceId)\":\"[^\"]*\"", "\"$1\":\"\"");
  }

  private static Row row(Operation operation) {
    return Optional.ofNullable(ROWS.get(operation.id())).orElseThrow();
  }

  private String token(Kind kind) {
    return switch (kind) {
      case ANONYMOUS -> "";
      case CUSTOMER -> customer("customer");
      case CUSTOMER_ADMIN -> customer("customer-admin");
      case BACK_OFFICE -> connector.issuer().backOffice();
      case OPERATOR -> connector.issuer().operator();
    };
  }

  private String customer(String role) {
    return connector
        .issuer()
        .sign(
            claims ->
                claims
                    .claim("org", CheckedConnector.ORGANISATION)
                    .claim("accounts", List.of(CheckedConnector.ACCOUNT))
                    .claim("roles", List.of(role)));
  }

  private static Map<String, Row> rows() {
    try (InputStream in =
        AuthorisationMatrixIT.class.getResourceAsStream("/authorisation/matrix.csv")) {
      List<String> lines = new ArrayList<>(new String(in.readAllBytes(), UTF_8).lines().toList());
      lines.removeIf(line -> line.startsWith("#") || line.startsWith("operationId"));
      Map<String, Row> rows = new LinkedHashMap<>();
      for (String line : lines) {
        List<String> cells = List.of(line.split(",", -1));
        Map<Kind, Boolean> callers = new LinkedHashMap<>();
        Iterator<String> cell = cells.subList(1, 6).iterator();
        for (Kind kind : Kind.values()) {
          callers.put(kind, cell.next().equals("x"));
        }
        rows.put(cells.get(0), new Row(callers, cells.get(6)));
      }
      return rows;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package io.openitem.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.customizing.CompanyCodes;
import io.openitem.deployment.DeployedFiles;
import io.openitem.domain.AccountId;
import io.openitem.domain.Caller;
import io.openitem.domain.Ids;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.posting.PostingPlanner;
import io.openitem.posting.PostingSettings;
import io.openitem.processor.Processor;
import io.openitem.processor.Processors;
import io.openitem.processor.stripe.StripeConfiguration;
import io.openitem.processor.stripe.StripeSettings;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.store.Doorbell;
import io.openitem.store.Outbox;
import io.openitem.store.PaymentEvents;
import io.openitem.store.PostingContentJson;
import io.openitem.store.PostingPlans;
import io.openitem.support.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** This package on a database of its own, against the sandbox's Stripe; SAP is a stand-in. */
final class PaymentKit implements BeforeEachCallback, AfterEachCallback {

  static final String BLUEWATER = "1710-0010000001";
  static final String KITANO = "1810-0010000002";
  static final String GULF = "1910-0010000003";
  static final String RHEINWERK = "1010-0010000004";
  static final String OTHER = "1710-0010000005";

  static final Caller ALICE = caller("alice", "org-bluewater", BLUEWATER, KITANO, GULF, RHEINWERK);
  static final Caller BOB = caller("bob", "org-other", OTHER);

  /** One for all tests of this JVM. */
  private static final class Shared {
    static final SandboxServer SANDBOX = SandboxServer.start(SandboxOptions.forTests());
    static final CompanyCodes COMPANY_CODES = CompanyCodes.read(DeployedFiles.packaged());

    /** Emptied and used again: a server with hundreds of databases takes long to stop. */
    static final Queue<TestDatabase> DATABASES = new ConcurrentLinkedQueue<>();
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  final MovableClock clock = new MovableClock();
  private @Nullable Opened current;

  @Override
  public void beforeEach(ExtensionContext context) {
    current = new Opened(Map.of());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    sandbox().faults().clear();
    sandbox().stripe().deliverNowhere();
    sandbox().stripe().searchIndexDelay(Duration.ZERO);
    opened().close();
  }

  private Opened opened() {
    return Objects.requireNonNull(current);
  }

  /** What lives as long as one test. */
  private final class Opened {
    final TestDatabase database = takeDatabase();
    final SapStandIn sap = new SapStandIn(database.jdbc());
    final Ids ids = new Ids(clock);
    final FragileCharges charges;
    final PaymentParts parts;
    final CreatePayment create;
    final QuotePayment quote;
    final ReceiveWebhook receive;
    final ApplyWebhooks apply;
    final ChargeWaker waker;

    Opened(Map<String, String> settings) {
      Processor stripe = StripeConfiguration.connect(stripeSettings(), clock);
      charges = new FragileCharges(stripe.charges());
      Processors processors =
          new Processors(
              List.of(new Processor(stripe.name(), charges, stripe.methods(), stripe.webhooks())));
      Outbox outbox = new Outbox(database.jdbc(), clock, new Doorbell(clock));
      PaymentEvents events = new PaymentEvents(database.jdbc(), clock, ids, JSON, outbox);
      PostingPlanner planner =
          new PostingPlanner(
              new PostingPlans(database.jdbc(), new PostingContentJson(JSON)),
              outbox,
              events,
              ids,
              clock,
              bind("openitem.posting", PostingSettings.class, Map.of()));
      parts =
          new PaymentParts(
              database.jdbc(),
              database.transactions(),
              Shared.COMPANY_CODES,
              processors,
              events,
              planner,
              bind("openitem.payment", PaymentSettings.class, settings),
              JSON,
              ids,
              clock);
      create = parts.createPayment();
      quote = parts.quotePayment();
      receive = parts.receiveWebhook();
      apply = parts.applyWebhooks();
      waker = parts.chargeWaker(Runnable::run);
    }

    void close() {
      database
          .jdbc()
          .sql(
              "truncate payment, payment_method, payment_method_read, payment_quote, open_item,"
                  + " account, webhook_inbox, outbox cascade")
          .update();
      Shared.DATABASES.add(database);
    }
  }

  private static TestDatabase takeDatabase() {
    TestDatabase free = Shared.DATABASES.poll();
    return free == null ? TestDatabase.create() : free;
  }

  private static StripeSettings stripeSettings() {
    return bind(
        "openitem.processors.stripe",
        StripeSettings.class,
        Map.of(
            "openitem.processors.stripe.api-base", sandbox().url() + "/stripe",
            "openitem.processors.stripe.secret-key", "sk_test_sandbox",
            "openitem.processors.stripe.webhook-secrets", "whsec_sandbox",
            "openitem.processors.stripe.read-timeout", "3s"));
  }

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate(prefix, type);
  }

  static Caller caller(String user, String organisation, String... accounts) {
    return new Caller(
        user,
        organisation,
        Stream.of(accounts).map(AccountId::parse).collect(Collectors.toSet()),
        Set.of(Caller.Role.CUSTOMER));
  }

  static SandboxServer sandbox() {
    return Shared.SANDBOX;
  }

  TestDatabase database() {
    return opened().database;
  }

  SapStandIn sap() {
    return opened().sap;
  }

  FragileCharges charges() {
    return opened().charges;
  }

  PaymentParts parts() {
    return opened().parts;
  }

  /** A body of createPayment or quotePayment. */
  ObjectNode body(String method, InvoiceId... invoices) {
    ObjectNode body = JSON.createObjectNode();
    ArrayNode array = body.putArray("invoices");
    for (InvoiceId invoice : invoices) {
      array.addObject().put("invoiceId", invoice.toString());
    }
    return body.put("methodId", methodOf("org_bluewater", method));
  }

  static String methodOf(String organisation, String method) {
    return PaymentMethodStore.id("stripe", "pm_" + organisation + "_" + method);
  }

  /** Pays with a new key. */
  JsonNode pay(ObjectNode body) {
    return pay(ALICE, UUID.randomUUID().toString(), body);
  }

  JsonNode pay(Caller caller, String key, ObjectNode body) {
    return (JsonNode) answer(caller, key, body).body();
  }

  /** What the route does, step by step. */
  OperationResponse answer(Caller caller, String key, ObjectNode body) {
    PaymentIntake intake =
        opened()
            .create
            .begin(request("createPayment", caller, Map.of("idempotency-key", key), body));
    return intake.answered()
        ? intake.answer()
        : opened().create.pay(intake, opened().sap.read(intake.invoices()));
  }

  JsonNode quote(ObjectNode body) {
    PaymentIntake intake = opened().quote.begin(request("quotePayment", ALICE, Map.of(), body));
    return (JsonNode) opened().quote.quote(intake, opened().sap.read(intake.invoices())).body();
  }

  JsonNode methods(Caller caller) {
    OperationRequest request =
        request("listPaymentMethods", caller, Map.of(), JSON.createObjectNode());
    return (JsonNode) parts().listPaymentMethods().list(request).body();
  }

  static OperationRequest request(
      String operation, Caller caller, Map<String, String> headers, JsonNode body) {
    return new OperationRequest(
        operation, caller, Map.of(), Map.of(), headers, Optional.of(body), new byte[0]);
  }

  /** An event arrives over the wire. */
  OperationResponse receive(String processor, byte[] body, String signature) {
    return opened()
        .receive
        .receive(
            new OperationRequest(
                "receiveWebhook",
                new Caller("", "", Set.of(), Set.of()),
                Map.of("processor", processor),
                Map.of(),
                Map.of("stripe-signature", signature),
                Optional.empty(),
                body));
  }

  void applyWebhooks() {
    opened().apply.apply();
  }

  void wake() {
    opened().waker.wake();
  }

  /** The status of a payment in the database. */
  String status(String paymentId) {
    return text("select status from payment where payment_id = '" + paymentId + "'");
  }

  String text(String sql) {
    return database().jdbc().sql(sql).query(String.class).single();
  }

  List<String> texts(String sql) {
    return database().jdbc().sql(sql).query(String.class).list();
  }

  List<String> events(String paymentId) {
    return texts(
        "select type from payment_event where payment_id = '" + paymentId + "' order by seq");
  }

  /** What the processor has in its books for a payment. */
  static List<JsonNode> intents(String paymentId) {
    try {
      java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
      sandbox().stripe().writeBooks(out);
      List<JsonNode> intents = new java.util.ArrayList<>();
      JSON.readTree(out.toString(StandardCharsets.UTF_8))
          .path("payment_intents")
          .forEach(intents::add);
      return intents.stream()
          .filter(
              intent -> intent.path("metadata").path("openitem_payment").asText().equals(paymentId))
          .toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The problem that some work ends with. */
  static Problem problem(Runnable work) {
    try {
      work.run();
    } catch (ProblemException e) {
      return e.problem();
    }
    throw new AssertionError("no problem");
  }
}

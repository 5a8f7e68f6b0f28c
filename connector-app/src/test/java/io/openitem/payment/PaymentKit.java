package io.openitem.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.Caller;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.reversal.ReversalParts;
import io.openitem.sandbox.SandboxServer;
import io.openitem.support.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** This package on a database of its own, against the sandbox's Stripe; SAP is a stand-in. */
final class PaymentKit implements BeforeEachCallback, AfterEachCallback {

  private static final ObjectMapper JSON = new ObjectMapper();

  final ShiftedClock clock = new ShiftedClock();
  private @Nullable PaymentWorld current;

  @Override
  public void beforeEach(ExtensionContext context) {
    current = new PaymentWorld(clock);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    sandbox().faults().clear();
    sandbox().stripe().deliverNowhere();
    sandbox().stripe().searchIndexDelay(Duration.ZERO);
    opened().close();
  }

  private PaymentWorld opened() {
    return Objects.requireNonNull(current);
  }

  static SandboxServer sandbox() {
    return PaymentWorld.sandbox();
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

  FragileRefunds refunds() {
    return opened().refunds;
  }

  ReversalParts reversals() {
    return opened().reversals;
  }

  ReversalParts reversals(CompanyCodes companyCodes) {
    return opened().reversals(companyCodes);
  }

  PaymentParts parts() {
    return opened().parts;
  }

  PaymentParts parts(CompanyCodes companyCodes) {
    return opened().parts(companyCodes);
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
    return pay(Callers.ALICE, UUID.randomUUID().toString(), body);
  }

  JsonNode pay(Caller caller, String key, ObjectNode body) {
    return (JsonNode) answer(caller, key, body).body();
  }

  OperationResponse answer(Caller caller, String key, ObjectNode body) {
    return answer(opened().create, caller, key, body);
  }

  /** What the route does, step by step. */
  OperationResponse answer(CreatePayment create, Caller caller, String key, ObjectNode body) {
    PaymentIntake intake =
        create.begin(request("createPayment", caller, Map.of("idempotency-key", key), body));
    return intake.answered()
        ? intake.answer()
        : create.pay(intake, opened().sap.read(intake.invoices()));
  }

  /** A body of createAdHocPayment. */
  ObjectNode adHoc(String method, String account, String amount, String currency) {
    ObjectNode body = JSON.createObjectNode().put("accountId", account);
    body.putObject("amount").put("amount", amount).put("currency", currency);
    return body.put("methodId", methodOf("org_bluewater", method));
  }

  /** Pays without invoices, with a new key. */
  JsonNode payAdHoc(ObjectNode body) {
    return (JsonNode) answerAdHoc(UUID.randomUUID().toString(), body).body();
  }

  OperationResponse answerAdHoc(String key, ObjectNode body) {
    return answerAdHoc(opened().create, key, body);
  }

  /** What the route does, step by step. */
  static OperationResponse answerAdHoc(CreatePayment create, String key, ObjectNode body) {
    PaymentIntake intake =
        create.beginAdHoc(
            request("createAdHocPayment", Callers.ALICE, Map.of("idempotency-key", key), body));
    return intake.answered() ? intake.answer() : create.payAdHoc(intake);
  }

  JsonNode quote(ObjectNode body) {
    return quote(opened().quote, body);
  }

  JsonNode quote(QuotePayment quote, ObjectNode body) {
    PaymentIntake intake = quote.begin(request("quotePayment", Callers.ALICE, Map.of(), body));
    return (JsonNode) quote.quote(intake, opened().sap.read(intake.invoices())).body();
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

  /** An event arrives as Stripe signs it now, and is answered. */
  void deliver(String body) {
    receive(body, SignedEvents.signature(body, clock.instant()));
  }

  /** An event arrives with this signature, and is answered. */
  void receive(String body, String signature) {
    int status = receive("stripe", body.getBytes(StandardCharsets.UTF_8), signature).status();
    if (status != 200) {
      throw new AssertionError("answered with " + status);
    }
  }

  /** What has become of the events. */
  List<String> inbox() {
    return texts("select type || ' ' || coalesce(result, 'due') from webhook_inbox");
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

package io.openitem.payment;

import static io.openitem.payment.PaymentKit.ALICE;
import static io.openitem.payment.PaymentKit.BLUEWATER;
import static io.openitem.payment.PaymentKit.intents;
import static io.openitem.payment.PaymentKit.problem;
import static io.openitem.payment.PaymentKit.sandbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.net.Webhook;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {

  private static final AtomicInteger EVENTS = new AtomicInteger();

  @RegisterExtension final PaymentKit kit = new PaymentKit();

  @Test
  void aBadSignatureIsRefusedTellingNothing() throws Exception {
    String body = event("evt_bad", "payment_intent.succeeded", "pi_1", "pay_1", "att_1");

    Problem problem = problem(() -> receive(body, "t=1,v1=00"));
    String signature = signature(body, kit.clock.instant());
    Problem altered = problem(() -> receive(body + " ", signature));

    assertThat(problem.type()).isEqualTo(ProblemType.WEBHOOK_REFUSED);
    assertThat(altered).isEqualTo(problem);
    assertThat(inbox()).isEmpty();
  }

  @Test
  void pain16AnExpiredSignatureIsRefused() throws Exception {
    String body = event("evt_old", "payment_intent.succeeded", "pi_1", "pay_1", "att_1");
    String old = signature(body, kit.clock.instant().minusSeconds(600));

    assertThat(problem(() -> receive(body, old)).type()).isEqualTo(ProblemType.WEBHOOK_REFUSED);
    assertThat(inbox()).isEmpty();
  }

  @Test
  void anUnknownProcessorIsNotFound() {
    assertThat(problem(() -> kit.receive("adyen", new byte[0], "")).type())
        .isEqualTo(ProblemType.NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no.such.type", "payment_intent.invented", "charge.dispute.created"})
  void pain23AnUnknownTypeIsStoredAnsweredAndRaised(String type) throws Exception {
    deliver(event("evt_new_type", type, "pi_1", "", ""));

    assertThat(inbox()).containsExactly(type + " RAISED");
  }

  @Test
  void anEventOfSomebodyElsesChargeIsKeptAndIgnored() throws Exception {
    deliver(event("evt_other", "payment_intent.succeeded", "pi_other", "", ""));
    deliver(event("evt_alien", "payment_intent.succeeded", "pi_alien", "pay_alien", "att_alien"));

    kit.clock.advance(Duration.ofSeconds(2));
    kit.applyWebhooks();

    assertThat(inbox())
        .containsExactly("payment_intent.succeeded IGNORED", "payment_intent.succeeded IGNORED");
  }

  @Test
  void pain24BodiesThatAreNoEventAreRefusedOnlyWhenTheyAreNotSignedEvents() throws Exception {
    String signature = signature("[]", kit.clock.instant());

    assertThat(problem(() -> receive("[]", signature)).type())
        .isEqualTo(ProblemType.WEBHOOK_REFUSED);
    deliver(event("evt_created", "payment_intent.created", "pi_1", "", ""));
    assertThat(inbox()).containsExactly("payment_intent.created IGNORED");
  }

  @Test
  void pain2And3OneEventDeliveredSixteenTimesAtOnceIsStoredAndAppliedOnce() throws Exception {
    Paid paid = unrecorded();
    String body = succeeded(paid);

    CreatePaymentTest.concurrently(
        16,
        () -> {
          deliver(body);
          return 1;
        });
    kit.clock.advance(Duration.ofSeconds(2));
    CreatePaymentTest.concurrently(
        4,
        () -> {
          kit.parts().applyWebhooks().apply();
          return 1;
        });

    assertThat(inbox()).containsExactly("payment_intent.succeeded APPLIED");
    assertThat(kit.status(paid.paymentId())).isEqualTo("CAPTURED");
    assertThat(kit.events(paid.paymentId())).containsExactly("payment.created", "payment.captured");
    assertThat(kit.texts("select kind from posting")).hasSize(2);
  }

  @Test
  void pain4AnEventThatIsFasterThanTheSynchronousAnswerIsOneTransition() throws Exception {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "55.00", "USD");
    kit.charges()
        .tells(
            outcome -> {
              // The answer is here, but not recorded: now the event comes and is applied first.
              kit.charges().tells(same -> same);
              applySucceeded();
              return outcome;
            });

    JsonNode payment = kit.pay(kit.body("visa_credit", invoice));

    assertThat(payment.path("status").asText()).isEqualTo("CAPTURED");
    assertThat(kit.events(payment.path("paymentId").asText()))
        .containsExactly("payment.created", "payment.captured");
    assertThat(kit.texts("select kind from posting")).hasSize(2);
  }

  @Test
  void pain5And6WhatComesLateOrInAnyOrderTurnsNothingBack() throws Exception {
    Paid paid = unrecorded();

    for (String type :
        List.of(
            "payment_intent.succeeded",
            "payment_intent.processing",
            "payment_intent.payment_failed",
            "payment_intent.canceled",
            "payment_intent.requires_action")) {
      deliver(event(nextEvent(), type, paid));
      kit.clock.advance(Duration.ofSeconds(2));
      kit.applyWebhooks();
    }

    assertThat(kit.status(paid.paymentId())).isEqualTo("CAPTURED");
    assertThat(kit.events(paid.paymentId())).containsExactly("payment.created", "payment.captured");
    assertThat(kit.texts("select result from webhook_inbox")).containsOnly("APPLIED");
  }

  @Test
  void pain5AFailureThatArrivesBeforeTheSuccessItPrecededIsCheckedAtTheProcessor()
      throws Exception {
    Paid paid = unrecorded();
    deliver(event(nextEvent(), "payment_intent.payment_failed", paid));
    kit.clock.advance(Duration.ofSeconds(2));

    kit.applyWebhooks();

    assertThat(kit.status(paid.paymentId())).isEqualTo("CAPTURED");
  }

  @Test
  void pain7AnEarlyFailureIsNotFinalWhenMoneyComesAfterAll() throws Exception {
    Paid paid = unrecorded();
    kit.database()
        .jdbc()
        .sql(
            """
            with free as (update payment_item set reserved = false)
            update payment set status = 'DECLINED', due_at = null""")
        .update();
    deliver(succeeded(paid));
    kit.clock.advance(Duration.ofSeconds(2));

    kit.applyWebhooks();

    assertThat(kit.status(paid.paymentId())).isEqualTo("CAPTURED");
    assertThat(kit.texts("select invoice_id from payment_item where reserved")).hasSize(1);
    assertThat(kit.texts("select kind from posting")).hasSize(2);
  }

  @Test
  void anEventWhoseTruthCannotBeAskedComesUpAgain() throws Exception {
    Paid paid = unrecorded();
    deliver(succeeded(paid));
    kit.clock.advance(Duration.ofSeconds(2));
    sandbox()
        .faults()
        .add(io.openitem.sandbox.fault.Fault.status("stripe.payment_intents.retrieve", 503));

    kit.applyWebhooks();
    assertThat(kit.status(paid.paymentId())).isEqualTo("PROCESSING");
    kit.clock.advance(Duration.ofSeconds(31));
    kit.applyWebhooks();

    assertThat(kit.status(paid.paymentId())).isEqualTo("CAPTURED");
  }

  /** A payment that the processor has captured and we have not recorded. */
  private record Paid(String paymentId, String intentId, String attemptId) {}

  private Paid unrecorded() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "55.00", "USD");
    kit.methods(ALICE);
    kit.charges().next(FragileCharges.Fault.CRASH_AFTER);
    assertThatThrownBy(() -> kit.pay(kit.body("visa_credit", invoice)))
        .isInstanceOf(FragileCharges.Crash.class);
    return paid();
  }

  private Paid paid() {
    String paymentId = kit.text("select payment_id from payment");
    JsonNode intent = intents(paymentId).get(0);
    return new Paid(
        paymentId, intent.path("id").asText(), kit.text("select attempt_id from charge_attempt"));
  }

  private void applySucceeded() {
    try {
      deliver(succeeded(paid()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    kit.clock.advance(Duration.ofSeconds(2));
    kit.applyWebhooks();
  }

  private static String succeeded(Paid paid) {
    return event(nextEvent(), "payment_intent.succeeded", paid);
  }

  private static String nextEvent() {
    return "evt_" + EVENTS.incrementAndGet();
  }

  private static String event(String id, String type, Paid paid) {
    return event(id, type, paid.intentId(), paid.paymentId(), paid.attemptId());
  }

  private static String event(
      String id, String type, String intent, String paymentId, String attemptId) {
    return """
        {"id":"%s","object":"event","type":"%s","data":{"object":{"id":"%s",
         "metadata":{"openitem_payment":"%s","openitem_attempt":"%s"}}}}"""
        .formatted(id, type, intent, paymentId, attemptId);
  }

  private void deliver(String body) throws GeneralSecurityException {
    receive(body, signature(body, kit.clock.instant()));
  }

  private void receive(String body, String signature) {
    assertThat(kit.receive("stripe", body.getBytes(StandardCharsets.UTF_8), signature).status())
        .isEqualTo(200);
  }

  /** As Stripe's own library signs. */
  private static String signature(String body, Instant time) throws GeneralSecurityException {
    long seconds = time.getEpochSecond();
    return "t="
        + seconds
        + ",v1="
        + Webhook.Util.computeHmacSha256("whsec_sandbox", seconds + "." + body);
  }

  private List<String> inbox() {
    return kit.texts("select type || ' ' || coalesce(result, 'due') from webhook_inbox");
  }
}

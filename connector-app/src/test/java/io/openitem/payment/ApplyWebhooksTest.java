package io.openitem.payment;

import static io.openitem.payment.Callers.ALICE;
import static io.openitem.payment.Callers.BLUEWATER;
import static io.openitem.payment.PaymentKit.sandbox;
import static io.openitem.payment.ProcessorBooks.intents;
import static io.openitem.payment.SignedEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.InvoiceId;
import io.openitem.payment.SignedEvents.Paid;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApplyWebhooksTest {

  @RegisterExtension final PaymentKit kit = new PaymentKit();

  @Test
  void anEventOfSomebodyElsesChargeIsKeptAndIgnored() throws Exception {
    kit.deliver(event("payment_intent.succeeded", "pi_other", "", ""));

    kit.clock.advance(Duration.ofSeconds(2));
    kit.applyWebhooks();

    assertThat(kit.inbox()).containsExactly("payment_intent.succeeded IGNORED");
  }

  @Test
  void moneyThatCarriesOurReferenceButHasNoPaymentHereIsRaised() throws Exception {
    kit.deliver(event("payment_intent.succeeded", "pi_lost", "pay_lost", "att_lost"));

    kit.clock.advance(Duration.ofSeconds(2));
    kit.applyWebhooks();

    assertThat(kit.inbox()).containsExactly("payment_intent.succeeded RAISED");
    assertThat(kit.text("select detail from webhook_inbox")).contains("pay_lost");
  }

  @Test
  void pain2And3OneEventDeliveredSixteenTimesAtOnceIsStoredAndAppliedOnce() throws Exception {
    Paid paid = unrecorded();
    String body = succeeded(paid);

    Concurrently.run(
        16,
        () -> {
          kit.deliver(body);
          return 1;
        });
    kit.clock.advance(Duration.ofSeconds(2));
    Concurrently.run(
        4,
        () -> {
          kit.parts().applyWebhooks().apply();
          return 1;
        });

    assertThat(kit.inbox()).containsExactly("payment_intent.succeeded APPLIED");
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
      kit.deliver(event(type, paid));
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
    kit.deliver(event("payment_intent.payment_failed", paid));
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
    kit.deliver(succeeded(paid));
    kit.clock.advance(Duration.ofSeconds(2));

    kit.applyWebhooks();

    assertThat(kit.status(paid.paymentId())).isEqualTo("CAPTURED");
    assertThat(kit.texts("select invoice_id from payment_item where reserved")).hasSize(1);
    assertThat(kit.texts("select kind from posting")).hasSize(2);
  }

  @Test
  void anEventOfAChargeThatOurKeyDoesNotShowDeclinesNothingAndComesUpAgain() throws Exception {
    Paid paid = unrecorded();
    kit.deliver(
        event(
            "payment_intent.payment_failed",
            "pi_of_another_account",
            paid.paymentId(),
            paid.attemptId()));
    kit.clock.advance(Duration.ofSeconds(2));

    kit.applyWebhooks();

    assertThat(kit.status(paid.paymentId())).isEqualTo("PROCESSING");
    assertThat(kit.inbox()).containsExactly("payment_intent.payment_failed due");
    assertThat(kit.texts("select invoice_id from payment_item where reserved")).hasSize(1);
  }

  @Test
  void anEventWhoseTruthCannotBeAskedComesUpAgain() throws Exception {
    Paid paid = unrecorded();
    kit.deliver(succeeded(paid));
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
    kit.deliver(succeeded(paid()));
    kit.clock.advance(Duration.ofSeconds(2));
    kit.applyWebhooks();
  }

  private static String succeeded(Paid paid) {
    return event("payment_intent.succeeded", paid);
  }
}

package io.openitem.payment;

import static io.openitem.payment.Callers.ALICE;
import static io.openitem.payment.Callers.BLUEWATER;
import static io.openitem.payment.PaymentKit.sandbox;
import static io.openitem.payment.ProcessorBooks.intents;
import static io.openitem.payment.SignedEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.InvoiceId;
import io.openitem.sandbox.fault.Fault;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A charge that was taken for one that never was, and turns up. */
class SecondChargeTest {

  @RegisterExtension final PaymentKit kit = new PaymentKit();

  @BeforeEach
  void theFirstChargeIsTakenForNone() {
    kit.methods(ALICE);
    kit.charges().next(FragileCharges.Fault.TAKEN_FOR_NOT_DONE);
  }

  @Test
  void pain1ADebitThatIsUnderWayAfterAllIsNotDebitedAgain() {
    String id = pay("us_bank");

    tell("payment_intent.processing", id, 0);
    follow(Duration.ofSeconds(30));

    assertThat(kit.texts("select outcome from charge_attempt")).containsExactly("PENDING");
    assertThat(intents(id)).hasSize(1);
    sandbox().stripe().settle(intents(id).get(0).path("id").asText());
    follow(Duration.ofSeconds(30));
    assertThat(kit.status(id)).isEqualTo("CAPTURED");
    assertThat(intents(id)).hasSize(1);
  }

  @Test
  void pain7ADebitThatIsUnderWayAfterADeclineHoldsItsItemsAndIsRaisedUntilItEnds() {
    String id = pay("us_bank");
    follow(Duration.ofMinutes(16));
    assertThat(kit.status(id)).isEqualTo("DECLINED");
    assertThat(reserved()).isZero();

    tell("payment_intent.processing", id, 0);

    assertThat(kit.text("select reason from payment")).contains("under way");
    assertThat(kit.events(id))
        .containsExactly("payment.created", "payment.declined", "payment.raised");
    assertThat(reserved()).isEqualTo(1);
    sandbox().stripe().fail(intents(id).get(0).path("id").asText());
    follow(Duration.ofMinutes(16));
    assertThat(kit.status(id)).isEqualTo("DECLINED");
    assertThat(kit.texts("select outcome from charge_attempt")).containsExactly("REFUSED");
    assertThat(reserved()).isZero();
    assertThat(kit.texts("select payment_id from payment where due_at is not null")).isEmpty();
  }

  @Test
  void aSecondCaptureStaysInTheHistoryOnceAndItsEventsAreRaised() {
    String id = pay("visa_credit");
    follow(Duration.ofSeconds(3));
    assertThat(kit.status(id)).isEqualTo("CAPTURED");

    tell("payment_intent.succeeded", id, 0);
    tell("payment_intent.succeeded", id, 0);

    String second = ofAttempt(id, 0).path("id").asText();
    assertThat(kit.inbox())
        .containsExactly("payment_intent.succeeded RAISED", "payment_intent.succeeded RAISED");
    assertThat(kit.text("select reason from payment")).contains("captured twice", second);
    assertThat(kit.events(id))
        .containsExactly(
            "payment.created", "payment.charge.sent", "payment.captured", "payment.raised");
    assertThat(
            kit.text(
                "select data ->> 'processorPaymentId' || ' ' || (data #>> '{captured,amount}')"
                    + " from payment_event where type = 'payment.raised'"))
        .isEqualTo(second + " 55.00");
    assertThat(kit.texts("select kind from posting")).hasSize(2);
  }

  @Test
  void anOpenAttemptOfACapturedPaymentIsAskedAboutUntilItEnds() {
    String id = pay("visa_credit");
    sandbox().faults().add(Fault.once("stripe.payment_intents.create", Fault.Kind.DROP_AFTER));
    follow(Duration.ofSeconds(3));
    tell("payment_intent.succeeded", id, 0);
    assertThat(kit.status(id)).isEqualTo("CAPTURED");
    assertThat(kit.texts("select outcome from charge_attempt order by no"))
        .containsExactly("DONE", "UNKNOWN");

    follow(Duration.ofSeconds(30));

    assertThat(kit.texts("select outcome from charge_attempt order by no"))
        .containsExactly("DONE", "DONE");
    assertThat(kit.text("select reason from payment")).contains("captured twice");
    follow(Duration.ofSeconds(60));
    assertThat(kit.texts("select payment_id from payment where due_at is not null")).isEmpty();
  }

  private String pay(String method) {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "55.00", "USD");
    return kit.pay(kit.body(method, invoice)).path("paymentId").asText();
  }

  /** An event about the charge of an attempt arrives and is applied. */
  private void tell(String type, String paymentId, int attempt) {
    JsonNode intent = ofAttempt(paymentId, attempt);
    kit.deliver(
        event(
            type,
            intent.path("id").asText(),
            paymentId,
            intent.path("metadata").path("openitem_attempt").asText()));
    kit.clock.advance(Duration.ofSeconds(2));
    kit.applyWebhooks();
  }

  private JsonNode ofAttempt(String paymentId, int attempt) {
    String attemptId = kit.texts("select attempt_id from charge_attempt order by no").get(attempt);
    return intents(paymentId).stream()
        .filter(
            intent -> intent.path("metadata").path("openitem_attempt").asText().equals(attemptId))
        .findFirst()
        .orElseThrow();
  }

  private int reserved() {
    return kit.texts("select invoice_id from payment_item where reserved").size();
  }

  private void follow(Duration later) {
    kit.clock.advance(later);
    kit.wake();
  }
}

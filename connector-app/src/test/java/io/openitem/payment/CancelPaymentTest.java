package io.openitem.payment;

import static io.openitem.payment.Callers.ALICE;
import static io.openitem.payment.Callers.BLUEWATER;
import static io.openitem.payment.Callers.BOB;
import static io.openitem.payment.PaymentKit.problem;
import static io.openitem.payment.PaymentKit.sandbox;
import static io.openitem.payment.ProcessorBooks.intents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.Caller;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.sandbox.fault.Fault;
import io.openitem.support.ContractAssertions;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A charge, cut off at each of its steps, and a payer who cancels there. */
class CancelPaymentTest {

  private static final String CREATE = "stripe.payment_intents.create";
  private static final String CANCEL = "stripe.payment_intents.cancel";

  @RegisterExtension final PaymentKit kit = new PaymentKit();

  private ObjectNode body = JsonNodeFactory.instance.objectNode();

  @BeforeEach
  void anInvoiceToPay() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "189.63", "USD");
    body = kit.body("visa_credit", invoice);
    kit.methods(ALICE);
  }

  @Test
  void whatWasNeverChargedIsCancelledForGoodAndItsInvoiceIsFree() {
    kit.charges().next(FragileCharges.Fault.UNREACHABLE);
    String id = kit.pay(body).path("paymentId").asText();

    JsonNode cancelled = ContractAssertions.assertFits("cancelPayment", kit.cancel(ALICE, id));
    JsonNode again = ContractAssertions.assertFits("cancelPayment", kit.cancel(ALICE, id));
    follow(Duration.ofHours(5));

    assertThat(cancelled.path("status").asText()).isEqualTo("CANCELLED");
    assertThat(cancelled.path("documentStatus").asText()).isEqualTo("no document");
    assertThat(again).isEqualTo(cancelled);
    assertThat(kit.status(id)).isEqualTo("CANCELLED");
    assertThat(intents(id)).isEmpty();
    assertThat(kit.events(id))
        .containsExactly("payment.created", "payment.cancel.requested", "payment.cancelled");
    assertThat(kit.pay(body).path("status").asText()).isEqualTo("CAPTURED");
  }

  @Test
  void aCapturedPaymentIsNotCancelled() {
    String id = kit.pay(body).path("paymentId").asText();

    assertThat(refusal(id)).isEqualTo("MONEY-MOVED");
    assertThat(kit.events(id)).containsExactly("payment.created", "payment.captured");
  }

  @Test
  void aDeclinedPaymentHasNothingToCancel() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "12.00", "USD");
    String id = kit.pay(kit.body("declined", invoice)).path("paymentId").asText();

    assertThat(refusal(id)).isEqualTo("DECLINED");
  }

  @Test
  void anAttemptThatMayBeAboutToLeaveIsNotCancelled() {
    kit.charges().next(FragileCharges.Fault.CRASH_BEFORE);
    assertThatThrownBy(() -> kit.pay(body)).isInstanceOf(FragileCharges.Crash.class);
    String id = kit.text("select payment_id from payment");

    assertThat(refusal(id)).isEqualTo("CHARGE-UNDER-WAY");
    follow(Duration.ofSeconds(31));

    assertThat(kit.status(id)).isEqualTo("CAPTURED");
  }

  @Test
  void anAttemptWhoseAnswerWasNotRecordedIsNotCancelled() {
    kit.charges().next(FragileCharges.Fault.CRASH_AFTER);
    assertThatThrownBy(() -> kit.pay(body)).isInstanceOf(FragileCharges.Crash.class);
    String id = kit.text("select payment_id from payment");

    assertThat(refusal(id)).isEqualTo("CHARGE-UNDER-WAY");
    assertThat(intents(id)).hasSize(1);
  }

  @Test
  void aChargeWhoseOutcomeIsUnknownIsNotCancelled() {
    sandbox().faults().add(Fault.once(CREATE, Fault.Kind.DROP_AFTER));
    String id = kit.pay(body).path("paymentId").asText();

    assertThat(refusal(id)).isEqualTo("OUTCOME-UNKNOWN");
    follow(Duration.ofSeconds(3));

    assertThat(kit.status(id)).isEqualTo("CAPTURED");
    assertThat(intents(id)).hasSize(1);
  }

  @Test
  void aSecondAttemptThatWasOpenedIsNotCancelledAlthoughTheFirstTookNothing() {
    kit.charges().next(FragileCharges.Fault.UNREACHABLE);
    String id = kit.pay(body).path("paymentId").asText();
    kit.charges().next(FragileCharges.Fault.CRASH_BEFORE);
    follow(Duration.ofSeconds(5));

    assertThat(refusal(id)).isEqualTo("CHARGE-UNDER-WAY");
    assertThat(kit.texts("select no::text from charge_attempt order by no"))
        .containsExactly("1", "2");
  }

  @Test
  void aBankDebitOnItsWayIsAskedBackAndStaysWhenTheProcessorDoesNotTakeItBack() {
    sandbox().stripe().bankDebitDelay(Duration.ofMinutes(10));
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "75.00", "USD");
    String id = kit.pay(kit.body("us_bank", invoice)).path("paymentId").asText();

    assertThat(refusal(id)).isEqualTo("CHARGE-UNDER-WAY");
    assertThat(refusal(id)).isEqualTo("CHARGE-UNDER-WAY");

    assertThat(kit.status(id)).isEqualTo("PROCESSING");
    assertThat(kit.events(id)).containsExactly("payment.created", "payment.cancel.requested");
    assertThat(kit.texts("select invoice_id from payment_item where reserved")).hasSize(1);
  }

  @Test
  void whatWaitsForThePayerIsTakenBackAtTheProcessorFirst() {
    Waiting waiting = Waiting.forThePayer(kit, body);

    JsonNode answer =
        ContractAssertions.assertFits("cancelPayment", kit.cancel(ALICE, waiting.paymentId()));

    assertThat(answer.path("status").asText()).isEqualTo("CANCELLED");
    assertThat(answer.has("nextAction")).isFalse();
    assertThat(intents(waiting.paymentId()).get(0).path("status").asText()).isEqualTo("canceled");
    assertThat(problem(waiting::payerActs).type()).isNotNull();
  }

  @Test
  void thePayerWhoActedFirstHasPaid() {
    Waiting waiting = Waiting.forThePayer(kit, body);
    waiting.complete();

    assertThat(refusal(waiting.paymentId())).isEqualTo("MONEY-MOVED");

    assertThat(kit.status(waiting.paymentId())).isEqualTo("CAPTURED");
    assertThat(kit.texts("select kind from posting")).hasSize(2);
  }

  @Test
  void aCancellationWithoutAnAnswerIsAskedAboutAndNotGuessed() {
    Waiting waiting = Waiting.forThePayer(kit, body);
    sandbox().faults().add(Fault.once(CANCEL, Fault.Kind.DROP_AFTER));
    sandbox()
        .faults()
        .add(Fault.times(5, "stripe.payment_intents.retrieve", Fault.Kind.DROP_BEFORE));

    Problem problem = problem(() -> kit.cancel(ALICE, waiting.paymentId()));

    assertThat(problem.type()).isEqualTo(ProblemType.PROCESSOR_UNAVAILABLE);
    assertThat(kit.status(waiting.paymentId())).isEqualTo("ACTION_REQUIRED");
    sandbox().faults().clear();
    follow(Duration.ofSeconds(3));
    assertThat(kit.status(waiting.paymentId())).isEqualTo("CANCELLED");
    assertThat(kit.cancel(ALICE, waiting.paymentId()).status()).isEqualTo(200);
  }

  @Test
  void anotherOrganisationsPaymentIsAsAbsentAsNone() {
    kit.charges().next(FragileCharges.Fault.UNREACHABLE);
    String id = kit.pay(body).path("paymentId").asText();
    Caller colleague = Callers.caller("carol", ALICE.organisation(), Callers.KITANO);

    Problem none = problem(() -> kit.cancel(BOB, "pay_01JDF8Q6W3M5X2C7V9B1N4K6T8"));

    assertThat(problem(() -> kit.cancel(BOB, id))).isEqualTo(none);
    assertThat(problem(() -> kit.cancel(colleague, id))).isEqualTo(none);
    assertThat(none.type()).isEqualTo(ProblemType.NOT_FOUND);
    assertThat(kit.events(id)).containsExactly("payment.created");
  }

  private @Nullable Object refusal(String paymentId) {
    Problem problem = problem(() -> kit.cancel(ALICE, paymentId));
    assertThat(problem.type()).isEqualTo(ProblemType.CANCEL_REFUSED);
    return Map.copyOf(problem.members()).get("code");
  }

  private void follow(Duration later) {
    kit.clock.advance(later);
    kit.wake();
  }
}

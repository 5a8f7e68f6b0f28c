package io.openitem.payment;

import static io.openitem.payment.PaymentKit.ALICE;
import static io.openitem.payment.PaymentKit.BLUEWATER;
import static io.openitem.payment.PaymentKit.intents;
import static io.openitem.payment.PaymentKit.sandbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.processor.Charge;
import io.openitem.sandbox.fault.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChargeFollowUpTest {

  private static final String CREATE = "stripe.payment_intents.create";

  @RegisterExtension final PaymentKit kit = new PaymentKit();

  private ObjectNode body =
      com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();

  @BeforeEach
  void anInvoiceToPay() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "189.63", "USD");
    body = kit.body("visa_credit", invoice);
    kit.methods(ALICE);
  }

  @Test
  void pain1And8ATimeOutAfterTheChargeIsNotChargedTwice() {
    sandbox().faults().add(Fault.once(CREATE, Fault.Kind.HOLD_AFTER));

    JsonNode payment = kit.pay(body);

    String id = payment.path("paymentId").asText();
    assertThat(payment.path("status").asText()).isEqualTo("PROCESSING");
    sandbox().faults().clear();
    follow(Duration.ofSeconds(3));
    assertThat(kit.status(id)).isEqualTo("CAPTURED");
    assertThat(intents(id)).hasSize(1);
    assertThat(kit.texts("select outcome from charge_attempt")).containsExactly("DONE");
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.Kind.class,
      names = {"DROP_AFTER", "DROP_BEFORE", "GARBAGE"})
  void pain8And9AnAnswerThatNeverCameIsAskedForByOurOwnReference(Fault.Kind kind) {
    sandbox().faults().add(Fault.once(CREATE, kind));

    JsonNode payment = kit.pay(body);

    String id = payment.path("paymentId").asText();
    assertThat(payment.path("status").asText()).isEqualTo("PROCESSING");
    assertThat(kit.texts("select outcome from charge_attempt")).containsExactly("UNKNOWN");
    follow(Duration.ofSeconds(3));
    assertThat(kit.status(id)).isEqualTo("CAPTURED");
    assertThat(intents(id)).hasSize(1);
    assertThat(kit.texts("select kind from posting")).hasSize(2);
  }

  @Test
  void pain9AnIndexThatLagsIsNoProofOfAbsence() {
    sandbox().stripe().searchIndexDelay(Duration.ofHours(1));
    sandbox().faults().add(Fault.once(CREATE, Fault.Kind.DROP_AFTER));

    String id = kit.pay(body).path("paymentId").asText();
    follow(Duration.ofSeconds(3));

    assertThat(kit.status(id)).isEqualTo("CAPTURED");
    assertThat(intents(id)).hasSize(1);
  }

  @Test
  void aServerErrorThatIsReplayedForEverIsGivenUpOnlyAfterTwoAbsences() {
    sandbox().faults().add(Fault.status(CREATE, 500));

    String id = kit.pay(body).path("paymentId").asText();
    follow(Duration.ofMinutes(30));
    assertThat(kit.texts("select absent::text from charge_attempt")).containsExactly("0");
    follow(Duration.ofMinutes(31));
    assertThat(kit.texts("select absent::text from charge_attempt")).containsExactly("1");
    assertThat(intents(id)).isEmpty();
    follow(Duration.ofHours(1));
    follow(Duration.ofMinutes(6));

    assertThat(kit.texts("select outcome from charge_attempt order by no"))
        .containsExactly("NOT_DONE", "DONE");
    assertThat(kit.status(id)).isEqualTo("CAPTURED");
    assertThat(intents(id)).hasSize(1);
  }

  @Test
  void pain18ARateLimitIsWaitedForAsLongAsTheProcessorAsks() {
    sandbox()
        .faults()
        .add(new Fault(CREATE, Fault.Kind.STATUS, 1, 429, Duration.ofSeconds(40), Duration.ZERO));

    JsonNode payment = kit.pay(body);

    String id = payment.path("paymentId").asText();
    assertThat(payment.path("status").asText()).isEqualTo("PROCESSING");
    follow(Duration.ofSeconds(35));
    assertThat(kit.status(id)).isEqualTo("PROCESSING");
    follow(Duration.ofSeconds(6));
    assertThat(kit.status(id)).isEqualTo("CAPTURED");
    assertThat(intents(id)).hasSize(1);
    assertThat(kit.events(id))
        .containsExactly("payment.created", "payment.charge.sent", "payment.captured");
  }

  @ParameterizedTest
  @EnumSource(
      value = FragileCharges.Fault.class,
      names = {"CRASH_BEFORE", "CRASH_AFTER"})
  void pain22ACrashAroundTheChargeEndsWithOneCharge(FragileCharges.Fault crash) {
    kit.charges().next(crash);

    assertThatThrownBy(() -> kit.pay(ALICE, "key-crash", body))
        .isInstanceOf(FragileCharges.Crash.class);
    String id = kit.text("select payment_id from payment");
    kit.wake();
    assertThat(kit.status(id)).isEqualTo("PROCESSING");
    follow(Duration.ofSeconds(31));

    assertThat(kit.status(id)).isEqualTo("CAPTURED");
    assertThat(intents(id)).hasSize(1);
    assertThat(kit.pay(ALICE, "key-crash", body).path("status").asText()).isEqualTo("CAPTURED");
    assertThat(kit.pay(ALICE, "key-crash", body).path("paymentId").asText()).isEqualTo(id);
  }

  @Test
  void pain10AProcessorThatIsAwayUntilTheDeadlineDeclinesAndSetsTheItemsFree() {
    kit.charges().next(FragileCharges.Fault.UNREACHABLE);
    String id = kit.pay(body).path("paymentId").asText();

    follow(Duration.ofHours(5));

    assertThat(kit.status(id)).isEqualTo("DECLINED");
    assertThat(kit.text("select reason from payment")).contains("nothing was charged");
    assertThat(kit.pay(body).path("status").asText()).isEqualTo("CAPTURED");
  }

  @Test
  void pain10AnOutcomeThatNobodyTellsGoesToPeopleAtTheDeadlineAndIsNotCalledFailed() {
    kit.charges().tells(outcome -> Outcome.unknown("no answer"));
    String id = kit.pay(body).path("paymentId").asText();

    follow(Duration.ofHours(5));

    assertThat(kit.status(id)).isEqualTo("PROCESSING");
    assertThat(kit.text("select reason from payment")).contains("back office");
    assertThat(kit.texts("select payment_id from payment where due_at is not null")).isEmpty();
    assertThat(kit.texts("select invoice_id from payment_item where reserved")).hasSize(1);
  }

  @Test
  void pain13AnotherAmountThanOursIsKeptAsTheProcessorTookItAndParked() {
    kit.charges()
        .tells(
            outcome ->
                outcome instanceof Outcome.Done<Charge> done
                    ? Outcome.done(
                        Charge.captured(
                            done.value().processorPaymentId(), Money.of("180.00", "USD")))
                    : outcome);

    JsonNode payment = kit.pay(body);

    assertThat(payment.path("status").asText()).isEqualTo("CAPTURED");
    assertThat(payment.path("reason").asText()).contains("180.00 USD instead of 189.63 USD");
    assertThat(kit.text("select captured::text from payment")).isEqualTo("180.000");
    assertThat(kit.texts("select state from posting where kind = 'PAYMENT'"))
        .containsExactly("PARKED");
    assertThat(kit.texts("select body from outbox where destination = 'queue:posting.requested'"))
        .isEmpty();
  }

  @Test
  void twoReplicasThatTakeUpOnePaymentChargeItOnce() throws Exception {
    kit.charges().next(FragileCharges.Fault.UNREACHABLE);
    String id = kit.pay(body).path("paymentId").asText();
    kit.clock.advance(Duration.ofSeconds(10));

    List<Integer> done =
        CreatePaymentTest.concurrently(
            4,
            () -> {
              kit.parts().chargeWaker(Runnable::run).wake();
              return 1;
            });

    assertThat(done).hasSize(4);
    assertThat(kit.status(id)).isEqualTo("CAPTURED");
    assertThat(intents(id)).hasSize(1);
  }

  private void follow(Duration later) {
    kit.clock.advance(later);
    kit.wake();
  }
}

package io.openitem.payment;

import static io.openitem.payment.Callers.ALICE;
import static io.openitem.payment.Callers.BLUEWATER;
import static io.openitem.payment.PaymentKit.sandbox;
import static io.openitem.payment.ProcessorBooks.intents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.InvoiceId;
import io.openitem.sandbox.fault.Fault;
import java.time.Duration;
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
    assertThat(kit.texts("select outcome from charge_attempt")).containsExactly("NOT_DONE");
    assertThat(kit.status(id)).isEqualTo("PROCESSING");
    follow(Duration.ofMinutes(6));

    assertThat(kit.status(id)).isEqualTo("DECLINED");
    assertThat(intents(id)).isEmpty();
    assertThat(kit.pay(body).path("status").asText()).isEqualTo("CAPTURED");
  }

  @Test
  void aRefusedQuestionDoesNotDeclineADebitThatIsUnderWay() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "75.00", "USD");
    String id = kit.pay(kit.body("us_bank", invoice)).path("paymentId").asText();
    kit.database()
        .jdbc()
        .sql("update payment set processor_payment_id = 'pi_of_another_account'")
        .update();

    follow(Duration.ofSeconds(3));

    assertThat(kit.status(id)).isEqualTo("PROCESSING");
    assertThat(kit.texts("select invoice_id from payment_item where reserved")).hasSize(1);
    assertThat(kit.text("select evidence ->> 'seen' from charge_attempt")).contains("status 404");
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

  private void follow(Duration later) {
    kit.clock.advance(later);
    kit.wake();
  }
}

package io.openitem.payment;

import static io.openitem.payment.Callers.ALICE;
import static io.openitem.payment.Callers.BLUEWATER;
import static io.openitem.payment.PaymentKit.sandbox;
import static io.openitem.payment.ProcessorBooks.intents;
import static io.openitem.store.Timestamps.utc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.Outcome;
import io.openitem.sandbox.fault.Fault;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When a charge counts as one that never was, and what may follow then. */
class ChargeAbsenceTest {

  private static final String CREATE = "stripe.payment_intents.create";

  @RegisterExtension final PaymentKit kit = new PaymentKit();

  private ObjectNode body = JsonNodeFactory.instance.objectNode();

  @BeforeEach
  void anInvoiceToPay() {
    body = kit.body("visa_credit", kit.sap().openItem(BLUEWATER, "189.63", "USD"));
    kit.methods(ALICE);
  }

  @Test
  void pain1ARepeatIsASendAndAbsenceCountsFromItOn() {
    sandbox().faults().add(Fault.status(CREATE, 503));
    sandbox().faults().add(Fault.statusAfter(CREATE, 502));
    sandbox().stripe().searchIndexDelay(Duration.ofHours(3));
    String id = kit.pay(body).path("paymentId").asText();

    follow(Duration.ofMinutes(10));
    follow(Duration.ofMinutes(55));

    assertThat(intents(id)).hasSize(1);
    assertThat(kit.texts("select absent::text from charge_attempt")).containsExactly("0");
    sandbox().stripe().searchIndexDelay(Duration.ZERO);
    follow(Duration.ofMinutes(40));
    assertThat(kit.status(id)).isEqualTo("CAPTURED");
    assertThat(kit.texts("select outcome from charge_attempt")).containsExactly("DONE");
    assertThat(intents(id)).hasSize(1);
  }

  @Test
  void pain1ACallThatFailedLateEndsNoAttemptThatWasSentAgainMeanwhile() {
    sandbox().faults().add(Fault.status(CREATE, 503));
    sandbox().faults().add(Fault.statusAfter(CREATE, 502));
    sandbox().stripe().searchIndexDelay(Duration.ofHours(3));
    kit.charges()
        .tells(
            outcome -> {
              kit.charges().tells(UnaryOperator.identity());
              follow(Duration.ofMinutes(10));
              return Outcome.notDone("no connection");
            });

    String id = kit.pay(body).path("paymentId").asText();

    assertThat(kit.texts("select outcome from charge_attempt")).containsExactly("UNKNOWN");
    assertThat(kit.texts("select evidence ->> 'seen' from charge_attempt"))
        .containsExactly("no connection");
    sandbox().stripe().searchIndexDelay(Duration.ZERO);
    follow(Duration.ofMinutes(40));
    assertThat(kit.status(id)).isEqualTo("CAPTURED");
    assertThat(kit.texts("select outcome from charge_attempt")).containsExactly("DONE");
    assertThat(intents(id)).hasSize(1);
  }

  @Test
  void aRepeatIsWrittenDownBeforeItLeaves() {
    sandbox().faults().add(Fault.status(CREATE, 503));
    kit.pay(body);
    kit.charges().nextAsk(FragileCharges.Fault.CRASH_BEFORE);

    follow(Duration.ofMinutes(10));

    assertThat(kit.texts("select (last_sent_at > sent_at + '9 min')::text from charge_attempt"))
        .containsExactly("true");
  }

  @Test
  void aServerErrorThatStripeReplaysIsNoSend() {
    sandbox().faults().add(Fault.status(CREATE, 500));
    String id = kit.pay(body).path("paymentId").asText();

    follow(Duration.ofMinutes(10));

    assertThat(kit.texts("select (last_sent_at = sent_at)::text from charge_attempt"))
        .containsExactly("true");
    assertThat(kit.status(id)).isEqualTo("PROCESSING");
    assertThat(intents(id)).isEmpty();
  }

  @Test
  void aChargeThatNeverLeftIsNotMadeHoursLaterWhenSapMayHaveMovedOn() {
    kit.charges().next(FragileCharges.Fault.CRASH_BEFORE);
    assertThatThrownBy(() -> kit.pay(body)).isInstanceOf(FragileCharges.Crash.class);
    String id = kit.text("select payment_id from payment");

    follow(Duration.ofHours(3));
    assertThat(kit.status(id)).isEqualTo("PROCESSING");
    follow(Duration.ofMinutes(70));
    follow(Duration.ofMinutes(6));

    assertThat(kit.status(id)).isEqualTo("DECLINED");
    assertThat(intents(id)).isEmpty();
    assertThat(kit.texts("select outcome from charge_attempt")).containsExactly("NOT_DONE");
    assertThat(kit.texts("select invoice_id from payment_item where reserved")).isEmpty();
  }

  @Test
  void aChargeThatDidNotHappenIsNotMadeOnceAQuoteWouldHaveExpired() {
    kit.charges().next(FragileCharges.Fault.UNREACHABLE);
    String id = kit.pay(body).path("paymentId").asText();

    follow(Duration.ofMinutes(16));

    assertThat(kit.status(id)).isEqualTo("DECLINED");
    assertThat(kit.text("select reason from payment")).contains("nothing was charged");
    assertThat(intents(id)).isEmpty();
    assertThat(kit.texts("select invoice_id from payment_item where reserved")).isEmpty();
  }

  @Test
  void aPaymentPastItsDeadlineComesUpLaterAndNotAtOnceForEver() {
    kit.charges().next(FragileCharges.Fault.CRASH_BEFORE);
    assertThatThrownBy(() -> kit.pay(body)).isInstanceOf(FragileCharges.Crash.class);

    follow(Duration.ofHours(5));

    assertThat(kit.texts("select absent::text from charge_attempt")).containsExactly("1");
    assertThat(
            kit.database()
                .jdbc()
                .sql("select count(*) from payment where due_at > :now")
                .param("now", utc(kit.clock.instant()))
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  private void follow(Duration later) {
    kit.clock.advance(later);
    kit.wake();
  }
}

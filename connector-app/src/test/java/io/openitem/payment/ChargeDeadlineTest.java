package io.openitem.payment;

import static io.openitem.payment.Callers.ALICE;
import static io.openitem.payment.Callers.BLUEWATER;
import static io.openitem.payment.ProcessorBooks.intents;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.processor.Charge;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChargeDeadlineTest {

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
    assertThat(kit.texts("select invoice_id from payment_item where reserved")).hasSize(1);
    assertThat(kit.events(id)).containsExactly("payment.created", "payment.raised");
  }

  @Test
  void pain10AProcessorThatTellsAfterTheDeadlineIsStillAskedAndHeard() {
    kit.charges().tells(outcome -> Outcome.unknown("no answer"));
    String id = kit.pay(body).path("paymentId").asText();
    follow(Duration.ofHours(5));
    follow(Duration.ofMinutes(30));
    follow(Duration.ofMinutes(31));
    kit.charges().tells(outcome -> outcome);

    follow(Duration.ofMinutes(61));

    assertThat(kit.status(id)).isEqualTo("CAPTURED");
    assertThat(intents(id)).hasSize(1);
    assertThat(kit.events(id))
        .containsExactly("payment.created", "payment.raised", "payment.captured");
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
        Concurrently.run(
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

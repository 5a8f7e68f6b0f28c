package io.openitem.payment;

import static io.openitem.payment.Callers.BLUEWATER;
import static io.openitem.payment.PaymentKit.problem;
import static io.openitem.payment.PaymentKit.sandbox;
import static io.openitem.payment.ProcessorBooks.intents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.payment.MoneyBackKit.Captured;
import io.openitem.sandbox.fault.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RefundPaymentTest {

  @RegisterExtension final PaymentKit kit = new PaymentKit();
  private final MoneyBackKit back = new MoneyBackKit(kit);

  @Test
  void aRefundMovesTheMoneyOnceAndPlansADocumentAfterThePayments() {
    Captured paid = back.captured("55.00");

    JsonNode refund = back.refund(paid.paymentId(), "20.00 USD");

    assertThat(refund.path("state").asText()).isEqualTo("DONE");
    assertThat(refunds(paid)).containsExactly("2000 succeeded");
    assertThat(back.reversals()).containsExactly("REFUND 20.00 0.00 DONE");
    assertThat(back.postings())
        .containsExactly("REFUND READY PROCESSOR_CLEARING -20.00, CUSTOMER 20.00");
    assertThat(
            kit.text(
                """
                select f.kind from posting p join posting f on f.posting_id = p.depends_on
                where p.kind = 'REFUND' and p.due_at is null and p.lane_id = f.lane_id"""))
        .isEqualTo("PAYMENT");
    assertThat(kit.events(paid.paymentId()))
        .endsWith("payment.refund.requested", "payment.refunded");
    assertThat(kit.status(paid.paymentId())).isEqualTo("CAPTURED");
  }

  @Test
  void aRefundOfAPostedPaymentIsDueAtOnce() {
    Captured paid = back.captured("55.00");
    back.paymentsArePosted();

    back.refund(paid.paymentId(), "");

    assertThat(kit.texts("select kind from posting where due_at is not null"))
        .containsExactly("REFUND");
    assertThat(
            kit.texts(
                """
                select p.kind from outbox o join posting p on p.posting_id = o.body
                where p.kind = 'REFUND'"""))
        .hasSize(1);
  }

  @Test
  void pain14AndPain12RefundsNeverGiveBackMoreThanWasTaken() {
    Captured paid = back.captured("55.00");
    back.refund(paid.paymentId(), "30.00 USD");

    Problem problem = problem(() -> back.refund(paid.paymentId(), "25.01 USD"));
    back.refund(paid.paymentId(), "");
    Problem again = problem(() -> back.refund(paid.paymentId(), ""));

    assertThat(problem.type()).isEqualTo(ProblemType.REFUND_REFUSED);
    assertThat(problem.members()).containsEntry("code", "TOO-MUCH");
    assertThat(again.members()).containsEntry("code", "TOO-MUCH");
    assertThat(refunds(paid)).containsExactlyInAnyOrder("3000 succeeded", "2500 succeeded");
  }

  @Test
  void pain14EightRefundsOfAllAtOnceGiveTheMoneyBackOnce() throws Exception {
    Captured paid = back.captured("55.00");

    List<String> outcomes =
        Concurrently.run(
            8,
            () -> {
              try {
                return back.refund(paid.paymentId(), "").path("state").asText();
              } catch (ProblemException e) {
                return String.valueOf(e.problem().members().get("code"));
              }
            });

    assertThat(outcomes).containsOnlyOnce("DONE").contains("TOO-MUCH");
    assertThat(refunds(paid)).containsExactly("5500 succeeded");
  }

  @Test
  void pain21TheSameKeyAnswersWithTheFirstAnswerAndAnotherBodyIsRefused() throws Exception {
    Captured paid = back.captured("55.00");

    List<String> answers =
        Concurrently.run(6, () -> back.refund(paid.paymentId(), "10.00 USD", "key-1").toString());
    Problem other = problem(() -> back.refund(paid.paymentId(), "11.00 USD", "key-1"));

    assertThat(answers.stream().distinct()).hasSize(1);
    assertThat(refunds(paid)).containsExactly("1000 succeeded");
    assertThat(other.type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void theSurchargeGoesBackInProportionAndTheLastRefundTakesTheRest() {
    Captured paid = back.captured(BLUEWATER, "12000.00", "USD", "visa_credit");

    back.refund(paid.paymentId(), "100.00 USD");
    back.refund(paid.paymentId(), "0.01 USD");
    back.refund(paid.paymentId(), "");

    assertThat(back.reversals())
        .containsExactly(
            "REFUND 100.00 2.63 DONE", "REFUND 0.01 0.00 DONE", "REFUND 12223.99 321.37 DONE");
    assertThat(back.postings().get(2))
        .isEqualTo(
            "REFUND READY PROCESSOR_CLEARING -12223.99, CUSTOMER 11902.62, SURCHARGE 321.37");
    assertThat(kit.text("select sum(surcharge)::numeric(9,2)::text from payment_reversal"))
        .isEqualTo("324.00");
  }

  @Test
  void pain1And8ALostAnswerIsAskedForAndTheMoneyGoesBackOnce() {
    Captured paid = back.captured("55.00");
    sandbox().faults().add(Fault.once("stripe.refunds.create", Fault.Kind.DROP_AFTER));

    JsonNode refund = back.refund(paid.paymentId(), "");
    back.after(Duration.ofSeconds(31));

    assertThat(refund.path("state").asText()).isEqualTo("REQUESTED");
    assertThat(back.reversals()).containsExactly("REFUND 55.00 0.00 DONE");
    assertThat(refunds(paid)).containsExactly("5500 succeeded");
    assertThat(back.postings()).hasSize(1);
  }

  @Test
  void pain22ARefundThatAKilledProcessLeftIsFinishedByTheWaker() {
    Captured paid = back.captured("55.00");
    kit.refunds().next(FragileCharges.Fault.CRASH_BEFORE);
    assertThatThrownBy(() -> back.refund(paid.paymentId(), "", "key-1"))
        .isInstanceOf(FragileCharges.Crash.class);

    back.after(Duration.ofSeconds(31));

    assertThat(back.reversals()).containsExactly("REFUND 55.00 0.00 DONE");
    assertThat(refunds(paid)).containsExactly("5500 succeeded");
    assertThat(back.refund(paid.paymentId(), "", "key-1").path("state").asText()).isEqualTo("DONE");
  }

  @Test
  void whatTheProcessorRefusesGivesNothingBackAndFreesTheAmount() {
    Captured paid = back.captured("55.00");
    back.refundAtProcessor(paid, 5000);

    JsonNode refund = back.refund(paid.paymentId(), "55.00 USD");
    JsonNode rest = back.refund(paid.paymentId(), "5.00 USD");

    assertThat(refund.path("state").asText()).isEqualTo("FAILED");
    assertThat(rest.path("state").asText()).isEqualTo("DONE");
    assertThat(kit.events(paid.paymentId())).contains("payment.refund.failed");
    assertThat(back.postings()).hasSize(1);
  }

  @Test
  void pain10ARefundWithoutAnOutcomeEndsWithThePeople() {
    Captured paid = back.captured("55.00");
    kit.refunds().next(FragileCharges.Fault.CRASH_AFTER);
    assertThatThrownBy(() -> back.refund(paid.paymentId(), ""))
        .isInstanceOf(FragileCharges.Crash.class);
    for (int i = 0; i < 3; i++) {
      sandbox().faults().add(Fault.status("stripe.refunds.list", 503));
    }

    back.after(Duration.ofHours(5));

    assertThat(back.reversals()).containsExactly("REFUND 55.00 0.00 REQUESTED");
    assertThat(kit.events(paid.paymentId())).endsWith("payment.raised");
    sandbox().faults().clear();
    back.after(Duration.ofHours(2));
    assertThat(back.reversals()).containsExactly("REFUND 55.00 0.00 DONE");
  }

  @Test
  void aRefundThatNeverArrivedFailsOnceThatIsCertain() {
    Captured paid = back.captured("55.00");
    kit.refunds().next(FragileCharges.Fault.CRASH_BEFORE);
    assertThatThrownBy(() -> back.refund(paid.paymentId(), ""))
        .isInstanceOf(FragileCharges.Crash.class);

    back.after(Duration.ofHours(5));
    back.after(Duration.ofHours(2));

    assertThat(back.reversals()).containsExactly("REFUND 55.00 0.00 FAILED");
    assertThat(refunds(paid)).isEmpty();
    assertThat(back.refund(paid.paymentId(), "").path("state").asText()).isEqualTo("DONE");
  }

  @Test
  void whoWhenWhyBeforeAndAfterStayOnRecord() {
    Captured paid = back.captured("55.00");

    back.refund(paid.paymentId(), "20.00 USD");

    assertThat(
            kit.text(
                "select done_by || ' ' || action || ' ' || reason || ' ' || (before->>'left')"
                    + " || ' ' || (after->>'left') from payment_action"))
        .isEqualTo("carla REFUND Goods returned 55.00 USD 35.00 USD");
    assertThatThrownBy(() -> kit.database().jdbc().sql("delete from payment_action").update())
        .hasMessageContaining("stays on record");
    assertThatThrownBy(() -> kit.database().jdbc().sql("delete from payment_reversal").update())
        .hasMessageContaining("stays on record");
  }

  @Test
  void aPaymentThatIsNotThereOrTookNoMoneyIsNotGivenBack() {
    var invoice = kit.sap().openItem(BLUEWATER, "12.00", "USD");
    String declined = kit.pay(kit.body("insufficient_funds", invoice)).path("paymentId").asText();

    Problem unknown = problem(() -> back.refund("pay_01JDF8Q6W3M5X2C7V9B1N4K6T8", ""));
    Problem problem = problem(() -> back.refund(declined, ""));

    assertThat(unknown.type()).isEqualTo(ProblemType.NOT_FOUND);
    assertThat(problem.members()).containsEntry("code", "NOT-CAPTURED");
  }

  private static List<String> refunds(Captured paid) {
    return intents(paid.paymentId()).get(0).path("refunds").findValues("status").isEmpty()
        ? List.of()
        : java.util.stream.StreamSupport.stream(
                intents(paid.paymentId()).get(0).path("refunds").spliterator(), false)
            .map(one -> one.path("amount").asText() + " " + one.path("status").asText())
            .toList();
  }
}

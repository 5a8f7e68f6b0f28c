package io.openitem.payment;

import static io.openitem.payment.Callers.BLUEWATER;
import static io.openitem.payment.PaymentKit.problem;
import static io.openitem.payment.PaymentKit.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.payment.MoneyBackKit.Captured;
import io.openitem.sandbox.fault.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the processor gives or takes back by itself. */
class MovedAgainTest {

  @RegisterExtension final PaymentKit kit = new PaymentKit();
  private final MoneyBackKit back = new MoneyBackKit(kit);

  @Test
  void pain14ARefundMadeInTheProcessorsDashboardIsBookedOnceWithItsAmount() throws Exception {
    Captured paid = back.captured("55.00");
    String refund = back.refundAtProcessor(paid, 1234);

    kit.deliver(SignedEvents.moved("charge.refunded", paid.intent()));
    kit.deliver(SignedEvents.moved("refund.created", paid.intent()));
    kit.clock.advance(Duration.ofSeconds(2));
    Concurrently.run(
        4,
        () -> {
          kit.reversals().applyReversals().apply();
          return 1;
        });

    assertThat(back.reversals()).containsExactly("REFUND 12.34 0.00 DONE");
    assertThat(back.postings())
        .containsExactly("REFUND READY PROCESSOR_CLEARING -12.34, CUSTOMER 12.34");
    assertThat(kit.text("select content->>'processorPaymentId' from posting where kind = 'REFUND'"))
        .isEqualTo(refund);
    assertThat(kit.texts("select distinct result from webhook_inbox")).containsExactly("APPLIED");
  }

  @Test
  void pain4AnEventThatIsFasterThanTheRefundsAnswerIsOneTransition() {
    Captured paid = back.captured("55.00");
    sandbox().faults().add(Fault.once("stripe.refunds.create", Fault.Kind.DROP_AFTER));
    back.refund(paid.paymentId(), "20.00 USD");

    back.told(paid, "refund.created");
    back.after(Duration.ofMinutes(1));

    assertThat(back.reversals()).containsExactly("REFUND 20.00 0.00 DONE");
    assertThat(back.postings()).hasSize(1);
    assertThat(kit.events(paid.paymentId())).containsOnlyOnce("payment.refunded");
  }

  @Test
  void aRefundOfABankDebitIsPostedOnceItHasArrived() {
    Captured paid = bankDebit();

    String state = back.refund(paid.paymentId(), "").path("state").asText();
    String refund = kit.text("select processor_reversal_id from payment_reversal");
    List<String> before = back.postings();
    sandbox().stripe().bankDecisions().settleRefund(refund);
    back.told(paid, "refund.updated");

    assertThat(state).isEqualTo("PENDING");
    assertThat(before).isEmpty();
    assertThat(back.reversals()).containsExactly("REFUND 55.00 0.00 DONE");
    assertThat(back.postings()).hasSize(1);
  }

  @Test
  void aRefundThatTheBankDoesNotTakeLeavesTheMoneyOurs() {
    Captured paid = bankDebit();
    back.refund(paid.paymentId(), "");

    sandbox()
        .stripe()
        .bankDecisions()
        .failRefund(kit.text("select processor_reversal_id from payment_reversal"));
    back.after(Duration.ofMinutes(1));

    assertThat(back.reversals()).containsExactly("REFUND 55.00 0.00 FAILED");
    assertThat(back.postings()).isEmpty();
  }

  @Test
  void pain6ARefundThatFailsAfterItHadSucceededIsRaisedAndBookedBackAndCanBeGivenAgainOnce() {
    Captured paid = back.captured("55.00");
    back.refund(paid.paymentId(), "");
    String before = code(() -> back.refund(paid.paymentId(), ""));

    sandbox()
        .stripe()
        .bankDecisions()
        .failRefund(kit.text("select processor_reversal_id from payment_reversal"));
    back.told(paid, "refund.failed", "charge.refund.updated");

    assertThat(back.reversals())
        .containsExactly("REFUND 55.00 0.00 DONE", "REFUND_RETURNED 55.00 0.00 DONE");
    assertThat(back.postings())
        .containsExactly(
            "REFUND READY PROCESSOR_CLEARING -55.00, CUSTOMER 55.00",
            "REFUND_RETURNED READY PROCESSOR_CLEARING 55.00, CUSTOMER -55.00");
    assertThat(kit.events(paid.paymentId()))
        .containsOnlyOnce("payment.raised")
        .endsWith("payment.refund.returned");
    assertThat(kit.text("select reason from payment")).contains("failed after it had succeeded");
    assertThat(before).isEqualTo("TOO-MUCH");
    assertThat(back.refund(paid.paymentId(), "").path("state").asText()).isEqualTo("DONE");
    assertThat(code(() -> back.refund(paid.paymentId(), ""))).isEqualTo("TOO-MUCH");
  }

  @Test
  void pain14ADisputeTakesTheMoneyAndBringsItBackWhenItIsWon() {
    Captured paid = back.captured(BLUEWATER, "12000.00", "USD", "visa_credit");
    sandbox().stripe().dispute(paid.intent());
    back.told(paid, "charge.dispute.created", "charge.dispute.funds_withdrawn");
    String code =
        String.valueOf(problem(() -> back.refund(paid.paymentId(), "")).members().get("code"));

    sandbox().stripe().bankDecisions().winDispute(paid.intent());
    back.told(paid, "charge.dispute.closed", "charge.dispute.funds_reinstated");

    assertThat(code).isEqualTo("DISPUTED");
    assertThat(back.reversals())
        .containsExactly("DISPUTE 12324.00 324.00 DONE", "DISPUTE_WON 12324.00 324.00 DONE");
    assertThat(back.postings())
        .containsExactly(
            "DISPUTE READY PROCESSOR_CLEARING -12324.00, CUSTOMER 12000.00, SURCHARGE 324.00",
            "DISPUTE_WON READY PROCESSOR_CLEARING 12324.00, CUSTOMER -12000.00, SURCHARGE -324.00");
    assertThat(kit.events(paid.paymentId()))
        .containsSubsequence(
            "payment.dispute.opened",
            "payment.disputed",
            "payment.dispute.closed",
            "payment.dispute.won");
  }

  @Test
  void pain5ADisputeWhoseEventsComeBackwardsIsBookedTheSame() {
    Captured paid = back.captured("55.00");
    sandbox().stripe().dispute(paid.intent());
    sandbox().stripe().bankDecisions().winDispute(paid.intent());

    back.told(
        paid,
        "charge.dispute.closed",
        "charge.dispute.funds_reinstated",
        "charge.dispute.funds_withdrawn",
        "charge.dispute.created");

    assertThat(back.reversals())
        .containsExactly("DISPUTE 55.00 0.00 DONE", "DISPUTE_WON 55.00 0.00 DONE");
    assertThat(back.postings()).hasSize(2);
  }

  @Test
  void aDisputeThatIsLostMovesNothingMore() {
    Captured paid = back.captured("55.00");
    sandbox().stripe().dispute(paid.intent());
    back.told(paid, "charge.dispute.created");

    sandbox().stripe().bankDecisions().loseDispute(paid.intent());
    back.told(paid, "charge.dispute.closed");

    assertThat(back.reversals()).containsExactly("DISPUTE 55.00 0.00 DONE");
    assertThat(kit.text("select state from payment_dispute")).isEqualTo("LOST");
    assertThat(problem(() -> back.refund(paid.paymentId(), "")).members())
        .containsEntry("code", "TOO-MUCH");
  }

  @Test
  void anInquiryIsOnlyAnEventAndBlocksRefundsUntilItIsClosed() {
    Captured paid = back.captured("55.00");
    sandbox().stripe().bankDecisions().inquire(paid.intent());
    back.told(paid, "charge.dispute.created");

    assertThat(back.reversals()).isEmpty();
    assertThat(kit.events(paid.paymentId())).endsWith("payment.dispute.opened");
    assertThat(problem(() -> back.refund(paid.paymentId(), "")).members())
        .containsEntry("code", "DISPUTED");

    sandbox().stripe().bankDecisions().winDispute(paid.intent());
    back.told(paid, "charge.dispute.closed");

    assertThat(back.refund(paid.paymentId(), "").path("state").asText()).isEqualTo("DONE");
  }

  @Test
  void pain14ABankDebitThatIsReturnedAfterItSucceededIsAReturn() {
    Captured paid = bankDebit();

    sandbox().stripe().fail(paid.intent());
    back.told(paid, "charge.dispute.created", "charge.dispute.closed");

    assertThat(back.reversals()).containsExactly("RETURN 55.00 0.00 DONE");
    assertThat(back.postings())
        .containsExactly("RETURN READY PROCESSOR_CLEARING -55.00, CUSTOMER 55.00");
    assertThat(kit.events(paid.paymentId())).contains("payment.returned");
  }

  @Test
  void whatMovedAgainBeforeTheCaptureIsRecordedWaitsForIt() {
    Captured paid = back.captured("55.00");
    back.refundAtProcessor(paid, 5500);
    kit.database()
        .jdbc()
        .sql(
            """
            with gone as (delete from posting_document), gone2 as (delete from posting)
            update payment set status = 'PROCESSING', captured = null, captured_at = null""")
        .update();

    back.told(paid, "charge.refunded");

    assertThat(back.reversals()).isEmpty();
    assertThat(kit.inbox()).containsExactly("charge.refunded due");
  }

  @Test
  void somebodyElsesRefundIsIgnoredAndWhatCannotBeAskedComesAgain() {
    Captured paid = back.captured("55.00");
    back.refundAtProcessor(paid, 5500);
    sandbox().faults().add(Fault.status("stripe.refunds.list", 503));

    back.told(paid, "charge.refunded");
    List<String> first = kit.inbox();
    kit.clock.advance(Duration.ofSeconds(31));
    back.applied();

    assertThat(first).containsExactly("charge.refunded due");
    assertThat(kit.inbox()).containsExactly("charge.refunded APPLIED");
    assertThat(back.reversals()).containsExactly("REFUND 55.00 0.00 DONE");
  }

  private static String code(Runnable work) {
    return String.valueOf(problem(work).members().get("code"));
  }

  private Captured bankDebit() {
    Captured paid = back.captured(BLUEWATER, "55.00", "USD", "us_bank");
    sandbox().stripe().settle(paid.intent());
    kit.clock.advance(Duration.ofSeconds(10));
    kit.wake();
    assertThat(kit.status(paid.paymentId())).isEqualTo("CAPTURED");
    return paid;
  }
}

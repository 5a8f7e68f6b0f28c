package io.openitem.payment;

import static io.openitem.payment.Callers.BLUEWATER;
import static io.openitem.payment.PaymentKit.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.Outcome;
import io.openitem.payment.MoneyBackKit.Captured;
import io.openitem.processor.MovementList;
import io.openitem.reversal.ReversalSettings;
import io.openitem.sandbox.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the processor moved again, and no event ever told. */
class SweepMovementsTest {

  @RegisterExtension final PaymentKit kit = new PaymentKit();
  private final MoneyBackKit back = new MoneyBackKit(kit);

  @Test
  void aRefundInTheDashboardThatNoEventToldIsTakenInOnce() {
    Captured paid = back.captured("55.00");
    back.refundAtProcessor(paid, 1234);

    back.swept();
    back.swept();

    assertThat(back.reversals()).containsExactly("REFUND 12.34 0.00 DONE");
    assertThat(back.postings())
        .containsExactly("REFUND READY PROCESSOR_CLEARING -12.34, CUSTOMER 12.34");
    assertThat(kit.events(paid.paymentId())).containsOnlyOnce("payment.refunded");
    assertThat(kit.text("select detail from movement_sweep")).contains(" 0 asked about");
  }

  @Test
  void aDisputeThatWasOpenedAndWonIsTakenIn() {
    Captured paid = back.captured("55.00");
    sandbox().stripe().dispute(paid.intent());
    back.swept();
    List<String> opened = back.reversals();
    String open = kit.text("select state from payment_dispute");

    // Then the dispute is older than what is listed; it is asked about because it is open.
    kit.clock.advance(Duration.ofDays(60));
    back.swept();
    sandbox().stripe().bankDecisions().winDispute(paid.intent());
    back.swept();

    assertThat(opened).containsExactly("DISPUTE 55.00 0.00 DONE");
    assertThat(open).isEqualTo("OPEN");
    assertThat(back.reversals())
        .containsExactly("DISPUTE 55.00 0.00 DONE", "DISPUTE_WON 55.00 0.00 DONE");
    assertThat(kit.text("select state from payment_dispute")).isEqualTo("WON");
  }

  @Test
  void aDisputeThatWasLostIsTakenIn() {
    Captured paid = back.captured("55.00");
    sandbox().stripe().dispute(paid.intent());
    sandbox().stripe().bankDecisions().loseDispute(paid.intent());

    back.swept();

    assertThat(back.reversals()).containsExactly("DISPUTE 55.00 0.00 DONE");
    assertThat(kit.text("select state from payment_dispute")).isEqualTo("LOST");
  }

  @Test
  void aBankReturnOfAPaymentThatIsTwentyDaysOldIsTakenIn() {
    Captured paid = back.captured(BLUEWATER, "55.00", "USD", "us_bank");
    sandbox().stripe().settle(paid.intent());
    kit.clock.advance(Duration.ofSeconds(10));
    kit.wake();
    back.swept();
    kit.clock.advance(Duration.ofDays(20));

    sandbox().stripe().fail(paid.intent());
    back.swept();

    assertThat(back.reversals()).containsExactly("RETURN 55.00 0.00 DONE");
    assertThat(back.postings()).hasSize(1);
  }

  @Test
  void aRefundThatFailedLaterIsTakenIn() {
    Captured paid = back.captured("55.00");
    back.refund(paid.paymentId(), "");
    sandbox()
        .stripe()
        .bankDecisions()
        .failRefund(kit.text("select processor_reversal_id from payment_reversal"));

    back.swept();
    back.swept();

    assertThat(back.reversals())
        .containsExactly("REFUND 55.00 0.00 DONE", "REFUND_RETURNED 55.00 0.00 DONE");
    assertThat(kit.text("select detail from movement_sweep")).contains(" 0 asked about");
  }

  @Test
  void pain10AnEventThatIsGivenUpIsRaisedAndTheSweepTakesItInAfterAll() {
    Captured paid = back.captured("55.00");
    back.refundAtProcessor(paid, 5500);
    kit.deliver(SignedEvents.moved("charge.refunded", paid.intent()));
    kit.clock.advance(Duration.ofDays(3).plusMinutes(1));
    sandbox().faults().add(Fault.status("stripe.refunds.list", 503));
    kit.reversals().applyReversals().apply();
    List<String> given = kit.inbox();
    String reason = kit.text("select reason from payment");
    sandbox().faults().clear();

    back.swept();

    assertThat(given).containsExactly("charge.refunded RAISED");
    assertThat(reason).contains("could not be booked yet");
    assertThat(kit.events(paid.paymentId())).contains("payment.raised");
    assertThat(back.reversals()).containsExactly("REFUND 55.00 0.00 DONE");
    assertThat(kit.inbox()).containsExactly("charge.refunded APPLIED");
    assertThat(kit.text("select coalesce(reason, 'none') from payment")).isEqualTo("none");
  }

  @Test
  void aSweepThatCannotReadConcludesNothingAndComesAgain() {
    Captured paid = back.captured("55.00");
    back.refundAtProcessor(paid, 5500);
    sandbox().faults().add(Fault.status("stripe.disputes.list", 503));

    back.swept();
    List<String> first = back.reversals();
    String failing = kit.text("select (failing_since is not null)::text from movement_sweep");
    back.swept();

    assertThat(first).isEmpty();
    assertThat(failing).isEqualTo("true");
    assertThat(back.reversals()).containsExactly("REFUND 55.00 0.00 DONE");
    assertThat(kit.text("select (failing_since is null)::text from movement_sweep"))
        .isEqualTo("true");
  }

  @Test
  void manyReplicasSweepOnceAndZeroMeansNever() throws Exception {
    Captured paid = back.captured("55.00");
    back.refundAtProcessor(paid, 5500);
    kit.reversals()
        .sweepMovements(new ReversalSettings(Duration.ZERO, Duration.ofDays(30), 20_000))
        .runDue();
    List<String> never = kit.texts("select processor from movement_sweep");

    Concurrently.run(
        4,
        () -> {
          kit.reversals()
              .sweepMovements(
                  new ReversalSettings(Duration.ofHours(1), Duration.ofDays(30), 20_000))
              .runDue();
          return 1;
        });

    assertThat(never).isEmpty();
    assertThat(back.reversals()).containsExactly("REFUND 55.00 0.00 DONE");
  }

  @Test
  void whatIsMoreThanIsReadIsSaid() {
    Captured paid = back.captured("55.00");
    var before = kit.clock.instant().minusSeconds(1);
    for (int i = 0; i < 101; i++) {
      back.refundAtProcessor(paid, 1);
    }

    Outcome<MovementList> bounded = kit.refunds().begunSince(before, 100);
    Outcome<MovementList> all = kit.refunds().begunSince(before, 20_000);

    assertThat(list(bounded).complete()).isFalse();
    assertThat(list(all).complete()).isTrue();
    assertThat(
            list(all).charges().stream()
                .filter(one -> one.processorPaymentId().equals(paid.intent()))
                .findFirst()
                .orElseThrow()
                .refunds())
        .hasSize(101);
  }

  private static MovementList list(Outcome<MovementList> outcome) {
    return Objects.requireNonNull(((Outcome.Done<MovementList>) outcome).value());
  }
}

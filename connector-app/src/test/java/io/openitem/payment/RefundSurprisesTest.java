package io.openitem.payment;

import static io.openitem.payment.Callers.BLUEWATER;
import static io.openitem.payment.PaymentKit.problem;
import static io.openitem.payment.PaymentKit.sandbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.customizing.CompanyCodes;
import io.openitem.deployment.DeployedFiles;
import io.openitem.payment.MoneyBackKit.Captured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Money that goes back in another way than was thought: nothing is dropped, people are told. */
class RefundSurprisesTest {

  @RegisterExtension final PaymentKit kit = new PaymentKit();
  private final MoneyBackKit back = new MoneyBackKit(kit);

  @Test
  void pain6ARefundThatMovesMoneyAfterItHadEndedAsFailedIsBookedAndRaised() {
    Captured paid = bankDebit();
    String refund = pendingRefund(paid);
    failed();

    sandbox().stripe().bankDecisions().settleRefund(refund);
    back.told(paid, "refund.updated");

    assertThat(back.reversals()).containsExactly("REFUND 55.00 0.00 DONE");
    assertThat(kit.events(paid.paymentId())).containsOnlyOnce("payment.raised");
    assertThat(reason()).contains("moved money after it had ended as failed");
  }

  @Test
  void pain6ARefundThatIsOnItsWayAfterItHadEndedAsFailedIsRaisedAndItsAmountHeld() {
    Captured paid = bankDebit();
    pendingRefund(paid);
    failed();

    back.told(paid, "refund.updated");

    assertThat(back.reversals()).containsExactly("REFUND 55.00 0.00 PENDING");
    assertThat(reason()).contains("on its way after it had ended as failed");
    assertThat(problem(() -> back.refund(paid.paymentId(), "")).members())
        .containsEntry("code", "TOO-MUCH");
  }

  @Test
  void pain14ASecondRefundUnderOneIdOfOursIsBookedAndRaised() {
    Captured paid = back.captured("55.00");
    String ours = back.refund(paid.paymentId(), "20.00 USD").path("refundId").asText();

    String second = back.refundAtProcessor(paid, 2000, "&metadata[openitem_refund]=" + ours);
    back.told(paid, "refund.created");
    back.told(paid, "charge.refunded");

    assertThat(back.reversals())
        .containsExactly("REFUND 20.00 0.00 DONE", "REFUND 20.00 0.00 DONE");
    assertThat(kit.events(paid.paymentId())).containsOnlyOnce("payment.raised");
    assertThat(reason()).contains("was made twice").contains(ours).contains(second);
  }

  @Test
  void aDisputesMovementWhoseKindChangedIsNotBookedAgainAndRaised() {
    Captured paid = back.captured("55.00");
    sandbox().stripe().dispute(paid.intent());
    back.told(paid, "charge.dispute.funds_withdrawn");
    kit.database().jdbc().sql("update payment_reversal set kind = 'RETURN'").update();

    back.told(paid, "charge.dispute.updated");

    assertThat(back.reversals()).containsExactly("RETURN 55.00 0.00 DONE");
    assertThat(kit.events(paid.paymentId())).containsOnlyOnce("payment.raised");
    assertThat(reason()).contains("a DISPUTE, and it is booked as RETURN");
  }

  @Test
  void aRefundThatFailsLaterTakesNoShareOfTheFeeFromWhatMovedMeanwhile() {
    Captured paid = back.captured(BLUEWATER, "12000.00", "USD", "visa_credit");
    kit.refunds().next(FragileCharges.Fault.CRASH_BEFORE);
    assertThatThrownBy(() -> back.refund(paid.paymentId(), ""))
        .isInstanceOf(FragileCharges.Crash.class);

    sandbox().stripe().dispute(paid.intent());
    back.told(paid, "charge.dispute.funds_withdrawn");
    back.after(Duration.ofSeconds(31));

    assertThat(back.reversals())
        .containsExactly("REFUND 12324.00 324.00 FAILED", "DISPUTE 12324.00 324.00 DONE");
    assertThat(back.postings())
        .containsExactly(
            "DISPUTE READY PROCESSOR_CLEARING -12324.00, CUSTOMER 12000.00, SURCHARGE 324.00");
  }

  @Test
  void aFeeThatCameBackWithAFailedRefundGoesWithTheNext() {
    Captured paid = back.captured(BLUEWATER, "12000.00", "USD", "visa_credit");
    back.refund(paid.paymentId(), "");
    sandbox()
        .stripe()
        .bankDecisions()
        .failRefund(kit.text("select processor_reversal_id from payment_reversal"));
    back.told(paid, "refund.failed");

    back.refund(paid.paymentId(), "");

    assertThat(back.reversals())
        .containsExactly(
            "REFUND 12324.00 324.00 DONE",
            "REFUND_RETURNED 12324.00 324.00 DONE",
            "REFUND 12324.00 324.00 DONE");
  }

  @Test
  void whatMovedInACompanyCodeThatCustomizingLostIsRaisedAndPlannedOnceItIsBack(
      @TempDir Path folder) throws IOException {
    Captured paid = back.captured("55.00");
    back.refundAtProcessor(paid, 5500);
    kit.deliver(SignedEvents.moved("charge.refunded", paid.intent()));
    kit.clock.advance(Duration.ofSeconds(2));

    kit.reversals(without1710(folder)).applyReversals().apply();
    var before = back.postings();
    String reason = reason();
    back.after(Duration.ofHours(2));

    assertThat(before).isEmpty();
    assertThat(reason).contains("customizing has no company code 1710");
    assertThat(kit.events(paid.paymentId())).containsOnlyOnce("payment.raised");
    assertThat(back.postings()).hasSize(1);
    assertThat(reason()).isEqualTo("none");
  }

  private static CompanyCodes without1710(Path folder) throws IOException {
    Path file = folder.resolve(CompanyCodes.FILE);
    Files.createDirectories(file.getParent());
    String packaged = DeployedFiles.packaged().require(CompanyCodes.FILE).text();
    Files.writeString(file, packaged.replace("1710", "1799"));
    return CompanyCodes.read(DeployedFiles.withOverrides(folder));
  }

  private String pendingRefund(Captured paid) {
    back.refund(paid.paymentId(), "");
    return kit.text("select processor_reversal_id from payment_reversal");
  }

  /** As if it had been told as failed. */
  private void failed() {
    kit.database()
        .jdbc()
        .sql("update payment_reversal set state = 'FAILED', due_at = null, deadline_at = null")
        .update();
  }

  private String reason() {
    return kit.text("select coalesce(reason, 'none') from payment");
  }

  private Captured bankDebit() {
    Captured paid = back.captured(BLUEWATER, "55.00", "USD", "us_bank");
    sandbox().stripe().settle(paid.intent());
    kit.clock.advance(Duration.ofSeconds(10));
    kit.wake();
    return paid;
  }
}

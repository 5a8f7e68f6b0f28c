package io.openitem.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.AdHocTerms;
import io.openitem.domain.CapturedPayment;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingKind;
import io.openitem.store.ClaimedPosting;
import io.openitem.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of one posting, and of those beside it. */
class PostingMechanismTest {

  private static final String ANNA = "0010000001";
  private static final String BERT = "0010000002";

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T15:00:00Z"));
  private final PostingRig rig = new PostingRig(clock, TestSettings.DEFAULTS);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void paymentIsPostedThenClearedAndItsItemsAreReleased() {
    CapturedPayment captured = rig.captured(ANNA);
    String payment = rig.postingOf(captured.paymentId(), "PAYMENT");
    assertThat(rig.requested()).containsExactly(payment);

    rig.answer(payment, Outcome.done(PostingRig.document(1_400_000_001)));

    String clearing = rig.clearingOf(payment);
    assertThat(rig.requested()).containsExactly(clearing);
    assertThat(rig.text("select status || ' ' || document_number from payment"))
        .isEqualTo("POSTED 1400000001");
    ClaimedPosting claimed = rig.claimed(clearing);
    assertThat(claimed.task().kind()).isEqualTo(PostingKind.CLEARING);
    assertThat(claimed.task().payment()).contains(PostingRig.document(1_400_000_001));

    rig.recorder.record(claimed, Outcome.done(PostingRig.document(100_000_001)));

    assertThat(rig.text("select status || ' ' || document_number from payment"))
        .isEqualTo("CLEARED 1400000001");
    assertThat(rig.text("select reserved from payment_item")).isEqualTo("false");
    assertThat(rig.text("select cleared || ' ' || clearing_document from open_item"))
        .isEqualTo("true 100000001");
    assertThat(rig.eventsOf(captured.paymentId()))
        .containsExactly("posting.sent", "payment.posted", "posting.sent", "payment.cleared");
    assertThat(rig.requested()).isEmpty();
  }

  @Test
  void aPaymentWithoutInvoicesIsPostedAndThereIsNothingToClear() {
    AdHocTerms terms = new AdHocTerms(Optional.of("A"), Optional.of("Deposit"));
    CapturedPayment captured = rig.payments.adHoc(ANNA, "500.00", terms);
    rig.database.transactions().executeWithoutResult(status -> rig.planner.plan(captured));
    String payment = rig.postingOf(captured.paymentId(), "PAYMENT");

    ClaimedPosting claimed = rig.claimed(payment);
    rig.recorder.record(claimed, rig.done());

    assertThat(claimed.task().items()).isEmpty();
    assertThat(claimed.task().lines().get(1).specialGlCode()).contains("A");
    assertThat(claimed.task().lines().get(1).text()).contains("Deposit");
    assertThat(rig.column("select kind || ' ' || state from posting"))
        .containsExactly("PAYMENT POSTED");
    assertThat(rig.text("select status from payment")).isEqualTo("POSTED");
    assertThat(rig.eventsOf(captured.paymentId()))
        .containsExactly("posting.sent", "payment.posted");
  }

  @Test
  void everyEventIsAnnounced() {
    String payment = rig.planned(ANNA);
    rig.answer(payment, rig.done());
    rig.answer(rig.clearingOf(payment), rig.done());

    assertThat(
            rig.column(
                """
                select event_id from payment_event
                except select cast(body as jsonb)->>'id' from outbox where destination like 'topic:%'"""))
        .isEmpty();
    assertThat(rig.text("select count(*) from payment_event")).isEqualTo("4");
    assertThat(rig.text("select count(*) from outbox where destination like 'topic:%'"))
        .isEqualTo("4");
  }

  @Test
  void clearingIsNotSentBeforeThePaymentIsPosted() {
    String payment = rig.planned(ANNA);

    assertThat(rig.claim(rig.clearingOf(payment))).isEmpty();
  }

  @Test
  void duplicateMessagesClaimNothing() {
    String payment = rig.planned(ANNA);
    ClaimedPosting claimed = rig.claimed(payment);

    assertThat(rig.claim(payment)).isEmpty();

    rig.recorder.record(claimed, rig.done());
    assertThat(rig.claim(payment)).isEmpty();
    assertThat(rig.show(payment)).isEqualTo("POSTED [DONE]");
  }

  @Test
  void messageForAPostingThatDoesNotExistIsHarmless() {
    assertThat(rig.claim("pst_00000000000000000000000000")).isEmpty();
  }

  @Test
  void oneCustomersPostingsNeverOverlapAndTheNextIsHandedOn() {
    String first = rig.planned(ANNA);
    clock.advance(Duration.ofSeconds(1));
    String second = rig.planned(ANNA);
    String other = rig.planned(BERT);
    ClaimedPosting sending = rig.claimed(first);
    rig.requested();

    assertThat(rig.claim(second)).isEmpty();
    assertThat(rig.claim(other)).isPresent();

    clock.advance(Duration.ofSeconds(1));
    rig.recorder.record(sending, rig.done());
    assertThat(rig.requested()).containsExactly(second);
    assertThat(rig.claim(second)).isPresent();
    assertThat(rig.claim(rig.clearingOf(first))).isEmpty();
  }

  @Test
  void refusedPostingIsParkedWithItsReasonAndFreesTheLane() {
    CapturedPayment captured = rig.captured(ANNA);
    String refused = rig.postingOf(captured.paymentId(), "PAYMENT");
    String next = rig.planned(ANNA);
    rig.requested();

    rig.answer(refused, Outcome.refused("201(F5)", "period closed"));

    assertThat(rig.show(refused)).isEqualTo("PARKED [REFUSED]");
    assertThat(rig.text("select reason from posting where posting_id = '" + refused + "'"))
        .isEqualTo("201(F5): period closed");
    assertThat(rig.eventsOf(captured.paymentId())).endsWith("posting.parked");
    assertThat(rig.requested()).containsExactly(next);
    assertThat(rig.claim(next)).isPresent();
    assertThat(rig.claim(rig.clearingOf(refused))).isEmpty();
  }

  @Test
  void waitingPostingBlocksOnlyWhatDependsOnIt() {
    String waiting = rig.planned(ANNA);
    String next = rig.planned(ANNA);

    rig.answer(
        waiting, new Outcome.NotDone<>("account locked", Optional.of(Duration.ofSeconds(30))));

    assertThat(rig.claim(waiting)).isEmpty();
    assertThat(rig.claim(rig.clearingOf(waiting))).isEmpty();
    rig.answer(next, rig.done());

    clock.advance(Duration.ofSeconds(30));
    rig.answer(waiting, rig.done());
    assertThat(rig.show(waiting)).isEqualTo("POSTED [NOT_DONE, DONE]");
  }

  @Test
  void numberOfAnotherPostingIsRefusedByTheIndexAndParked() {
    String first = rig.planned(ANNA);
    String second = rig.planned(BERT);
    Outcome<DocumentNumber> same = rig.done();
    rig.answer(first, same);

    rig.answer(second, same);

    assertThat(rig.show(second)).isEqualTo("PARKED [UNKNOWN]");
    assertThat(rig.text("select reason from posting where posting_id = '" + second + "'"))
        .contains("1710-2026-1400000001, the document of another posting");
    assertThat(rig.column("select number from posting_document where number is not null"))
        .hasSize(1);
    assertThat(rig.text("select count(*) from lane where holder is not null")).isEqualTo("0");
  }
}

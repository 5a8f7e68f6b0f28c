package io.openitem.posting;

import static io.openitem.posting.PostingRig.document;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.CapturedPayment;
import io.openitem.domain.CheckedDocument;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingKind;
import io.openitem.domain.ReversalKind;
import io.openitem.store.ClaimedPosting;
import io.openitem.store.DeskPosting;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The posting of money that moved again, in the mechanism and on the back office's desk. */
class ReversalPostingTest {

  private static final String CUSTOMER = "0010000001";

  private final PostingRig rig = PostingRig.withDefaults(Clock.systemUTC());

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void aReversalComesAfterThePaymentsDocumentAndNamesIt() {
    CapturedPayment captured = rig.captured(CUSTOMER);
    String refund = moved(captured, ReversalKind.REFUND, "50.00");

    Optional<ClaimedPosting> tooEarly = rig.claim(refund);
    rig.answer(payment(captured), Outcome.done(document(1_400_000_001)));
    ClaimedPosting claimed = rig.claimed(refund);
    rig.recorder.record(claimed, Outcome.done(document(1_400_000_002)));

    assertThat(tooEarly).isEmpty();
    assertThat(claimed.task().payment()).contains(document(1_400_000_001));
    assertThat(rig.show(refund)).isEqualTo("POSTED [DONE]");
    assertThat(rig.eventsOf(captured.paymentId())).endsWith("payment.reversal.posted");
    assertThat(rig.text("select status || ' ' || document_number from payment"))
        .isEqualTo("POSTED 1400000001");
  }

  @Test
  void eachReversalHasItsPostingOnceAndSeveralOfAKindHaveTheirOwn() {
    CapturedPayment captured = rig.captured(CUSTOMER);

    String one = moved(captured, ReversalKind.REFUND, "50.00");
    String other = moved(captured, ReversalKind.REFUND, "50.00");

    assertThat(one).isNotEqualTo(other);
    assertThat(rig.text("select count(distinct reference) from posting where kind = 'REFUND'"))
        .isEqualTo("2");
  }

  @Test
  void pain14TwoReversalsAreNeverTheSameDocument() {
    CapturedPayment captured = rig.captured(CUSTOMER);
    rig.answer(payment(captured), Outcome.done(document(1_400_000_001)));
    String refund = moved(captured, ReversalKind.REFUND, "50.00");
    String dispute = moved(captured, ReversalKind.DISPUTE, "50.00");
    rig.answer(refund, Outcome.done(document(1_400_000_002)));

    DeskResult named = resolve(dispute, 1_400_000_002);
    DeskResult ofThePayment = resolve(dispute, 1_400_000_001);
    DeskResult own = resolve(dispute, 1_400_000_003);

    assertThat(named.toString()).contains("ANOTHERS-DOCUMENT");
    assertThat(ofThePayment.toString()).contains("ANOTHERS-DOCUMENT");
    assertThat(own).isInstanceOf(DeskResult.Done.class);
    assertThat(rig.state(dispute)).isEqualTo("POSTED");
  }

  @Test
  void sapsAnswerWithAnotherReversalsDocumentIsNotBelieved() {
    CapturedPayment captured = rig.captured(CUSTOMER);
    rig.answer(payment(captured), Outcome.done(document(1_400_000_001)));
    String refund = moved(captured, ReversalKind.REFUND, "50.00");
    String dispute = moved(captured, ReversalKind.DISPUTE, "50.00");
    rig.answer(refund, Outcome.done(document(1_400_000_002)));

    rig.answer(dispute, Outcome.done(document(1_400_000_002)));

    assertThat(rig.show(dispute)).isEqualTo("PARKED [UNKNOWN]");
  }

  @Test
  void aParkedReversalIsSentAgainAndItsAmountOnTheDeskIsItsOwn() {
    CapturedPayment captured = rig.captured(CUSTOMER);
    rig.answer(payment(captured), Outcome.done(document(1_400_000_001)));
    String refund = moved(captured, ReversalKind.REFUND, "50.00");
    rig.answer(refund, Outcome.refused("201(F5)", "Posting period 010 2026 is not open"));

    DeskPosting desk = rig.desk.find(refund).orElseThrow();
    DeskResult again = rig.retry.retry(refund, "carla", "Period reopened");
    rig.answer(refund, Outcome.done(document(1_400_000_002)));

    assertThat(desk.credit().toString()).isEqualTo("50.00 USD");
    assertThat(again).isInstanceOf(DeskResult.Done.class);
    assertThat(rig.show(refund)).isEqualTo("POSTED [REFUSED, DONE]");
  }

  @Test
  void whatThePostingApiCannotReverseIsParkedWithTheReason() {
    CapturedPayment captured = rig.captured(CUSTOMER, "paymentservice");

    String refund = rig.moved(captured.paymentId(), ReversalKind.RETURN, "50.00", "paymentservice");

    assertThat(rig.state(refund)).isEqualTo("PARKED");
    assertThat(rig.text("select reason from posting where posting_id = '" + refund + "'"))
        .startsWith("NO-REVERSAL: postingApi paymentservice");
    assertThat(rig.eventsOf(captured.paymentId())).endsWith("posting.parked");
    assertThat(PostingKind.RETURN.isReversal()).isTrue();
  }

  @Test
  void whatOnlyPeopleCanPostIsNotSentByARetryEither() {
    CapturedPayment captured = rig.captured(CUSTOMER, "paymentservice");
    rig.answer(payment(captured), Outcome.done(document(1_400_000_001)));
    String refund = rig.moved(captured.paymentId(), ReversalKind.REFUND, "50.00", "paymentservice");

    DeskResult again = rig.retry.retry(refund, "carla", "try it");
    DeskResult recorded = resolve(refund, 1_400_000_009);

    assertThat(again.toString()).contains("BY-HAND-ONLY");
    assertThat(recorded).isInstanceOf(DeskResult.Done.class);
    assertThat(rig.show(refund)).isEqualTo("POSTED []");
  }

  private DeskResult resolve(String posting, int document) {
    return rig.resolution.resolve(
        posting, new CheckedDocument(document(document), Optional.empty()), "carla", "by hand");
  }

  private String moved(CapturedPayment captured, ReversalKind kind, String amount) {
    return rig.moved(captured.paymentId(), kind, amount, "journalentry");
  }

  private String payment(CapturedPayment captured) {
    return rig.postingOf(captured.paymentId(), "PAYMENT");
  }
}

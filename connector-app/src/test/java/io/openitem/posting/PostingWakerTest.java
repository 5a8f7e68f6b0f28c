package io.openitem.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.CapturedPayment;
import io.openitem.domain.Outcome;
import io.openitem.store.ClaimedPosting;
import io.openitem.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What wakes a posting that nobody is at work on. */
class PostingWakerTest {

  private static final String ANNA = "0010000001";
  private static final PostingSettings SETTINGS = TestSettings.DEFAULTS;

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T15:00:00Z"));
  private final PostingRig rig = new PostingRig(clock, SETTINGS);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void postingWhoseMessageWasLostIsNamedAgainAndNotTooOften() {
    String posting = rig.planned(ANNA);
    rig.requested();

    rig.waker.look();
    assertThat(rig.requested()).isEmpty();

    clock.advance(SETTINGS.hintAgainAfter());
    rig.waker.look();
    rig.waker.look();
    assertThat(rig.requested()).containsExactly(posting);
  }

  @Test
  void waitingPostingIsNamedWhenItIsDue() {
    String posting = rig.planned(ANNA);
    rig.answer(posting, Outcome.notDone("no connection"));
    rig.requested();

    rig.waker.look();
    assertThat(rig.requested()).isEmpty();

    clock.advance(SETTINGS.firstBackOff());
    rig.waker.look();
    assertThat(rig.requested()).containsExactly(posting);
  }

  @Test
  void postingInABusyLaneIsNotNamed() {
    String first = rig.planned(ANNA);
    rig.planned(ANNA);
    ClaimedPosting unused = rig.claimed(first);
    rig.requested();
    clock.advance(SETTINGS.hintAgainAfter());

    rig.waker.look();

    assertThat(rig.requested()).isEmpty();
  }

  @Test
  void crashBetweenClaimAndRecordIsAskedAboutAndNeverRepeated() {
    CapturedPayment captured = rig.captured(ANNA);
    String posting = rig.postingOf(captured.paymentId(), "PAYMENT");
    ClaimedPosting crashed = rig.claimed(posting);
    clock.advance(SETTINGS.lease());

    rig.waker.look();

    assertThat(rig.show(posting)).isEqualTo("ASKING [UNKNOWN]");
    assertThat(rig.text("select holder is null and fence = 2 from lane")).isEqualTo("true");
    assertThat(rig.eventsOf(captured.paymentId()))
        .containsExactly("posting.sent", "posting.unknown");
    ClaimedPosting asking = rig.claimed(posting);
    assertThat(asking.fence()).isGreaterThan(crashed.fence());
    assertThat(asking.open()).isPresent();
  }

  @Test
  void lateResultBecomesEvidenceAndDoesNotPostTwice() {
    String posting = rig.planned(ANNA);
    ClaimedPosting late = rig.claimed(posting);
    clock.advance(SETTINGS.lease());
    rig.waker.look();

    rig.recorder.record(late, Outcome.done(PostingRig.document(1_400_000_001)));

    assertThat(rig.show(posting)).isEqualTo("ASKING [UNKNOWN]");
    assertThat(rig.text("select evidence->1->>'what' from posting_attempt")).isEqualTo("LATE");
    assertThat(rig.text("select evidence->1->>'detail' from posting_attempt"))
        .isEqualTo("done: 1710-2026-1400000001");
    assertThat(rig.text("select status from payment")).isEqualTo("CAPTURED");
    clock.advance(SETTINGS.sapMaximumRunTime());
    rig.answer(posting, Outcome.done(PostingRig.document(1_400_000_001)));
    assertThat(rig.show(posting)).isEqualTo("POSTED [DONE]");
  }

  @Test
  void lateResultDoesNotFreeALaneThatSomeoneElseHolds() {
    String posting = rig.planned(ANNA);
    ClaimedPosting late = rig.claimed(posting);
    clock.advance(SETTINGS.lease());
    rig.waker.look();
    clock.advance(SETTINGS.sapMaximumRunTime());
    ClaimedPosting asking = rig.claimed(posting);

    rig.recorder.record(late, Outcome.notDone("no connection"));

    assertThat(rig.show(posting)).isEqualTo("ASKING [UNKNOWN]");
    assertThat(rig.text("select holder from lane")).isEqualTo(posting);
    rig.recorder.record(asking, rig.done());
    assertThat(rig.show(posting)).isEqualTo("POSTED [DONE]");
  }

  @Test
  void crashWhileAskingAsksAgainAtOnce() {
    String posting = rig.planned(ANNA);
    rig.answer(posting, Outcome.unknown("timed out"));
    clock.advance(SETTINGS.sapMaximumRunTime());
    ClaimedPosting unused = rig.claimed(posting);
    rig.requested();
    clock.advance(SETTINGS.lease());

    rig.waker.look();

    assertThat(rig.show(posting)).isEqualTo("ASKING [UNKNOWN]");
    assertThat(rig.requested()).containsExactly(posting);
    assertThat(rig.claim(posting)).isPresent();
  }

  @Test
  void lapsedLaneIsHandedOn() {
    String first = rig.planned(ANNA);
    String next = rig.planned(ANNA);
    ClaimedPosting unused = rig.claimed(first);
    rig.requested();
    clock.advance(SETTINGS.lease());

    rig.waker.freeLapsed();

    assertThat(rig.requested()).containsExactly(next);
  }

  @Test
  void unknownPostingIsParkedAtItsDeadlineAndStaysUnknown() {
    CapturedPayment captured = rig.captured(ANNA);
    String posting = rig.postingOf(captured.paymentId(), "PAYMENT");
    rig.answer(posting, Outcome.unknown("timed out"));
    clock.advance(SETTINGS.deadline());

    rig.waker.look();

    assertThat(rig.show(posting)).isEqualTo("PARKED [UNKNOWN]");
    assertThat(rig.text("select reason from posting where posting_id = '" + posting + "'"))
        .isEqualTo("not finished by its deadline; last: timed out");
    assertThat(rig.eventsOf(captured.paymentId())).endsWith("posting.parked");
    assertThat(rig.claim(posting)).isEmpty();
  }

  @Test
  void dependantOfAParkedPostingIsNotParkedWithIt() {
    String posting = rig.planned(ANNA);
    rig.answer(posting, Outcome.refused("201(F5)", "period closed"));
    clock.advance(SETTINGS.deadline().plus(Duration.ofDays(1)));

    rig.waker.look();

    assertThat(rig.state(rig.clearingOf(posting))).isEqualTo("READY");
  }

  @Test
  void everyDuePostingIsNamedHoweverManyThereAre() {
    for (int n = 0; n < SETTINGS.wakerBatchRowsMax() + 1; n++) {
      rig.planned("%010d".formatted(20_000_000 + n));
    }
    rig.requested();
    clock.advance(SETTINGS.hintAgainAfter());

    rig.waker.look();

    assertThat(rig.requested()).hasSize(SETTINGS.wakerBatchRowsMax() + 1);
  }
}

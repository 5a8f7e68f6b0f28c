package io.openitem.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.Outcome;
import io.openitem.store.ClaimedPosting;
import io.openitem.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What SAP is asked, and what follows from it. */
class PostingAskingTest {

  private static final String ANNA = "0010000001";

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T15:00:00Z"));
  private final PostingRig rig = new PostingRig(clock, TestSettings.DEFAULTS);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void unknownSapAnswerIsNotResentBeforeLookup() {
    String posting = rig.planned(ANNA);
    rig.answer(posting, Outcome.unknown("timed out"));
    assertThat(rig.claim(posting)).isEmpty();

    clock.advance(TestSettings.DEFAULTS.sapMaximumRunTime());

    ClaimedPosting claimed = rig.claimed(posting);
    assertThat(claimed.open()).isPresent();
    rig.recorder.record(claimed, rig.done());
    assertThat(rig.show(posting)).isEqualTo("POSTED [DONE]");
  }

  @Test
  void whatSapHasIsFoundLongBeforeItsLongestRunTime() {
    String posting = rig.planned(ANNA);
    rig.answer(posting, Outcome.unknown("timed out"));

    clock.advance(TestSettings.DEFAULTS.firstAsk());
    rig.answer(posting, rig.done());

    assertThat(rig.show(posting)).isEqualTo("POSTED [DONE]");
  }

  @Test
  void whatSapDoesNotShowWithinItsLongestRunTimeIsNeitherAbsentNorSentAgain() {
    String posting = rig.planned(ANNA);
    rig.answer(posting, Outcome.unknown("timed out"));

    clock.advance(Duration.ofSeconds(15));
    rig.answer(posting, Outcome.notDone("no such document"));
    clock.advance(Duration.ofSeconds(15));
    rig.answer(posting, Outcome.notDone("no such document"));

    assertThat(rig.show(posting)).isEqualTo("ASKING [UNKNOWN]");
    assertThat(rig.text("select max(absent) from posting")).isEqualTo("0");
  }

  @Test
  void absentTwiceIsSentAgainUnderTheSameReference() {
    String posting = rig.planned(ANNA);
    ClaimedPosting first = rig.claimed(posting);
    rig.recorder.record(first, Outcome.unknown("timed out"));
    clock.advance(TestSettings.DEFAULTS.sapMaximumRunTime());

    rig.answer(posting, Outcome.notDone("no such document"));
    assertThat(rig.show(posting)).isEqualTo("ASKING [UNKNOWN]");
    clock.advance(TestSettings.DEFAULTS.longestAsk());
    rig.answer(posting, Outcome.notDone("no such document"));
    assertThat(rig.show(posting)).isEqualTo("READY [ABSENT]");

    ClaimedPosting second = rig.claimed(posting);
    assertThat(second.open()).isEmpty();
    assertThat(second.task().reference()).isEqualTo(first.task().reference());
    assertThat(second.task().attemptId()).isNotEqualTo(first.task().attemptId());
    rig.recorder.record(second, rig.done());
    assertThat(rig.show(posting)).isEqualTo("POSTED [ABSENT, DONE]");
  }

  @Test
  void clearingThatLeavesItsItemsOpenIsSentAgain() {
    String payment = rig.planned(ANNA);
    rig.answer(payment, rig.done());
    String clearing = rig.clearingOf(payment);
    rig.answer(clearing, Outcome.pending("taken"));

    clock.advance(TestSettings.DEFAULTS.sapMaximumRunTime());
    rig.answer(clearing, Outcome.pending("items are open"));
    clock.advance(TestSettings.DEFAULTS.longestAsk());
    rig.answer(clearing, Outcome.pending("items are open"));

    assertThat(rig.show(clearing)).isEqualTo("READY [ABSENT]");
    rig.answer(clearing, rig.done());
    assertThat(rig.show(clearing)).isEqualTo("POSTED [ABSENT, DONE]");
  }

  @Test
  void itemsClearedBySomeoneElseArePutOnTheWorklist() {
    String payment = rig.planned(ANNA);
    rig.answer(payment, rig.done());
    String clearing = rig.clearingOf(payment);
    rig.answer(clearing, Outcome.pending("taken"));
    clock.advance(Duration.ofSeconds(1));

    rig.answer(clearing, Outcome.refused("CLEARED", "by 1710-2026-100000777"));

    assertThat(rig.show(clearing)).isEqualTo("PARKED [REFUSED]");
    assertThat(rig.text("select status from payment")).isEqualTo("POSTED");
    assertThat(rig.text("select reserved from payment_item")).isEqualTo("true");
  }

  @Test
  void attemptsKeepWhatWasSeen() {
    String posting = rig.planned(ANNA);
    rig.answer(posting, Outcome.unknown("timed out"));
    clock.advance(TestSettings.DEFAULTS.sapMaximumRunTime());
    rig.answer(posting, Outcome.notDone("no such document"));
    clock.advance(TestSettings.DEFAULTS.longestAsk());
    rig.answer(posting, Outcome.notDone("no such document"));

    List<String> seen =
        rig.column(
            "select note->>'what' from posting_attempt, jsonb_array_elements(evidence) note");
    assertThat(seen).containsExactly("UNKNOWN", "NOT_FOUND", "ABSENT");
  }
}

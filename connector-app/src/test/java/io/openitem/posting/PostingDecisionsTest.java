package io.openitem.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.domain.AttemptOutcome;
import io.openitem.domain.ClosedPeriod;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingChange;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingState;
import io.openitem.store.ClaimedPosting;
import io.openitem.store.ClaimedPosting.OpenAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostingDecisionsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");

  private final PostingDecisions decisions =
      new PostingDecisions(
          TestSettings.DEFAULTS,
          new ClosedPeriods(any -> ClosedPeriod.PARK, TestSettings.DEFAULTS));

  @ParameterizedTest(name = "{0} sent, {1}: {2}, attempt {3}, again in {4} s, {5}")
  @CsvSource({
    "PAYMENT,  DONE,     POSTED,  DONE,     -,     POSTED",
    "CLEARING, DONE,     POSTED,  DONE,     -,     CLEARED",
    "PAYMENT,  REFUSED,  PARKED,  REFUSED,  -,     POSTING_PARKED",
    "PAYMENT,  NOT_DONE, WAITING, NOT_DONE, 1,     POSTING_WAITING",
    "PAYMENT,  UNKNOWN,  ASKING,  UNKNOWN,  0.250, POSTING_UNKNOWN",
    "CLEARING, PENDING,  ASKING,  PENDING,  0.250, -",
  })
  void whatFollowsFromTheAnswerToASending(
      PostingKind kind,
      String answer,
      PostingState state,
      String attempt,
      String in,
      String event) {
    PostingChange change = decisions.decide(sent(kind, 1), TestClaims.outcome(answer), NOW);

    assertThat(shown(change)).isEqualTo("%s %s %s 0 %s".formatted(state, attempt, in, event));
  }

  @ParameterizedTest(
      name = "{0} asked {1} s after its attempt, nothing found {2} times before, now {3}: {4}")
  @CsvSource({
    "PAYMENT,  0,    0, DONE,     POSTED,  DONE,    -,     0, POSTED",
    "CLEARING, 0,    0, DONE,     POSTED,  DONE,    -,     0, CLEARED",
    "CLEARING, 5,    0, REFUSED,  PARKED,  REFUSED, -,     0, POSTING_PARKED",
    "PAYMENT,  60,   0, UNKNOWN,  ASKING,  -,       60,    0, -",
    "PAYMENT,  600,  1, UNKNOWN,  ASKING,  -,       60,    1, -",
    "PAYMENT,  10,   0, PENDING,  ASKING,  -,       10,    0, -",
    "PAYMENT,  600,  1, PENDING,  ASKING,  -,       60,    0, -",
    "PAYMENT,  0,    0, NOT_DONE, ASKING,  -,       0.250, 0, -",
    "PAYMENT,  59,   0, NOT_DONE, ASKING,  -,       59,    0, -",
    "PAYMENT,  60,   0, NOT_DONE, ASKING,  -,       60,    1, -",
    "PAYMENT,  61,   1, NOT_DONE, READY,   ABSENT,  0,     0, -",
    "CLEARING, 1,    0, PENDING,  ASKING,  -,       1,     0, -",
    "CLEARING, 60,   0, PENDING,  ASKING,  -,       60,    1, -",
    "CLEARING, 61,   1, PENDING,  READY,   ABSENT,  0,     0, -",
  })
  void whatFollowsFromTheAnswerToAsking(
      PostingKind kind,
      long secondsOpen,
      int absentBefore,
      String answer,
      PostingState state,
      String attempt,
      String in,
      int absent,
      String event) {
    ClaimedPosting claimed = asked(kind, Duration.ofSeconds(secondsOpen), absentBefore);

    PostingChange change = decisions.decide(claimed, TestClaims.outcome(answer), NOW);

    assertThat(shown(change))
        .isEqualTo("%s %s %s %d %s".formatted(state, attempt, in, absent, event));
  }

  @ParameterizedTest(name = "try {0}: again in {1} s")
  @CsvSource({"1, 1", "2, 2", "3, 4", "9, 256", "10, 300", "1000000, 300"})
  void backOffDoublesUpToItsBound(int tries, long seconds) {
    PostingChange change =
        decisions.decide(sent(PostingKind.PAYMENT, tries), TestClaims.outcome("NOT_DONE"), NOW);

    assertThat(change.dueAt()).contains(NOW.plusSeconds(seconds));
  }

  @Test
  void whatSapAsksUsToWaitComesBeforeOurBackOff() {
    Outcome<DocumentNumber> locked =
        new Outcome.NotDone<>("account locked", Optional.of(Duration.ofSeconds(7)));

    PostingChange change = decisions.decide(sent(PostingKind.PAYMENT, 9), locked, NOW);

    assertThat(change.dueAt()).contains(NOW.plusSeconds(7));
  }

  @ParameterizedTest(name = "after its deadline, {0}: parked, attempt {1}")
  @CsvSource({
    "false, NOT_DONE, NOT_DONE",
    "true,  UNKNOWN,  -",
    "true,  PENDING,  -",
    "true,  NOT_DONE, ABSENT",
  })
  void whatIsNotFinishedByItsDeadlineIsParkedAndStaysAsOpenAsItIs(
      boolean asks, String answer, String attempt) {
    Instant late = NOW.plus(TestSettings.DEFAULTS.deadline());
    ClaimedPosting claimed =
        asks ? asked(PostingKind.PAYMENT, Duration.ofHours(1), 1) : sent(PostingKind.PAYMENT, 1);

    PostingChange change = decisions.decide(claimed, TestClaims.outcome(answer), late);

    assertThat(change.state()).isEqualTo(PostingState.PARKED);
    assertThat(change.attempt().map(Enum::name).orElse("-")).isEqualTo(attempt);
    assertThat(change.reason().orElse("")).startsWith("not finished by its deadline");
  }

  @Test
  void anotherCompanyCodesDocumentIsNotBelieved() {
    DocumentNumber foreign = new DocumentNumber(new CompanyCode("1010"), "2026", "1400000001");

    PostingChange change =
        decisions.decide(sent(PostingKind.PAYMENT, 1), Outcome.done(foreign), NOW);

    assertThat(change.state()).isEqualTo(PostingState.PARKED);
    assertThat(change.attempt()).contains(AttemptOutcome.UNKNOWN);
  }

  @Test
  void changeThatWouldRepeatAnOpenAttemptCannotBeMade() {
    assertThatThrownBy(
            () ->
                new PostingChange(
                    PostingState.READY,
                    Optional.of(NOW),
                    Optional.of(AttemptOutcome.UNKNOWN),
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))
        .hasMessage("an open attempt must not be repeated");
  }

  private static ClaimedPosting sent(PostingKind kind, int tries) {
    return TestClaims.claimed(NOW, kind, tries, 0, Optional.empty());
  }

  private static ClaimedPosting asked(PostingKind kind, Duration open, int absent) {
    return TestClaims.claimed(
        NOW,
        kind,
        1,
        absent,
        Optional.of(new OpenAttempt(AttemptOutcome.UNKNOWN, NOW.minus(open))));
  }

  private static String shown(PostingChange change) {
    return "%s %s %s %d %s"
        .formatted(
            change.state(),
            change.attempt().map(Enum::name).orElse("-"),
            change.dueAt().map(PostingDecisionsTest::seconds).orElse("-"),
            change.absent(),
            change.event().map(Enum::name).orElse("-"));
  }

  private static String seconds(Instant due) {
    Duration wait = Duration.between(NOW, due);
    String whole = Long.toString(wait.toSeconds());
    return wait.toMillisPart() == 0 ? whole : "%s.%03d".formatted(whole, wait.toMillisPart());
  }
}

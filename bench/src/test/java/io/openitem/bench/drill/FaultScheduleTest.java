package io.openitem.bench.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.bench.drill.FaultSchedule.PlannedFault;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is planned, and that it is the same again for the same seed. */
final class FaultScheduleTest {
  private static final Set<FaultKind> ALL = EnumSet.allOf(FaultKind.class);

  @Test
  void theSameSeedPlansTheSame() {
    FaultSchedule one = FaultSchedule.of(42, 2_000, ALL, 10);
    FaultSchedule again = FaultSchedule.of(42, 2_000, ALL, 10);

    assertThat(again.faults()).isEqualTo(one.faults());
    assertThat(IntStream.range(0, 2_000).mapToObj(again::ofPayment))
        .containsExactlyElementsOf(IntStream.range(0, 2_000).mapToObj(one::ofPayment).toList());
  }

  @Test
  void anotherSeedPlansOtherwise() {
    assertThat(FaultSchedule.of(43, 2_000, ALL, 10).faults())
        .isNotEqualTo(FaultSchedule.of(42, 2_000, ALL, 10).faults());
  }

  @Test
  void everyKindIsPlannedOftenEnoughAndWithinThePayments() {
    FaultSchedule schedule = FaultSchedule.of(7, 2_000, ALL, 10);

    for (FaultKind kind : ALL) {
      assertThat(schedule.counts().get(kind)).as(kind.text()).isGreaterThanOrEqualTo(10);
    }
    assertThat(schedule.faults())
        .allSatisfy(fault -> assertThat(fault.payment()).isBetween(0, 1_999))
        .isSortedAccordingTo((a, b) -> Integer.compare(a.payment(), b.payment()));
  }

  @Test
  void killsAreSpreadOverThePaymentsSoThatEachMeetsSome() {
    List<Integer> kills =
        FaultSchedule.of(3, 2_000, Set.of(FaultKind.KILL_CONNECTOR), 10).faults().stream()
            .map(PlannedFault::payment)
            .toList();

    assertThat(kills).hasSize(10);
    for (int i = 0; i < kills.size(); i++) {
      assertThat(kills.get(i)).isBetween(i * 160, (i + 1) * 160);
    }
  }

  @Test
  void whatThePaymentsWaitForIsPlannedWithoutSpare() {
    FaultSchedule schedule = FaultSchedule.of(7, 2_000, ALL, 10);

    assertThat(schedule.counts().get(FaultKind.KILL_BROKER)).isEqualTo(10);
    assertThat(schedule.counts().get(FaultKind.BROKER_STALL)).isEqualTo(10);
    assertThat(schedule.counts().get(FaultKind.POSTGRES_STALL)).isEqualTo(15);
  }

  @Test
  void whatAnApiCannotMeetIsLeftOut() {
    assertThat(PostingApi.of("journalentry").among(ALL)).isEqualTo(ALL);
    assertThat(PostingApi.of("paymentservice").among(ALL))
        .hasSize(ALL.size() - 1)
        .doesNotContain(FaultKind.SAP_CLEARING_REFUSED);
    assertThatThrownBy(() -> PostingApi.of("fax"))
        .hasMessage("--posting knows journalentry, paymentservice, lockbox, not fax");
  }

  @Test
  void leavingAKindOutDoesNotMoveTheOthers() {
    Set<FaultKind> some = EnumSet.of(FaultKind.SAP_500, FaultKind.SAP_STALL);

    List<PlannedFault> among =
        FaultSchedule.of(42, 500, ALL, 2).faults().stream()
            .filter(fault -> some.contains(fault.kind()))
            .toList();

    assertThat(FaultSchedule.of(42, 500, some, 2).faults()).isEqualTo(among);
  }

  @Test
  void tooFewPaymentsForWhatClientsAreToDoAreRefused() {
    assertThatThrownBy(() -> FaultSchedule.of(1, 5, ALL, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too few");
  }

  @Test
  void faultsAreNamedAsOnTheCommandLine() {
    assertThat(FaultKind.parse("kill-connector, sap-lost-answer"))
        .containsExactly(FaultKind.KILL_CONNECTOR, FaultKind.SAP_LOST_ANSWER);
    assertThat(FaultKind.parse("all")).hasSize(FaultKind.values().length);
    assertThatThrownBy(() -> FaultKind.parse("sap-explodes"))
        .hasMessageContaining("sap-explodes")
        .hasMessageContaining("sap-lost-answer");
  }
}

package io.openitem.bench.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.bench.drill.Findings.Wrong;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The last line, and when a drill has passed. */
final class DrillReportTest {
  private final Findings findings = new Findings();

  @Test
  void theLastLineHasTheAgreedKeys() {
    findings.captured();
    findings.posted();

    assertThat(report(3).toJson())
        .isEqualTo(
            "{\"seed\":42,\"payments\":1,\"captured\":1,\"posted\":1,\"parked\":0,\"lost\":0,"
                + "\"doubled\":0,\"stuck\":0,\"wrongAmount\":0,\"answersChanged\":0,"
                + "\"faults\":{\"sap-500\":3},\"refunded\":0,\"refundsPosted\":0,\"refundsParked\":0,"
                + "\"seconds\":7}");
  }

  @Test
  void aDrillWhoseFaultsHappenedAndWhereAllIsRightPasses() {
    assertThat(report(2).passed()).isTrue();
  }

  @Test
  void aDrillWhoseFaultsDidNotHappenOftenEnoughFails() {
    assertThat(report(1).passed()).isFalse();
    assertThat(report(1).tooFew()).containsExactly("sap-500 1");
  }

  @Test
  void aDrillThatFoundSomethingFails() {
    for (Wrong wrong : Wrong.values()) {
      Findings found = new Findings();
      found.wrong(wrong, "something");

      assertThat(new DrillReport(42, 1, found, Map.of(), 0, 7).passed()).isFalse();
    }
  }

  private DrillReport report(int happened) {
    Map<FaultKind, Integer> faults = new EnumMap<>(Map.of(FaultKind.SAP_500, happened));
    return new DrillReport(42, 1, findings, faults, 2, 7);
  }
}

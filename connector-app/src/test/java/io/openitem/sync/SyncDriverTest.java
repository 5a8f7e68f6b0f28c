package io.openitem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.Ids;
import io.openitem.support.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SyncDriverTest {

  private final TestDatabase database = TestDatabase.create();
  private final TestClock clock = new TestClock();
  private final SyncRuns runs =
      new SyncRuns(database.jdbc(), new Ids(clock), clock, TestScope.SETTINGS);
  private final SyncLease lease =
      new SyncLease(database.jdbc(), clock, TestScope.SETTINGS, new CursorJson(new ObjectMapper()));

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aCompanyCodeThatLeftCustomizingIsPassedOver() {
    SyncTurn turn = at(SyncStep.OPEN_ITEMS, "1710");

    SyncTurn settled = driver("1010", "1810").settle(turn);

    assertThat(settled.step()).isEqualTo(SyncStep.OPEN_ITEMS);
    assertThat(settled.cursor()).isEqualTo(SyncCursor.beginOf("1810"));
  }

  @Test
  void aRunWhoseLastCompanyCodeLeftCustomizingIsDone() {
    SyncTurn turn = at(SyncStep.CLOSING, "1910");

    SyncTurn settled = driver("1010", "1810").settle(turn);

    assertThat(settled.finished()).isTrue();
    assertThat(runs.find(turn.syncId()).orElseThrow().state()).isEqualTo(SyncState.DONE);
  }

  @Test
  void aRunThatIsLetGoIsTakenOnAtOnce() {
    SyncDriver driver = driver("1010");
    SyncTurn turn = at(SyncStep.OPEN_ITEMS, "1010");

    driver.leave(turn);

    assertThat(driver.take()).isPresent();
  }

  private SyncDriver driver(String... companyCodes) {
    return new SyncDriver(lease, TestScope.of(companyCodes), clock);
  }

  /** A run that is at this step, behind a key of this company code. */
  private SyncTurn at(SyncStep step, String companyCode) {
    runs.start(SyncMode.FULL, "ops");
    SyncTurn turn = lease.claim().orElseThrow();
    while (turn.step() != step) {
      turn = turn.nextStep(clock.instant());
    }
    SyncCursor cursor = new SyncCursor(companyCode, List.of("2026", "9000000001", "001"));
    return turn.at(cursor, turn.tally());
  }
}

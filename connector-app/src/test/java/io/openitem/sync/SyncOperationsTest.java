package io.openitem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.Caller;
import io.openitem.domain.Ids;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.support.TestDatabase;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SyncOperationsTest {

  private static final Caller OPS = new Caller("ops", "", Set.of(), Set.of(Caller.Role.OPERATOR));

  private final TestDatabase database = TestDatabase.create();
  private final TestClock clock = new TestClock();
  private final SyncRuns runs =
      new SyncRuns(database.jdbc(), new Ids(clock), clock, TestScope.SETTINGS);
  private final SyncOperations operations = new SyncOperations(runs);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aStartedRunIsShownAndSaysWhereToFollowIt() {
    OperationResponse started = operations.start(start("FULL"));

    String syncId = runs.running().orElseThrow().syncId();
    assertThat(started.status()).isEqualTo(202);
    assertThat(started.headers()).containsEntry("Location", "/api/v1/admin/syncs/" + syncId);
    assertThat(operations.get(get(syncId)).body())
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("syncId", syncId)
        .containsEntry("state", "RUNNING")
        .containsEntry("step", "accounts")
        .containsEntry("requestedBy", "ops")
        .containsEntry("total", null)
        .containsEntry("secondsLeft", null);
  }

  @Test
  void aSecondStartIsToldWhichRunIsUnderWay() {
    operations.start(start("FULL"));
    String syncId = runs.running().orElseThrow().syncId();

    assertThatThrownBy(() -> operations.start(start("DELTA")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().type()).isEqualTo(ProblemType.SYNC_RUNNING);
              assertThat(e.problem().members()).containsEntry("syncId", syncId);
            });
  }

  @Test
  void anUnknownRunIsNotFound() {
    assertThatThrownBy(() -> operations.get(get("syn_01JDF8Q6W3M5X2C7V9B1N4K6T8")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.NOT_FOUND));
  }

  private static OperationRequest start(String mode) {
    return new OperationRequest(
        "startSync",
        OPS,
        Map.of(),
        Map.of(),
        Map.of(),
        Optional.of(new ObjectMapper().createObjectNode().put("mode", mode)),
        new byte[0]);
  }

  private static OperationRequest get(String syncId) {
    return new OperationRequest(
        "getSync",
        OPS,
        Map.of("syncId", syncId),
        Map.of(),
        Map.of(),
        Optional.empty(),
        new byte[0]);
  }
}

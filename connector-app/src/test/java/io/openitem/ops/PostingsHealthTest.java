package io.openitem.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.openitem.domain.Outcome;
import io.openitem.posting.PostingRig;
import io.openitem.store.PostingCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/** What operators see of postings. */
class PostingsHealthTest {

  private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final PostingRig rig = PostingRig.withDefaults(CLOCK);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void nothingToPostIsUpWithZeros() {
    Health health = health(0, CLOCK);

    assertThat(health.getStatus()).isEqualTo(Status.UP);
    assertThat(health.getDetails()).containsEntry("parked", 0L).doesNotContainKey("oldestDue");
  }

  @Test
  void parkedPostingsAreShownButAreNoFaultOfTheConnector() {
    park("0010000001");
    park("0010000002");
    rig.planned("0010000003");

    Health health = health(0, CLOCK);

    assertThat(health.getStatus()).isEqualTo(Status.UP);
    assertThat(health.getDetails())
        .containsEntry("parked", 2L)
        .containsEntry("ready", 4L)
        .containsEntry("overdue", 0L)
        .containsEntry("oldestDue", NOW.toString())
        .containsEntry("oldestParked", NOW.toString());
  }

  @Test
  void moreParkedThanTheSettingAllowsIsDown() {
    park("0010000001");
    assertThat(health(1, CLOCK).getStatus()).isEqualTo(Status.UP);
    park("0010000002");

    assertThat(health(1, CLOCK).getStatus()).isEqualTo(Status.DOWN);
  }

  @Test
  void whatNobodyTakesUpIsOverdue() {
    rig.planned("0010000001");

    Health health = health(0, Clock.offset(CLOCK, Duration.ofMinutes(6)));

    assertThat(health.getDetails()).containsEntry("overdue", 1L);
  }

  @Test
  void aChargeThatNobodyCouldTellAboutIsCounted() {
    rig.planned("0010000001");
    rig.database
        .jdbc()
        .sql("update payment set status = 'PROCESSING', deadline_at = created_at")
        .update();

    assertThat(health(0, CLOCK).getDetails()).containsEntry("chargesRaised", 1L);
  }

  @Test
  void aMovementThatCouldNotBeTakenInIsCounted() {
    rig.database
        .jdbc()
        .sql(
            """
            insert into webhook_inbox (processor, event_id, type, body, received_at, result,
              concerns)
            values ('stripe', 'evt_1', 'charge.refunded', '', now(), 'RAISED', 'REVERSAL')""")
        .update();

    assertThat(health(0, CLOCK).getDetails()).containsEntry("movementsRaised", 1L);
  }

  @Test
  void everyStateThatIsNotFinalIsAGauge() {
    park("0010000001");
    MeterRegistry registry = new SimpleMeterRegistry();
    gauges(0, CLOCK).bindTo(registry);

    assertThat(registry.get("openitem.postings").tag("state", "parked").gauge().value())
        .isEqualTo(1);
    assertThat(registry.get("openitem.postings").tag("state", "ready").gauge().value())
        .isEqualTo(1);
    assertThat(registry.get("openitem.postings").gauges()).hasSize(5);
    assertThat(registry.get("openitem.postings.overdue").gauge().value()).isZero();
    assertThat(registry.get("openitem.payments.raised").gauge().value()).isZero();
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsDown() {
    PostingsHealthIndicator indicator = new PostingsHealthIndicator(gauges(0, CLOCK), settings(0));
    rig.close();

    assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
  }

  @Test
  void settingsOutOfBoundsDoNotStart() {
    assertThatThrownBy(() -> settings(-1)).hasMessageContaining("parked-max");
    assertThatThrownBy(() -> settings(0, Duration.ZERO)).hasMessageContaining("overdue-after");
  }

  private void park(String customer) {
    rig.answer(rig.planned(customer), Outcome.refused("201(F5)", "period closed"));
  }

  private Health health(int parkedMax, Clock clock) {
    return new PostingsHealthIndicator(gauges(parkedMax, clock), settings(parkedMax)).health();
  }

  private PostingGauges gauges(int parkedMax, Clock clock) {
    return new PostingGauges(new PostingCounts(rig.database.jdbc()), settings(parkedMax), clock);
  }

  private static OpsSettings settings(int parkedMax) {
    return settings(parkedMax, Duration.ofMinutes(5));
  }

  private static OpsSettings settings(int parkedMax, Duration overdueAfter) {
    return new OpsSettings(
        parkedMax,
        overdueAfter,
        Duration.ofSeconds(10),
        Duration.ofHours(6),
        Duration.ofDays(7),
        Duration.ofMinutes(10));
  }
}

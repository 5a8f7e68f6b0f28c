package io.openitem.sap.lockbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.Ids;
import io.openitem.sap.lockbox.WaitingItems.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The batches of each destination and origin: one at a time, at most one an interval, each
 * committed before it is sent, whichever replica sends it.
 */
final class LockboxBatches {

  private static final String CLAIM_LANE =
      """
      select fence from lockbox_lane
      where lane_id = :lane and holder is null and next_at <= :now
      for update skip locked""";

  private static final String INSERT =
      """
      insert into lockbox_batch (batch_id, lane_id, deposit_at, items, body, sent_at)
      values (:batch, :lane, :deposit, :items, cast(:body as jsonb), :now)
      on conflict (lane_id, deposit_at) do nothing""";

  private final TransactionTemplate transactions;
  private final JdbcClient jdbc;
  private final WaitingItems waiting;
  private final LockboxSettings settings;
  private final Duration lease;
  private final Function<BatchKey, ZoneId> zones;
  private final Ids ids;
  private final Clock clock;

  LockboxBatches(
      TransactionTemplate transactions,
      JdbcClient jdbc,
      ObjectMapper json,
      LockboxSettings settings,
      Duration lease,
      Function<BatchKey, ZoneId> zones,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.waiting = new WaitingItems(jdbc, json);
    this.settings = settings;
    this.lease = lease;
    this.zones = zones;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Takes the lane and puts waiting items into a batch of it, when one may be sent and there are
   * any. What is returned is committed; whoever gets it sends it once.
   */
  Optional<OpenBatch> claim(LockboxLane lane) {
    return Optional.ofNullable(transactions.execute(status -> claim(lane, now())))
        .flatMap(batch -> batch);
  }

  private Optional<OpenBatch> claim(LockboxLane lane, Instant now) {
    jdbc.sql(
            """
            insert into lockbox_lane (lane_id, next_at) values (:lane, :now)
            on conflict (lane_id) do nothing""")
        .param("lane", lane.id())
        .param("now", LockboxItems.utc(now))
        .update();
    Optional<Long> fence =
        jdbc.sql(CLAIM_LANE)
            .param("lane", lane.id())
            .param("now", LockboxItems.utc(now))
            .query(Long.class)
            .optional();
    if (fence.isEmpty()) {
      return Optional.empty();
    }
    return waiting
        .nextKey(lane, now)
        .flatMap(key -> batch(lane, key, fence.get() + 1, waiting.take(lane, key, now), now));
  }

  private Optional<OpenBatch> batch(
      LockboxLane lane, BatchKey key, long fence, List<Waiting> items, Instant now) {
    if (items.isEmpty()) {
      return Optional.empty();
    }
    List<JsonNode> contents = items.stream().map(Waiting::content).toList();
    String id = ids.lockboxBatch();
    // A batch of ours may have a time already, on the posting day of an earlier day: then the next.
    Optional<OpenBatch> stored =
        DepositTimes.of(key.postingDate(), zones.apply(key), now, settings.batchInterval())
            .map(
                deposit -> {
                  JsonNode body = LockboxBatchJson.of(lane, key, deposit, contents);
                  OpenBatch batch = new OpenBatch(id, lane, fence, items.size(), body);
                  return store(batch, deposit, now)
                      ? Optional.of(batch)
                      : Optional.<OpenBatch>empty();
                })
            .flatMap(Optional::stream)
            .findFirst();
    if (stored.isEmpty()) {
      return stored;
    }
    OpenBatch batch = stored.get();
    waiting.into(batch.id(), items, now);
    jdbc.sql(
            """
            update lockbox_lane set holder = :batch, fence = :fence, lease_until = :lease,
              next_at = :next where lane_id = :lane""")
        .param("batch", batch.id())
        .param("fence", fence)
        .param("lease", LockboxItems.utc(now.plus(lease)))
        .param("next", LockboxItems.utc(now.plus(settings.batchInterval())))
        .param("lane", lane.id())
        .update();
    return Optional.of(batch);
  }

  /** False when a batch of the lane has that time. */
  private boolean store(OpenBatch batch, Instant deposit, Instant now) {
    return jdbc.sql(INSERT)
            .param("batch", batch.id())
            .param("lane", batch.lane().id())
            .param("deposit", LockboxItems.utc(deposit))
            .param("items", batch.items())
            .param("body", batch.body().toString())
            .param("now", LockboxItems.utc(now))
            .update()
        == 1;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

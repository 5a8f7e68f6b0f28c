package io.openitem.sap.lockbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.Ids;
import io.openitem.sap.lockbox.WaitingItems.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
      values (:batch, :lane, :deposit, :items, cast(:body as jsonb), :now)""";

  // Whoever holds the lane's row is the only one who adds batches to it.
  private static final String TAKEN =
      """
      select deposit_at from lockbox_batch
      where lane_id = :lane and deposit_at = any(cast(:times as timestamptz[]))""";

  private static final Logger LOG = LoggerFactory.getLogger(LockboxBatches.class);

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
    return next(lane, fence.get() + 1, now);
  }

  /** The longest waiting items that have a deposit time: those that have none hold up nobody. */
  private Optional<OpenBatch> next(LockboxLane lane, long fence, Instant now) {
    List<BatchKey> full = new ArrayList<>();
    Optional<OpenBatch> next = Optional.empty();
    for (BatchKey key : waiting.keys(lane, now)) {
      Optional<Instant> deposit = freeTime(lane, key, now);
      if (deposit.isEmpty()) {
        full.add(key);
        continue;
      }
      List<Waiting> items = waiting.take(lane, key, now);
      if (!items.isEmpty()) {
        next = Optional.of(batch(lane, key, fence, items, deposit.get(), now));
        break;
      }
    }
    if (!full.isEmpty()) {
      LOG.error("ALERT lockbox lane {}: no deposit time is left for {}", lane.id(), full);
    }
    return next;
  }

  /**
   * A batch of ours may have a time already, on the posting day of an earlier day: then the next.
   */
  private Optional<Instant> freeTime(LockboxLane lane, BatchKey key, Instant now) {
    List<Instant> times =
        DepositTimes.of(key.postingDate(), zones.apply(key), now, settings.batchInterval())
            .toList();
    Set<Instant> taken =
        jdbc
            .sql(TAKEN)
            .param("lane", lane.id())
            .param("times", times.stream().map(Instant::toString).toArray(String[]::new))
            .query(OffsetDateTime.class)
            .list()
            .stream()
            .map(OffsetDateTime::toInstant)
            .collect(Collectors.toSet());
    return times.stream().filter(time -> !taken.contains(time)).findFirst();
  }

  private OpenBatch batch(
      LockboxLane lane,
      BatchKey key,
      long fence,
      List<Waiting> items,
      Instant deposit,
      Instant now) {
    List<JsonNode> contents = items.stream().map(Waiting::content).toList();
    JsonNode body = LockboxBatchJson.of(lane, key, deposit, contents);
    OpenBatch batch =
        new OpenBatch(ids.lockboxBatch(), lane, fence, now.plus(lease), items.size(), body);
    store(batch, deposit, now);
    waiting.into(batch.id(), items, now);
    jdbc.sql(
            """
            update lockbox_lane set holder = :batch, fence = :fence, lease_until = :lease,
              next_at = :next where lane_id = :lane""")
        .param("batch", batch.id())
        .param("fence", fence)
        .param("lease", LockboxItems.utc(batch.leaseUntil()))
        .param("next", LockboxItems.utc(now.plus(settings.batchInterval())))
        .param("lane", lane.id())
        .update();
    return batch;
  }

  private void store(OpenBatch batch, Instant deposit, Instant now) {
    jdbc.sql(INSERT)
        .param("batch", batch.id())
        .param("lane", batch.lane().id())
        .param("deposit", LockboxItems.utc(deposit))
        .param("items", batch.items())
        .param("body", batch.body().toString())
        .param("now", LockboxItems.utc(now))
        .update();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

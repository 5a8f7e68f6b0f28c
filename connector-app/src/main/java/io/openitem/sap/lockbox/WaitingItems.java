package io.openitem.sap.lockbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Items that wait for a batch. Only those whose posting is still at work and whose attempt is still
 * open: an item whose posting people have taken over is never sent. And only those that SAP showed
 * nothing of since they were last sent, and since people had them in hand.
 */
final class WaitingItems {

  private static final int ITEMS_MAX = 999;

  /** Many more than the company codes, currencies and posting dates that wait at one time. */
  private static final int KEYS_MAX = 1_000;

  private static final String WAITING =
      """
      from lockbox_item i
        join posting p on p.posting_id = i.posting_id
        join posting_attempt a on a.attempt_id = i.attempt_id
      where i.lane_id = :lane and i.batch_id is null and i.refusal_code is null
        and i.due_at <= :now and p.state in ('SENDING', 'ASKING')
        and i.looked_tries = i.tries and i.looked_retries = p.retries
        and (a.outcome is null or a.outcome in ('PENDING', 'UNKNOWN'))""";

  // Whatever somebody else holds goes with the next batch: nobody here waits for a lock.
  private static final String TAKE =
      "select i.attempt_id, i.content, i.batch_items_max "
          + WAITING
          + """

            and i.batch_key = :key
          order by i.due_at, i.created_at, i.attempt_id
          limit :max for update of i, p, a skip locked""";

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  WaitingItems(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** An item with how many may be in its batch. */
  record Waiting(String attemptId, JsonNode content, int batchItemsMax) {}

  /**
   * What the items of a batch have in common, for each batch that could be next: the longest
   * waiting item's first.
   */
  List<BatchKey> keys(LockboxLane lane, Instant now) {
    return jdbc
        .sql(
            "select i.batch_key "
                + WAITING
                + """

                group by i.batch_key
                order by min(i.due_at), min(i.created_at), i.batch_key
                limit :max""")
        .param("lane", lane.id())
        .param("now", LockboxItems.utc(now))
        .param("max", KEYS_MAX)
        .query(String.class)
        .list()
        .stream()
        .map(BatchKey::parse)
        .toList();
  }

  /** Takes as many as may be in one batch, and holds them until the transaction ends. */
  List<Waiting> take(LockboxLane lane, BatchKey key, Instant now) {
    List<Waiting> found =
        jdbc.sql(TAKE)
            .param("lane", lane.id())
            .param("key", key.toString())
            .param("now", LockboxItems.utc(now))
            .param("max", ITEMS_MAX)
            .query(
                (row, n) ->
                    new Waiting(
                        row.getString("attempt_id"),
                        parse(row.getString("content")),
                        row.getInt("batch_items_max")))
            .list();
    List<Waiting> taken = new ArrayList<>();
    Money sum = Money.zero(key.currency());
    int most = ITEMS_MAX;
    for (Waiting item : found) {
      most = Math.min(most, item.batchItemsMax());
      sum = sum.plus(LockboxBatchJson.amount(item.content(), key));
      if (taken.size() >= most || !LockboxBatchJson.holds(sum)) {
        break;
      }
      taken.add(item);
    }
    return taken;
  }

  /**
   * Puts items into a batch. From now on SAP may act, so absence and what people may do count from
   * here, not from when the item began to wait.
   */
  void into(String batchId, List<Waiting> items, Instant now) {
    List<String> attempts = items.stream().map(Waiting::attemptId).toList();
    jdbc.sql(
            """
            update lockbox_item set batch_id = :batch, tries = tries + 1
            where attempt_id in (:attempts)""")
        .param("batch", batchId)
        .param("attempts", attempts)
        .update();
    jdbc.sql(
            """
            update posting_attempt set ended_at = :now
            where attempt_id in (:attempts) and outcome in ('PENDING', 'UNKNOWN')""")
        .param("attempts", attempts)
        .param("now", LockboxItems.utc(now))
        .update();
  }

  private JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a lockbox item's content is no JSON", e);
    }
  }
}

package io.openitem.store;

import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What is to be announced: written in the transaction of the change itself, sent by the relay after
 * it, removed once sent. So a message is sent at least once, and only for what was committed.
 */
public final class Outbox {

  /** Where postings that may be started are named. */
  public static final String POSTING_REQUESTED = "queue:posting.requested";

  /** Where the events of payments are announced. */
  public static final String PAYMENT_EVENTS = "topic:payment.events";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Doorbell doorbell;
  private final TransactionSynchronization ringAfterCommit;

  /** Rings the doorbell after each commit that leaves something to send. */
  public Outbox(JdbcClient jdbc, Clock clock, Doorbell doorbell) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.doorbell = doorbell;
    this.ringAfterCommit =
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            doorbell.ring();
          }
        };
  }

  /** Asks for a posting to be started. Must run in the transaction that makes it due. */
  public void requestPosting(String postingId) {
    jdbc.sql("insert into outbox (destination, body, created_at) values (:to, :body, :now)")
        .param("to", POSTING_REQUESTED)
        .param("body", postingId)
        .param("now", Timestamps.utc(clock.instant()))
        .update();
    announceAfterCommit();
  }

  /** Has the relay look at once, after the running transaction; for rows inserted elsewhere. */
  void announceAfterCommit() {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      // The same object each time: a transaction keeps it once, however much it announces.
      TransactionSynchronizationManager.registerSynchronization(ringAfterCommit);
    } else {
      doorbell.ring();
    }
  }

  /**
   * Takes the oldest rows out and returns them; another replica's rows under way are skipped. They
   * are gone when the caller's transaction commits, so it commits after the broker has them. Should
   * the machine fail in between, they are sent twice, which is harmless; for the same reason this
   * transaction need not wait for the disk.
   *
   * @param rowsMax how many at most
   */
  public List<Message> take(int rowsMax) {
    jdbc.sql("set local synchronous_commit = off").update();
    return jdbc
        .sql(
            """
            delete from outbox where id in (
              select id from outbox order by id limit :max for update skip locked)
            returning id, destination, body""")
        .param("max", rowsMax)
        .query(
            (row, n) ->
                new Message(row.getLong("id"), row.getString("destination"), row.getString("body")))
        .list()
        .stream()
        .sorted()
        .toList();
  }

  /**
   * One row.
   *
   * @param id grows
   * @param destination {@code queue:<name>} or {@code topic:<name>}
   * @param body the text to send
   */
  public record Message(long id, String destination, String body) implements Comparable<Message> {
    @Override
    public int compareTo(Message other) {
      return Long.compare(id, other.id);
    }
  }
}

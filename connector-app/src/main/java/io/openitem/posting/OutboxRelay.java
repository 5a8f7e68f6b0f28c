package io.openitem.posting;

import io.openitem.store.Outbox;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries the outbox to the broker: rows are gone once the broker has committed their messages. A
 * crash in between sends them again, never loses them. Runs on every replica.
 */
public final class OutboxRelay {

  private final TransactionTemplate transactions;
  private final Outbox outbox;
  private final BrokerSender sender;
  private final int batchRowsMax;

  /** Sends through this sender. */
  public OutboxRelay(
      TransactionTemplate transactions, Outbox outbox, BrokerSender sender, int batchRowsMax) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.sender = sender;
    this.batchRowsMax = batchRowsMax;
  }

  /** Sends batches until the outbox is empty. */
  void drain() {
    int sent = batchRowsMax;
    while (sent == batchRowsMax) {
      Integer batch = transactions.execute(status -> sendBatch());
      sent = batch == null ? 0 : batch;
    }
  }

  private int sendBatch() {
    List<Outbox.Message> batch = outbox.take(batchRowsMax);
    if (!batch.isEmpty()) {
      sender.send(batch);
    }
    return batch.size();
  }
}

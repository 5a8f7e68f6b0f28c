package io.openitem.sandbox.sap.lockbox;

import io.openitem.sandbox.sap.ledger.LedgerEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All batches that were posted, by their key, with the times that they took. Thread-safe. */
public final class LockboxBatches {
  private static final long MINUTE_MILLIS = 60_000;

  private final Map<String, LockboxBatch> byKey = new ConcurrentSkipListMap<>();
  private final Set<String> times = ConcurrentHashMap.newKeySet();
  private final AtomicInteger last = new AtomicInteger();
  private final Consumer<LedgerEvent> journal;

  /** Tells this journal of each batch. */
  public LockboxBatches(Consumer<LedgerEvent> journal) {
    this.journal = journal;
  }

  /**
   * Takes a time of a destination and origin for one batch.
   *
   * @param slotMillis how exactly times are told apart: SAP tells minutes apart
   * @return false when a batch has it already: "Data (lockbox) already exists"
   */
  public boolean take(String destination, String origin, long depositMillis, long slotMillis) {
    return times.add(time(destination, origin, depositMillis - depositMillis % slotMillis));
  }

  private static String time(String destination, String origin, long millis) {
    return destination + "/" + origin + "/" + millis;
  }

  /** A key for a new batch. */
  public String nextKey() {
    return String.format(Locale.ROOT, "%08d", last.incrementAndGet());
  }

  /** Keeps a batch that was posted. */
  public void add(LockboxBatch batch) {
    journal.accept(new LedgerEvent.Lockbox(batch));
    byKey.put(batch.internalKey(), batch);
  }

  /** Takes a batch from the journal. */
  public void replay(LockboxBatch batch) {
    last.accumulateAndGet(Integer.parseInt(batch.internalKey()), Math::max);
    take(batch.destination(), batch.origin(), batch.depositMillis(), MINUTE_MILLIS);
    byKey.put(batch.internalKey(), batch);
  }

  /** Every batch, by its key. */
  public Stream<LockboxBatch> all() {
    return byKey.values().stream();
  }

  /** The batch of a key, if there is one. */
  public Optional<LockboxBatch> find(String internalKey) {
    return Optional.ofNullable(byKey.get(internalKey));
  }

  /** The items of every batch that carry a reference. */
  public List<LockboxItem> withReference(String reference) {
    return all()
        .flatMap(batch -> batch.items().stream())
        .filter(item -> item.given().reference().equals(reference))
        .toList();
  }
}

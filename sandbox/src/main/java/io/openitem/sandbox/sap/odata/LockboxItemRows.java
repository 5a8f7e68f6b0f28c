package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.lockbox.LockboxBatches;
import io.openitem.sandbox.sap.lockbox.LockboxItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Items of lockbox batches: by reference where a filter names one, else all of them. */
final class LockboxItemRows implements Rows<LockboxItem> {
  private static final String REFERENCE = "DocumentReferenceID";

  private final LockboxBatches batches;

  LockboxItemRows(LockboxBatches batches) {
    this.batches = batches;
  }

  @Override
  public Optional<LockboxItem> find(Map<String, String> key) {
    return batches.find(key.getOrDefault("LockboxBatchInternalKey", "")).stream()
        .flatMap(batch -> batch.items().stream())
        .filter(item -> item.item().equals(key.get("LockboxBatchItem")))
        .filter(item -> item.batch().equals(key.get("LockboxBatch")))
        .findFirst();
  }

  @Override
  public Stream<LockboxItem> candidates(Access access, List<String> after) {
    boolean named =
        access.alternatives().stream().allMatch(each -> each.equal().containsKey(REFERENCE));
    Stream<LockboxItem> found =
        named
            ? access.alternatives().stream()
                .map(each -> each.equal().getOrDefault(REFERENCE, ""))
                .distinct()
                .flatMap(reference -> batches.withReference(reference).stream())
                .sorted((one, other) -> Order.compareKeys(keyOf(one), keyOf(other)))
            : batches.all().flatMap(batch -> batch.items().stream());
    return found.filter(item -> after.isEmpty() || Order.compareKeys(keyOf(item), after) > 0);
  }

  private static List<String> keyOf(LockboxItem item) {
    return List.of(item.internalKey(), item.item(), item.batch());
  }
}

package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.fault.Faults;
import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.lockbox.LockboxBatch;
import io.openitem.sandbox.sap.lockbox.LockboxItem;
import java.util.List;

/**
 * {@code API_LOCKBOXPOST_IN}: batches of incoming payments, posted at once. Fault point of its own
 * besides those of every service: {@code sap.lockbox.subledger}, where a STATUS or DROP_BEFORE
 * leaves an item half posted.
 */
public final class LockboxService {
  private final SapSystem sap;

  private LockboxService(SapSystem sap) {
    this.sap = sap;
  }

  /** The service over this system's books. */
  public static ServiceModel model(SapSystem sap, Faults faults) {
    LockboxService service = new LockboxService(sap);
    return ServiceModel.of(
        "API_LOCKBOXPOST_IN",
        "1.0.0",
        List.of(service.batches(faults), service.items(), service.clearings()),
        List.of(),
        false);
  }

  private EntityModel<LockboxBatch> batches(Faults faults) {
    List<Navigation<LockboxBatch>> navigations =
        List.of(new Navigation<>("to_Item", "LockboxBatchItem", true, LockboxBatch::items));
    KeyedRows<LockboxBatch> rows =
        new KeyedRows<>(
            List.of("LockboxBatchInternalKey", "LockboxBatch"),
            () -> sap.lockbox().all(),
            key -> sap.lockbox().find(key).stream(),
            batch -> List.of(batch.internalKey(), batch.batch()));
    return EntityModel.readOnly("LockboxBatch", LockboxFields.batch(), navigations, rows)
        .writable(new LockboxPosting(sap, faults), true, false, false);
  }

  private EntityModel<LockboxItem> items() {
    List<Navigation<LockboxItem>> navigations =
        List.of(
            new Navigation<>(
                "to_Header",
                "LockboxBatch",
                false,
                item -> sap.lockbox().find(item.internalKey()).stream().toList()),
            new Navigation<>(
                "to_LockboxClearing", "LockboxClearing", true, LockboxService::clearings));
    return EntityModel.readOnly(
        "LockboxBatchItem", LockboxFields.item(), navigations, new LockboxItemRows(sap.lockbox()));
  }

  private EntityModel<LockboxFields.Clearing> clearings() {
    KeyedRows<LockboxFields.Clearing> rows =
        new KeyedRows<>(
            List.of("PaymentAdvice"),
            () ->
                sap.lockbox()
                    .all()
                    .flatMap(batch -> batch.items().stream())
                    .flatMap(item -> clearings(item).stream()),
            advice ->
                sap.lockbox()
                    .all()
                    .flatMap(batch -> batch.items().stream())
                    .filter(item -> item.paymentAdvice().equals(advice))
                    .flatMap(item -> clearings(item).stream()),
            clearing -> List.of(clearing.item().paymentAdvice(), clearing.number()));
    return EntityModel.readOnly("LockboxClearing", LockboxFields.clearing(), List.of(), rows)
        .typed("LockboxClearing_Type");
  }

  private static List<LockboxFields.Clearing> clearings(LockboxItem item) {
    return item.given().clearings().stream()
        .map(clearing -> new LockboxFields.Clearing(item, clearing))
        .toList();
  }
}

package io.openitem.sync;

import io.openitem.domain.InvoiceId;
import java.time.Instant;
import java.util.List;

/**
 * Items that a full pass no longer held and that SAP is asked about by key.
 *
 * @param turn whose
 * @param ids which; empty when the company code has no more
 * @param readAt taken before the call
 */
public record Vanished(SyncTurn turn, List<InvoiceId> ids, Instant readAt) {

  /** Copies the list. */
  public Vanished {
    ids = List.copyOf(ids);
  }
}

package io.openitem.sync;

import java.time.Instant;
import java.util.Map;

/**
 * One call of SAP that a turn needs, and the turn that needs it.
 *
 * @param turn whose
 * @param system the SAP system, as customizing names it
 * @param query the query options, by name with their {@code $}
 * @param readAt taken before the call: whatever is written later is newer than its answer
 */
public record PageRead(SyncTurn turn, String system, Map<String, String> query, Instant readAt) {

  /** Copies the options. */
  public PageRead {
    query = Map.copyOf(query);
  }
}

package io.openitem.sync;

import java.util.List;

/**
 * Where a step goes on: after a key within a scope. Everything up to that key is stored.
 *
 * @param scope the SAP system while accounts are read, else the company code; empty text before the
 *     first one
 * @param after the key of the last row that was stored, part by part; empty at the scope's begin
 */
public record SyncCursor(String scope, List<String> after) {

  /** Before the first scope. */
  public static final SyncCursor BEGIN = new SyncCursor("", List.of());

  /** Copies the key. */
  public SyncCursor {
    after = List.copyOf(after);
  }

  /** The begin of a scope. */
  static SyncCursor beginOf(String scope) {
    return new SyncCursor(scope, List.of());
  }

  /** The same scope, after a later key. */
  SyncCursor after(List<String> key) {
    return new SyncCursor(scope, key);
  }
}

package io.openitem.sync;

/** How much a synchronisation reads. */
public enum SyncMode {
  /** All accounts and everything that is open, then whatever is no longer open. */
  FULL,
  /** What changed since the last finished run, cleared items included. */
  DELTA
}

package io.openitem.sync;

/** Where a synchronisation stands. */
public enum SyncState {
  /** Under way, or waiting for SAP to answer again. At most one run is. */
  RUNNING,
  /** Finished. */
  DONE,
  /** Given up. It keeps its cursor, and the next start of its mode may go on from there. */
  FAILED
}

package io.openitem.sync;

/** What a run is at; the steps follow each other in this order. */
public enum SyncStep {
  /** Pages of accounts. */
  ACCOUNTS,
  /** Asking how many items there will be, company code by company code. */
  COUNTING,
  /** Pages of items. */
  OPEN_ITEMS,
  /** Items that the pages no longer held are read by their key. Only a full run can know them. */
  CLOSING,
  /** Nothing is left. */
  FINISHED;

  /** The step after this one. */
  SyncStep next(SyncMode mode) {
    return switch (this) {
      case ACCOUNTS -> COUNTING;
      case COUNTING -> OPEN_ITEMS;
      case OPEN_ITEMS -> mode == SyncMode.FULL ? CLOSING : FINISHED;
      case CLOSING, FINISHED -> FINISHED;
    };
  }

  /** For people: {@code open items}. */
  String words() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}

package io.openitem.domain;

/** Where a posting stands between captured money and SAP's books. */
public enum PostingState {
  /** May be sent as soon as its lane is free and what it depends on is posted. */
  READY,
  /** Provably not done; comes back at its due time. */
  WAITING,
  /** An attempt is under way under a lease. */
  SENDING,
  /** An attempt may have had effect; SAP is being asked. */
  ASKING,
  /** SAP has it. Final. */
  POSTED,
  /** On the back office's worklist. */
  PARKED
}

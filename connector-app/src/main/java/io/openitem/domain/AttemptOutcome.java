package io.openitem.domain;

/** How an attempt to post a document ended, as {@code posting_attempt.outcome} holds it. */
public enum AttemptOutcome {
  /** SAP has the document. */
  DONE,
  /** SAP took it and will act later. Open: nothing else may be sent. */
  PENDING,
  /** SAP decided not to post it. */
  REFUSED,
  /** Provably without effect. */
  NOT_DONE,
  /** It may have had effect. Open: nothing else may be sent. */
  UNKNOWN,
  /** It may have had effect, and asking proved that it had none. */
  ABSENT;

  /** Whether SAP may still have acted on it, or act: as long as it is so, nothing else is sent. */
  public boolean isOpen() {
    return this == PENDING || this == UNKNOWN;
  }
}

package io.openitem.domain;

/**
 * Where a payment stands. A status only ever moves to one of a higher rank, so an event that comes
 * late or twice cannot turn a payment back.
 */
public enum PaymentStatus {
  /** Recorded; the charge is under way, or its outcome is not known yet. */
  PROCESSING(0),
  /** The payer has to do something at the processor (3-D Secure). */
  ACTION_REQUIRED(1),
  /** The processor refused. Final unless the processor later reports money after all. */
  DECLINED(2),
  /** Cancelled before money moved. Final. */
  CANCELLED(2),
  /** The money is ours; it is being posted. */
  CAPTURED(3),
  /** SAP has given the document number. */
  POSTED(4),
  /** The paid items are cleared in SAP. Final. */
  CLEARED(5);

  private final int rank;

  PaymentStatus(int rank) {
    this.rank = rank;
  }

  /** The order in which statuses can follow each other. */
  public int rank() {
    return rank;
  }

  /** Whether a payment in this status may move to the next one. */
  public boolean mayBecome(PaymentStatus next) {
    return next.rank > rank;
  }
}

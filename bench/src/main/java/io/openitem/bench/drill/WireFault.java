package io.openitem.bench.drill;

/** What can happen to a connection between two parts. */
enum WireFault {
  /** Cut when the next request comes; nothing of it arrives. */
  CUT_BEFORE,
  /** Cut after half of what was sent next; the other half is lost. */
  CUT_WITHIN,
  /** The request arrives; its answer is lost and the connection cut. */
  CUT_AFTER,
  /** What was sent next stands still for a while, then arrives. */
  STALL
}

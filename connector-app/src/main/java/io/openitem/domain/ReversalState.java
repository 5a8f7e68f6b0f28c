package io.openitem.domain;

/** Where money that is to go back stands. */
public enum ReversalState {
  /** Asked for; whether the processor has it is not known. */
  REQUESTED,
  /** The processor has it, and the money has not arrived yet. */
  PENDING,
  /** The money has moved. */
  DONE,
  /** No money moves by it. Final, unless the processor later shows that it did. */
  FAILED
}

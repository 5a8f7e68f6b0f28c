package io.openitem.domain;

/** What a posting does in SAP. */
public enum PostingKind {
  /** Debits the processor's clearing account and credits the customer. */
  PAYMENT,
  /** Clears the paid items with the payment's credit line. */
  CLEARING
}

package io.openitem.domain;

/** Why captured money moves again: back to the payer, or once more to us. */
public enum ReversalKind {
  /** Given back, on request here or at the processor. */
  REFUND(PostingKind.REFUND, PaymentEventType.REFUNDED),
  /** The payer's bank returned a debit after it had succeeded. */
  RETURN(PostingKind.RETURN, PaymentEventType.RETURNED),
  /** The payer disputed the charge, and the processor took the money back. */
  DISPUTE(PostingKind.DISPUTE, PaymentEventType.DISPUTED),
  /** The dispute was decided for us, and the processor gave us the money again. */
  DISPUTE_WON(PostingKind.DISPUTE_WON, PaymentEventType.DISPUTE_WON),
  /** A refund did not arrive after it had counted as done, and the money is ours again. */
  REFUND_RETURNED(PostingKind.REFUND_RETURNED, PaymentEventType.REFUND_RETURNED);

  private final PostingKind posting;
  private final PaymentEventType event;

  ReversalKind(PostingKind posting, PaymentEventType event) {
    this.posting = posting;
    this.event = event;
  }

  /** The document that SAP is to have of it. */
  public PostingKind posting() {
    return posting;
  }

  /** What is announced once the money has moved. */
  public PaymentEventType event() {
    return event;
  }

  /** Whether the money leaves us. */
  public boolean takesMoney() {
    return this != DISPUTE_WON && this != REFUND_RETURNED;
  }
}

package io.openitem.domain;

/** What a posting does in SAP. */
public enum PostingKind {
  /** Debits the processor's clearing account and credits the customer. */
  PAYMENT,
  /** Clears the paid items with the payment's credit line. */
  CLEARING,

  /**
   * Debits the processor's clearing account with a surcharge and credits the surcharge's account: a
   * document of its own where the payment's cannot hold it.
   */
  SURCHARGE,

  /** Debits the customer again for money that was given back. */
  REFUND,
  /** Debits the customer again for a bank debit that was returned. */
  RETURN,
  /** Debits the customer again for money that the processor took back in a dispute. */
  DISPUTE,
  /** Credits the customer again once a dispute was won. */
  DISPUTE_WON,
  /** Credits the customer again for a refund that did not arrive after all. */
  REFUND_RETURNED;

  /** Whether it follows a payment's document because its money moved again. */
  public boolean isReversal() {
    return this != PAYMENT && this != CLEARING && this != SURCHARGE;
  }

  /** What is announced once SAP has its document. */
  public PaymentEventType postedEvent() {
    return switch (this) {
      case PAYMENT -> PaymentEventType.POSTED;
      case CLEARING -> PaymentEventType.CLEARED;
      case SURCHARGE -> PaymentEventType.SURCHARGE_POSTED;
      case REFUND, RETURN, DISPUTE, DISPUTE_WON, REFUND_RETURNED ->
          PaymentEventType.REVERSAL_POSTED;
    };
  }
}

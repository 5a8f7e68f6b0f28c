package io.openitem.domain;

/** What can happen to a payment, by the name it has in {@code payment.events}. */
public enum PaymentEventType {
  /** The payment is recorded; no money has moved. */
  CREATED("payment.created"),
  /** The processor is about to be asked for the money. */
  CHARGE_SENT("payment.charge.sent"),
  /** The payer has to do something at the processor. */
  ACTION_REQUIRED("payment.action-required"),
  /** The processor refused. */
  DECLINED("payment.declined"),
  /** The money is ours. */
  CAPTURED("payment.captured"),
  /** Cancelled before money moved. */
  CANCELLED("payment.cancelled"),
  /** Somebody has to look at the charge, with the reason. */
  RAISED("payment.raised"),
  /** A document is about to be sent to SAP. */
  POSTING_SENT("posting.sent"),
  /** SAP has provably not posted it; it is sent again later. */
  POSTING_WAITING("posting.waiting"),
  /** SAP may have posted it or not; SAP is asked. */
  POSTING_UNKNOWN("posting.unknown"),
  /** SAP has closed the posting period; it is sent again with a later posting date. */
  POSTING_DATE_MOVED("posting.date-moved"),
  /** On the back office's worklist, with the reason. */
  POSTING_PARKED("posting.parked"),
  /** SAP has given the document number. */
  POSTED("payment.posted"),
  /** The paid items are cleared in SAP. */
  CLEARED("payment.cleared"),
  /** Money is to be given back; the processor is about to be asked to. */
  REFUND_REQUESTED("payment.refund.requested"),
  /** Money was given back to the payer. */
  REFUNDED("payment.refunded"),
  /** No money was given back, with the reason. */
  REFUND_FAILED("payment.refund.failed"),
  /** A refund did not arrive after it had counted as done: the money is ours again. */
  REFUND_RETURNED("payment.refund.returned"),
  /** The payer's bank returned the debit after it had succeeded. */
  RETURNED("payment.returned"),
  /** The payer disputes the charge; no money has moved for that reason yet. */
  DISPUTE_OPENED("payment.dispute.opened"),
  /** The processor took the disputed money back. */
  DISPUTED("payment.disputed"),
  /** The dispute was won, and the money is ours again. */
  DISPUTE_WON("payment.dispute.won"),
  /** The dispute ended, with its result. */
  DISPUTE_CLOSED("payment.dispute.closed"),
  /** SAP has the document of money that moved again. */
  REVERSAL_POSTED("payment.reversal.posted"),

  /** A surcharge that is a document of its own has its number. */
  SURCHARGE_POSTED("payment.surcharge.posted");

  private final String wireName;

  PaymentEventType(String wireName) {
    this.wireName = wireName;
  }

  /** The CloudEvent's {@code type}, and what {@code payment_event.type} holds. */
  public String wireName() {
    return wireName;
  }
}

package io.openitem.payment;

import io.openitem.domain.PaymentStatus;
import io.openitem.payment.ChargeAttempts.Attempt;

/** What cancelling a payment comes to, as its row and its attempts stand. Looks at nothing else. */
sealed interface CancelDecision {

  /** It is cancelled already. */
  record Cancelled() implements CancelDecision {}

  /** Every attempt has provably taken nothing: it can be cancelled here, under the lock. */
  record Uncharged() implements CancelDecision {}

  /**
   * The processor holds the charge and can be asked to take it back.
   *
   * @param payment the payment
   * @param attempt its current attempt
   * @param processorPaymentId the processor's id of the charge
   */
  record AskProcessor(StoredPayment payment, Attempt attempt, String processorPaymentId)
      implements CancelDecision {}

  /**
   * It is not cancelled.
   *
   * @param code why, as {@code docs/errors.md} lists them
   * @param status where the payment stands
   * @param why for people, in whole sentences
   */
  record Refused(String code, PaymentStatus status, String why) implements CancelDecision {}

  /** Decides; to be called under the payment's row lock. */
  static CancelDecision of(StoredPayment payment, Attempt current) {
    if (payment.status() == PaymentStatus.CANCELLED) {
      return new Cancelled();
    }
    if (!payment.isOpen()) {
      return refusal(payment);
    }
    if (UnchargedPayments.isUncharged(payment, current)) {
      return new Uncharged();
    }
    return payment
        .processorPaymentId()
        .<CancelDecision>map(id -> new AskProcessor(payment, current, id))
        .orElseGet(() -> sentOrUnknown(payment, current));
  }

  /** Why a payment is not cancelled, of which everything else is excluded. */
  static Refused refusal(StoredPayment payment) {
    if (payment.isCaptured()) {
      return new Refused(
          "MONEY-MOVED",
          payment.status(),
          "The money was taken. It can only be given back, by a refund.");
    }
    if (payment.status() == PaymentStatus.DECLINED) {
      return new Refused(
          "DECLINED", payment.status(), "The payment was declined; there is nothing to cancel.");
    }
    return underWay(payment);
  }

  private static Refused underWay(StoredPayment payment) {
    return new Refused(
        "CHARGE-UNDER-WAY",
        payment.status(),
        "The charge is under way at the processor. Wait for its outcome.");
  }

  /** An attempt that was or may have been sent, and of which no id of the processor's is known. */
  private static Refused sentOrUnknown(StoredPayment payment, Attempt current) {
    return current.outcome().isEmpty()
        ? underWay(payment)
        : new Refused(
            "OUTCOME-UNKNOWN",
            payment.status(),
            "The processor has not told whether it took the money. It is being asked; wait for its"
                + " answer.");
  }
}

package io.openitem.payment;

import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentMethod;
import io.openitem.processor.CardCharges;
import io.openitem.processor.Charge;
import io.openitem.processor.ChargeQuestion;
import io.openitem.processor.ChargeRequest;
import io.openitem.processor.Processors;
import java.util.Optional;

/** Calls the processor about a stored payment, outside any transaction. */
final class Charging {

  private final Processors processors;
  private final PaymentMethodStore methods;

  Charging(Processors processors, PaymentMethodStore methods) {
    this.processors = processors;
    this.methods = methods;
  }

  /** Sends an attempt of a stored payment. */
  Outcome<Charge> charge(StoredPayment payment, String attemptId) {
    return charges(payment).charge(request(payment, attemptId));
  }

  /** Sends the first attempt of a payment that was recorded just now. */
  Outcome<Charge> charge(NewPayment payment) {
    return processors
        .require(payment.group().processor())
        .charges()
        .charge(
            new ChargeRequest(
                payment.attemptId(),
                payment.paymentId(),
                payment.method(),
                payment.group().total()));
  }

  /** Asks what became of the attempt; by the processor's id where that is this attempt's. */
  Outcome<Charge> ask(StoredPayment payment, ChargeAttempts.Attempt attempt, boolean stillWanted) {
    return charges(payment)
        .ask(
            new ChargeQuestion(
                request(payment, attempt.attemptId()),
                // Of captured money it is the id of the charge that took it.
                payment.isCaptured() ? Optional.empty() : payment.processorPaymentId(),
                attempt.sentAt(),
                stillWanted));
  }

  /** Asks what is true of a charge that an event told of. */
  Outcome<Charge> ask(
      StoredPayment payment, ChargeAttempts.Attempt attempt, String processorPaymentId) {
    return charges(payment)
        .ask(
            new ChargeQuestion(
                request(payment, attempt.attemptId()),
                Optional.of(processorPaymentId),
                attempt.sentAt(),
                false));
  }

  /** Takes the charge back before it moves money. */
  Outcome<Charge> cancel(StoredPayment payment, String processorPaymentId) {
    return charges(payment).cancel(processorPaymentId);
  }

  private CardCharges charges(StoredPayment payment) {
    return processors.require(payment.processor()).charges();
  }

  private ChargeRequest request(StoredPayment payment, String attemptId) {
    PaymentMethod method = methods.require(payment.methodId());
    return new ChargeRequest(attemptId, payment.paymentId(), method, payment.total());
  }
}

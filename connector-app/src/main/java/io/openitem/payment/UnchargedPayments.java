package io.openitem.payment;

import io.openitem.domain.Ids;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentEventType;
import io.openitem.domain.PaymentStatus;
import io.openitem.payment.ChargeAttempts.Attempt;
import io.openitem.processor.Charge;
import io.openitem.store.PaymentEvents;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Payments of which every attempt has provably taken nothing. */
final class UnchargedPayments {

  private static final Logger LOG = LoggerFactory.getLogger(UnchargedPayments.class);
  private static final String NOT_CHARGED =
      "The charge did not come about in time; nothing was charged.";

  private final PaymentStore payments;
  private final DuePayments due;
  private final ChargeAttempts attempts;
  private final Charging charging;
  private final ChargeRecorder recorder;
  private final PaymentEvents events;
  private final TransactionTemplate transactions;
  private final PaymentSettings settings;
  private final Ids ids;
  private final Clock clock;

  UnchargedPayments(
      PaymentStore payments,
      DuePayments due,
      ChargeAttempts attempts,
      Charging charging,
      ChargeRecorder recorder,
      PaymentEvents events,
      TransactionTemplate transactions,
      PaymentSettings settings,
      Ids ids,
      Clock clock) {
    this.payments = payments;
    this.due = due;
    this.attempts = attempts;
    this.charging = charging;
    this.recorder = recorder;
    this.events = events;
    this.transactions = transactions;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /** No attempt can have taken money, or take it any more. */
  static boolean isUncharged(StoredPayment payment, Attempt current) {
    return !current.isOpen() && payment.processorPaymentId().isEmpty();
  }

  /** Whether it may still be charged: SAP was asked about the items no longer ago than a quote. */
  boolean isStillWanted(StoredPayment payment, Instant now) {
    return now.isBefore(payment.createdAt().plus(settings.quoteValidity()))
        && now.isBefore(payment.deadlineAt());
  }

  /**
   * Charges again while that is still wanted; ends the payment, with its items free, after that.
   */
  void chargeAgainOrEnd(StoredPayment payment, Attempt before) {
    if (!isStillWanted(payment, clock.instant())) {
      transactions.executeWithoutResult(transaction -> declineUncharged(payment, before));
      return;
    }
    Instant now = clock.instant();
    Optional<String> attemptId =
        Objects.requireNonNull(
            transactions.execute(transaction -> openAttempt(payment.paymentId(), before, now)));
    if (attemptId.isEmpty()) {
      return;
    }
    Outcome<Charge> outcome = charging.charge(payment, attemptId.get());
    LOG.info("payment {}: charged again, {}", payment.paymentId(), ChargeWords.outcome(outcome));
    transactions.executeWithoutResult(
        transaction -> recorder.record(payment.paymentId(), attemptId.get(), now, outcome));
  }

  /** A new attempt, unless another replica was faster or an event has told of an earlier one. */
  private Optional<String> openAttempt(String paymentId, Attempt before, Instant now) {
    if (!isStillUncharged(paymentId, before)) {
      return Optional.empty();
    }
    String attemptId = ids.attempt();
    attempts.insert(attemptId, paymentId, before.no() + 1, now);
    due.due(paymentId, now.plus(settings.chargeLapse()));
    events.append(paymentId, PaymentEventType.CHARGE_SENT, Map.of("attempt", before.no() + 1));
    return Optional.of(attemptId);
  }

  private void declineUncharged(StoredPayment payment, Attempt before) {
    if (isStillUncharged(payment.paymentId(), before)) {
      recorder.end(payment, PaymentStatus.DECLINED, "not_charged", NOT_CHARGED, clock.instant());
    }
  }

  /** Under the payment's row lock: what was seen before it may have changed since. */
  private boolean isStillUncharged(String paymentId, Attempt before) {
    StoredPayment payment = payments.lock(paymentId).orElseThrow();
    Attempt current = attempts.current(paymentId);
    return payment.isOpen() && isUncharged(payment, current) && current.no() == before.no();
  }
}

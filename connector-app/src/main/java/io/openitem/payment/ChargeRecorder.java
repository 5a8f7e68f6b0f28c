package io.openitem.payment;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentEventType;
import io.openitem.domain.PaymentStatus;
import io.openitem.processor.CardCharges;
import io.openitem.processor.Charge;
import io.openitem.store.PaymentEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The one place where an outcome changes a payment. Whoever learns of it first, the request, an
 * event or the waker, records it under the payment's row lock; for the others there is nothing left
 * to do. A status only moves up, so nothing that comes late turns a payment back.
 */
final class ChargeRecorder {

  private final PaymentStore payments;
  private final DuePayments due;
  private final ChargeAttempts attempts;
  private final Captures captures;
  private final PaymentEvents events;
  private final PaymentSettings settings;
  private final ObjectMapper json;
  private final Clock clock;

  ChargeRecorder(
      PaymentStore payments,
      DuePayments due,
      ChargeAttempts attempts,
      Captures captures,
      PaymentEvents events,
      PaymentSettings settings,
      ObjectMapper json,
      Clock clock) {
    this.payments = payments;
    this.due = due;
    this.attempts = attempts;
    this.captures = captures;
    this.events = events;
    this.settings = settings;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Records what became of an attempt, or that nobody knows yet. Must run in a transaction; sends
   * nothing.
   *
   * @param attemptId which attempt; money counts whichever attempt took it, anything else only
   *     while it is the latest
   * @return the payment afterwards
   */
  StoredPayment record(String paymentId, String attemptId, Outcome<Charge> outcome) {
    StoredPayment payment = payments.lock(paymentId).orElseThrow();
    Instant now = clock.instant();
    attempts.record(
        attemptId,
        ChargeWords.outcome(outcome),
        ChargeWords.isEnd(outcome),
        ChargeWords.evidence(outcome),
        now);
    if (outcome instanceof Outcome.Done<Charge> done) {
      captures.capture(payment, done.value(), now);
    } else if (attempts.latest(paymentId).attemptId().equals(attemptId)) {
      recordWithoutMoney(payment, outcome, now);
    }
    return payments.find(paymentId).orElseThrow();
  }

  private void recordWithoutMoney(StoredPayment payment, Outcome<Charge> outcome, Instant now) {
    if (outcome instanceof Outcome.Refused<Charge> refused) {
      boolean cancelled = refused.code().equals(CardCharges.CANCELLED);
      end(
          payment,
          cancelled ? PaymentStatus.CANCELLED : PaymentStatus.DECLINED,
          refused.code(),
          ChargeWords.evidence(outcome).substring(refused.code().length() + 2));
    } else if (!payment.isOpen()) {
      due.notDue(payment.paymentId());
    } else if (outcome instanceof Outcome.Pending<Charge> pending) {
      pend(payment, pending, now);
    } else if (outcome instanceof Outcome.NotDone<Charge> notDone) {
      Duration backOff =
          notDone
              .retryAfter()
              .orElseGet(
                  () -> wait(payment, now, settings.firstBackOff(), settings.longestBackOff()));
      due.due(payment.paymentId(), soonest(payment, now.plus(backOff)));
    } else {
      due.due(payment.paymentId(), nextAsk(payment, now));
    }
  }

  /** Ends a payment that took no money, if it may still end so. */
  void end(StoredPayment payment, PaymentStatus status, String code, String reason) {
    if (!payment.status().mayBecome(status)) {
      return;
    }
    payments.end(payment.paymentId(), status, reason, clock.instant());
    events.append(
        payment.paymentId(),
        status == PaymentStatus.CANCELLED ? PaymentEventType.CANCELLED : PaymentEventType.DECLINED,
        Map.of("code", code, "reason", reason));
  }

  private void pend(StoredPayment payment, Outcome.Pending<Charge> pending, Instant now) {
    Optional<String> action = ChargeWords.nextAction(pending.soFar(), json);
    boolean acts = action.isPresent() && payment.status().mayBecome(PaymentStatus.ACTION_REQUIRED);
    payments.pending(
        payment.paymentId(),
        acts ? PaymentStatus.ACTION_REQUIRED : payment.status(),
        pending.soFar().map(Charge::processorPaymentId),
        action,
        nextAsk(payment, now),
        now);
    if (acts) {
      events.append(
          payment.paymentId(),
          PaymentEventType.ACTION_REQUIRED,
          Map.of("action", pending.detail()));
    }
  }

  /** When the processor is asked again; never later than the deadline. */
  Instant nextAsk(StoredPayment payment, Instant now) {
    return soonest(
        payment, now.plus(wait(payment, now, settings.firstAsk(), settings.longestAsk())));
  }

  private static Instant soonest(StoredPayment payment, Instant then) {
    boolean deadlineFirst =
        payment.deadlineAt().isBefore(then) && payment.deadlineAt().isAfter(payment.updatedAt());
    return deadlineFirst ? payment.deadlineAt() : then;
  }

  /** Half the payment's age, within bounds: the wait doubles without being stored. */
  private static Duration wait(
      StoredPayment payment, Instant now, Duration first, Duration longest) {
    Duration half = Duration.between(payment.createdAt(), now).dividedBy(2);
    Duration atLeast = half.compareTo(first) < 0 ? first : half;
    return atLeast.compareTo(longest) > 0 ? longest : atLeast;
  }
}

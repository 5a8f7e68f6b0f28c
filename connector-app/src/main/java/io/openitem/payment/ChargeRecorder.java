package io.openitem.payment;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentEventType;
import io.openitem.domain.PaymentStatus;
import io.openitem.processor.CardCharges;
import io.openitem.processor.Charge;
import io.openitem.store.PaymentEvents;
import java.time.Clock;
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
  private final RaisedPayments raised;
  private final PaymentEvents events;
  private final ChargeTimes times;
  private final ObjectMapper json;
  private final Clock clock;

  ChargeRecorder(
      PaymentStore payments,
      DuePayments due,
      ChargeAttempts attempts,
      Captures captures,
      RaisedPayments raised,
      PaymentEvents events,
      ChargeTimes times,
      ObjectMapper json,
      Clock clock) {
    this.payments = payments;
    this.due = due;
    this.attempts = attempts;
    this.captures = captures;
    this.raised = raised;
    this.events = events;
    this.times = times;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Records what became of an attempt, or that nobody knows yet. Must run in a transaction; sends
   * nothing.
   *
   * @param attemptId which attempt; money counts whichever attempt took it, anything else only
   *     while it is the current one
   * @param sentAt when the attempt was last sent, for all that whoever asked knew before asking
   * @return the payment afterwards
   */
  StoredPayment record(
      String paymentId, String attemptId, Instant sentAt, Outcome<Charge> outcome) {
    StoredPayment payment = payments.lock(paymentId).orElseThrow();
    Instant now = clock.instant();
    boolean money = outcome instanceof Outcome.Done<Charge>;
    boolean wasCurrent = !money && isCurrent(paymentId, attemptId);
    boolean news =
        attempts.record(
            attemptId,
            ChargeWords.outcome(outcome),
            ChargeWords.isEnd(outcome),
            sentAt,
            ChargeWords.evidence(outcome),
            now);
    if (outcome instanceof Outcome.Done<Charge> done) {
      boolean planned = captures.capture(payment, done.value(), now);
      if (!planned || attempts.current(paymentId).isOpen()) {
        due.due(paymentId, times.nextAsk(payment, now));
      }
    } else if (!payment.isOpen()) {
      recordAfterEnd(payment, outcome, news, now);
    } else if (wasCurrent || isCurrent(paymentId, attemptId)) {
      recordWithoutMoney(payment, outcome, now);
    } else if (outcome instanceof Outcome.Pending<Charge>) {
      raise(payment, "another charge of this payment is under way at the processor", outcome, now);
    }
    return payments.find(paymentId).orElseThrow();
  }

  private boolean isCurrent(String paymentId, String attemptId) {
    return attempts.current(paymentId).attemptId().equals(attemptId);
  }

  /** Takes up what is left of a payment that has ended. Must run in a transaction. */
  void finish(String paymentId) {
    followUp(payments.lock(paymentId).orElseThrow(), clock.instant());
  }

  /** An ended payment still comes up while an attempt of it is open, or its postings unplanned. */
  private void followUp(StoredPayment payment, Instant now) {
    boolean planned = captures.planLate(payment, now);
    if (planned && !attempts.current(payment.paymentId()).isOpen()) {
      due.notDue(payment.paymentId());
    } else {
      due.due(payment.paymentId(), times.nextAsk(payment, now));
    }
  }

  /**
   * What an attempt turns out to be after the payment has ended: one that is under way after all is
   * raised, holds the items where they are still free, and is asked about until it ends, too.
   *
   * @param news whether it was told of the attempt for the first time
   */
  private void recordAfterEnd(
      StoredPayment payment, Outcome<Charge> outcome, boolean news, Instant now) {
    boolean captured = payment.isCaptured();
    if (news && !captured && outcome instanceof Outcome.Refused<Charge> refused) {
      end(payment, payment.status(), refused.code(), ChargeWords.reason(refused), now);
      return;
    }
    if (news && outcome instanceof Outcome.Pending<Charge> pending) {
      if (captured) {
        raise(payment, "a second charge is under way at the processor", outcome, now);
      } else {
        boolean held = payments.reserveAgain(payment.paymentId());
        pend(payment, pending, now);
        String end = "under way at the processor after it had been " + payment.status().name();
        raise(payment, held ? end : end + "; an item is being paid twice", outcome, now);
      }
    }
    followUp(payments.find(payment.paymentId()).orElseThrow(), now);
  }

  private void raise(StoredPayment payment, String reason, Outcome<Charge> outcome, Instant now) {
    raised.raise(payment.paymentId(), reason, Map.of("seen", ChargeWords.evidence(outcome)), now);
  }

  private void recordWithoutMoney(StoredPayment payment, Outcome<Charge> outcome, Instant now) {
    if (outcome instanceof Outcome.Refused<Charge> refused) {
      boolean cancelled = refused.code().equals(CardCharges.CANCELLED);
      end(
          payment,
          cancelled ? PaymentStatus.CANCELLED : PaymentStatus.DECLINED,
          refused.code(),
          ChargeWords.reason(refused),
          now);
    } else if (outcome instanceof Outcome.Pending<Charge> pending) {
      pend(payment, pending, now);
    } else if (outcome instanceof Outcome.NotDone<Charge> notDone) {
      due.due(payment.paymentId(), times.nextTry(payment, notDone, now));
    } else {
      due.due(payment.paymentId(), times.nextAsk(payment, now));
    }
  }

  /** Ends a payment that took no money: its items are free again. */
  void end(StoredPayment payment, PaymentStatus status, String code, String reason, Instant now) {
    payments.end(payment.paymentId(), status, reason, now);
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
        times.nextAsk(payment, now),
        now);
    if (acts) {
      events.append(
          payment.paymentId(),
          PaymentEventType.ACTION_REQUIRED,
          Map.of("action", pending.detail()));
    }
  }
}

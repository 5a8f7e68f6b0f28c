package io.openitem.payment;

import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentStatus;
import io.openitem.payment.ChargeAttempts.Attempt;
import io.openitem.processor.Charge;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings a payment on whose outcome is not known: asks about an attempt that may have taken money,
 * charges again only after one that provably has not and only as long as a quote would hold, ends
 * it when nothing can have been charged, and raises it at the deadline.
 */
final class ChargeFollower {

  private static final Logger LOG = LoggerFactory.getLogger(ChargeFollower.class);
  private static final int ABSENT_ENOUGH = 2;
  private static final String NOT_TOLD =
      "The processor has told no outcome in time; the back office is looking into it.";

  private final PaymentStore payments;
  private final DuePayments due;
  private final ChargeAttempts attempts;
  private final Charging charging;
  private final ChargeRecorder recorder;
  private final UnchargedPayments uncharged;
  private final RaisedPayments raised;
  private final TransactionTemplate transactions;
  private final PaymentSettings settings;
  private final Clock clock;
  private final ChargeTimes times;

  ChargeFollower(
      PaymentStore payments,
      DuePayments due,
      ChargeAttempts attempts,
      Charging charging,
      ChargeRecorder recorder,
      UnchargedPayments uncharged,
      RaisedPayments raised,
      TransactionTemplate transactions,
      PaymentSettings settings,
      Clock clock) {
    this.payments = payments;
    this.due = due;
    this.attempts = attempts;
    this.charging = charging;
    this.recorder = recorder;
    this.uncharged = uncharged;
    this.raised = raised;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
    this.times = new ChargeTimes(settings);
  }

  /** Takes the next step of a payment that has come up. */
  void follow(String paymentId) {
    StoredPayment payment = payments.find(paymentId).orElseThrow();
    Attempt attempt = attempts.current(paymentId);
    Instant now = clock.instant();
    if (!payment.isOpen()) {
      followEnded(payment, attempt);
    } else if (UnchargedPayments.isUncharged(payment, attempt)) {
      uncharged.chargeAgainOrEnd(payment, attempt);
    } else if (!now.isBefore(payment.deadlineAt())) {
      atDeadline(payment, attempt);
    } else if (uncharged.isStillWanted(payment, now) && payment.processorPaymentId().isEmpty()) {
      askByRepeating(payment, attempt, now);
    } else {
      recordAsked(payment, attempt, charging.ask(payment, attempt, false));
    }
  }

  private void followEnded(StoredPayment payment, Attempt attempt) {
    if (attempt.isOpen()) {
      recordAsked(payment, attempt, charging.ask(payment, attempt, false));
    } else {
      transactions.executeWithoutResult(transaction -> recorder.finish(payment.paymentId()));
    }
  }

  /** A repeat is a send: it is written down as one first, and struck out if it was none. */
  private void askByRepeating(StoredPayment payment, Attempt attempt, Instant now) {
    Instant sendingAt = now.truncatedTo(ChronoUnit.MICROS);
    if (!attempts.sending(attempt.attemptId(), sendingAt)) {
      return;
    }
    Outcome<Charge> outcome = charging.ask(payment, attempt, true);
    if (outcome instanceof Outcome.NotDone<Charge>) {
      attempts.notSent(attempt, sendingAt);
    }
    recordAsked(payment, attempt, outcome);
  }

  private void recordAsked(StoredPayment payment, Attempt attempt, Outcome<Charge> outcome) {
    LOG.info("payment {}: asked, {}", payment.paymentId(), ChargeWords.outcome(outcome));
    transactions.executeWithoutResult(
        transaction -> {
          payments.lock(payment.paymentId());
          boolean absent = outcome instanceof Outcome.NotDone<Charge>;
          if (absent && !isAbsentForGood(attempt)) {
            due.due(payment.paymentId(), times.nextAsk(payment, clock.instant()));
          } else {
            recorder.record(
                payment.paymentId(), attempt.attemptId(), attempt.lastSentAt(), outcome);
          }
        });
  }

  /** Absent twice, both times after the processor's index must have caught up. */
  private boolean isAbsentForGood(Attempt attempt) {
    Instant countsBefore = clock.instant().minus(settings.absentAfter());
    return attempts.countAbsent(attempt.attemptId(), countsBefore) >= ABSENT_ENOUGH;
  }

  private void atDeadline(StoredPayment payment, Attempt attempt) {
    boolean waitsForPayer =
        payment.status() == PaymentStatus.ACTION_REQUIRED
            && payment.processorPaymentId().isPresent();
    Outcome<Charge> outcome =
        waitsForPayer
            ? charging.cancel(payment, payment.processorPaymentId().orElseThrow())
            : charging.ask(payment, attempt, false);
    boolean told =
        !(outcome instanceof Outcome.Unknown<Charge>)
            && !(outcome instanceof Outcome.Pending<Charge>);
    if (told) {
      recordAsked(payment, attempt, outcome);
    } else {
      raise(payment.paymentId(), ChargeWords.evidence(outcome));
    }
  }

  /** Never ended silently: people are told, and the processor is still asked. */
  private void raise(String paymentId, String seen) {
    transactions.executeWithoutResult(
        transaction -> {
          StoredPayment payment = payments.lock(paymentId).orElseThrow();
          if (payment.isOpen()) {
            raised.raise(paymentId, NOT_TOLD, Map.of("seen", seen), clock.instant());
          }
          due.due(paymentId, clock.instant().plus(settings.longestAsk()));
        });
  }
}

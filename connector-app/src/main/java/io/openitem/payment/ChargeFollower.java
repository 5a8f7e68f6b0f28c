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

/**
 * Brings a payment on whose outcome is not known: asks about an attempt that may have taken money,
 * charges again only after one that provably has not, and at the deadline ends or raises it.
 */
final class ChargeFollower {

  private static final Logger LOG = LoggerFactory.getLogger(ChargeFollower.class);
  private static final int ABSENT_ENOUGH = 2;
  private static final String NOT_CHARGED =
      "The processor could not be reached in time; nothing was charged.";

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

  ChargeFollower(
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

  /** Takes the next step of a payment that has come up. */
  void follow(String paymentId) {
    StoredPayment payment = payments.find(paymentId).orElseThrow();
    if (!payment.isOpen()) {
      due.notDue(paymentId);
      return;
    }
    Attempt attempt = attempts.latest(paymentId);
    if (!clock.instant().isBefore(payment.deadlineAt())) {
      atDeadline(payment, attempt);
    } else if (attempt.isOpen()) {
      recordAsked(payment, attempt, charging.ask(payment, attempt, true));
    } else {
      chargeAgain(payment, attempt);
    }
  }

  private void recordAsked(StoredPayment payment, Attempt attempt, Outcome<Charge> outcome) {
    LOG.info("payment {}: asked, {}", payment.paymentId(), ChargeWords.outcome(outcome));
    transactions.executeWithoutResult(
        transaction -> {
          boolean absent = outcome instanceof Outcome.NotDone<Charge>;
          if (absent && !isAbsentForGood(attempt)) {
            due.due(payment.paymentId(), recorder.nextAsk(payment, clock.instant()));
          } else {
            recorder.record(payment.paymentId(), attempt.attemptId(), outcome);
          }
        });
  }

  /** Absent twice, both times after the processor's index must have caught up. */
  private boolean isAbsentForGood(Attempt attempt) {
    boolean counts = !clock.instant().isBefore(attempt.sentAt().plus(settings.absentAfter()));
    if (counts) {
      attempts.countAbsent(attempt.attemptId());
    }
    return counts && attempt.absent() + 1 >= ABSENT_ENOUGH;
  }

  private void chargeAgain(StoredPayment payment, Attempt before) {
    Optional<String> attemptId =
        Objects.requireNonNull(
            transactions.execute(transaction -> openAttempt(payment.paymentId(), before)));
    if (attemptId.isEmpty()) {
      return;
    }
    Outcome<Charge> outcome = charging.charge(payment, attemptId.get());
    LOG.info("payment {}: charged again, {}", payment.paymentId(), ChargeWords.outcome(outcome));
    transactions.executeWithoutResult(
        transaction -> recorder.record(payment.paymentId(), attemptId.get(), outcome));
  }

  /** A new attempt, unless another replica was faster. */
  private Optional<String> openAttempt(String paymentId, Attempt before) {
    StoredPayment payment = payments.lock(paymentId).orElseThrow();
    Attempt latest = attempts.latest(paymentId);
    if (!payment.isOpen() || latest.isOpen() || latest.no() != before.no()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    String attemptId = ids.attempt();
    attempts.insert(attemptId, paymentId, latest.no() + 1, now);
    due.due(paymentId, now.plus(settings.chargeLapse()));
    events.append(paymentId, PaymentEventType.CHARGE_SENT, Map.of("attempt", latest.no() + 1));
    return Optional.of(attemptId);
  }

  private void atDeadline(StoredPayment payment, Attempt attempt) {
    if (!attempt.isOpen()) {
      transactions.executeWithoutResult(transaction -> declineUncharged(payment, attempt));
      return;
    }
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
      raise(payment, ChargeWords.evidence(outcome));
    }
  }

  private void declineUncharged(StoredPayment payment, Attempt before) {
    StoredPayment locked = payments.lock(payment.paymentId()).orElseThrow();
    if (attempts.latest(payment.paymentId()).no() == before.no()) {
      recorder.end(locked, PaymentStatus.DECLINED, "not_charged", NOT_CHARGED);
    }
  }

  /**
   * Never ended silently: it stays as it is, with its reason, until somebody or an event ends it.
   */
  private void raise(StoredPayment payment, String seen) {
    LOG.error(
        "ALERT payment {}: no outcome of the charge by its deadline, {}: look it up at the processor",
        payment.paymentId(),
        seen);
    due.raise(
        payment.paymentId(),
        "The processor has told no outcome in time; the back office is looking into it.",
        clock.instant());
  }
}

package io.openitem.payment;

import io.openitem.domain.Outcome;
import io.openitem.payment.ChargeAttempts.Attempt;
import io.openitem.payment.WebhookInbox.Concerns;
import io.openitem.payment.WebhookInbox.DueEvent;
import io.openitem.payment.WebhookInbox.Result;
import io.openitem.processor.Charge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies stored events, in any order and on every replica; the bean step of the route {@code
 * applyWebhooks}. An event is a hint that something changed: what is true now is asked, unless it
 * is known already.
 */
public final class ApplyWebhooks {

  private static final Logger LOG = LoggerFactory.getLogger(ApplyWebhooks.class);

  /** As long as Stripe itself keeps sending an event again. */
  public static final Duration GIVE_UP_AFTER = Duration.ofDays(3);

  private final WebhookInbox inbox;
  private final PaymentStore payments;
  private final ChargeAttempts attempts;
  private final Charging charging;
  private final ChargeRecorder recorder;
  private final TransactionTemplate transactions;
  private final PaymentSettings settings;
  private final Clock clock;

  ApplyWebhooks(
      WebhookInbox inbox,
      PaymentStore payments,
      ChargeAttempts attempts,
      Charging charging,
      ChargeRecorder recorder,
      TransactionTemplate transactions,
      PaymentSettings settings,
      Clock clock) {
    this.inbox = inbox;
    this.payments = payments;
    this.attempts = attempts;
    this.charging = charging;
    this.recorder = recorder;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /** Applies what is due, at most a batch. */
  public void apply() {
    Instant now = clock.instant();
    inbox.applyKnown(now, settings.wakerBatchMax());
    List<DueEvent> due =
        inbox.claimDue(
            Concerns.CHARGE, now, now.plus(settings.webhookRetry()), settings.wakerBatchMax());
    due.forEach(this::applyOrLeave);
  }

  private void applyOrLeave(DueEvent event) {
    try {
      PaymentLog.about(event.change().paymentId(), () -> apply(event));
    } catch (RuntimeException e) {
      // It comes up again after the retry's wait.
      LOG.error("event {} of {} was not applied", event.eventId(), event.processor(), e);
    }
  }

  private void apply(DueEvent event) {
    Optional<StoredPayment> payment =
        payments
            .find(event.change().paymentId())
            .filter(found -> found.processor().equals(event.processor()));
    if (payment.isEmpty()) {
      settleUnknown(event);
      return;
    }
    Optional<Attempt> attempt =
        attempts.find(event.change().paymentId(), event.change().attemptId());
    if (attempt.isEmpty()) {
      LOG.error("ALERT event {} tells of an attempt that was never made", event.eventId());
      settle(event, Result.RAISED, "an attempt that was never made here");
      return;
    }
    record(event, payment.get(), attempt.get());
  }

  private void record(DueEvent event, StoredPayment payment, Attempt attempt) {
    Outcome<Charge> truth = charging.ask(payment, attempt, event.change().processorPaymentId());
    if (truth instanceof Outcome.Unknown<Charge> unknown) {
      leave(event, unknown.reason());
      return;
    }
    transactions.executeWithoutResult(
        transaction -> {
          StoredPayment after =
              recorder.record(
                  payment.paymentId(), attempt.attemptId(), attempt.lastSentAt(), truth);
          Result result = isSecondCharge(after, truth) ? Result.RAISED : Result.APPLIED;
          settle(event, result, ChargeWords.evidence(truth));
        });
  }

  private static boolean isSecondCharge(StoredPayment payment, Outcome<Charge> truth) {
    return truth instanceof Outcome.Done<Charge> done
        && !payment.processorPaymentId().equals(Optional.of(done.value().processorPaymentId()));
  }

  /** Money that carries our reference and has no payment: a database was put back, for instance. */
  private void settleUnknown(DueEvent event) {
    String paymentId = event.change().paymentId();
    if (paymentId.isEmpty()) {
      settle(event, Result.IGNORED, "a charge of somebody else: no payment here");
      return;
    }
    LOG.error("ALERT event {} names a payment that is not here: {}", event.eventId(), paymentId);
    settle(event, Result.RAISED, "names a payment that is not here: " + paymentId);
  }

  private void leave(DueEvent event, String reason) {
    if (clock.instant().isAfter(event.receivedAt().plus(GIVE_UP_AFTER))) {
      LOG.error("ALERT event {} could not be applied: {}", event.eventId(), reason);
      settle(event, Result.RAISED, reason);
    }
  }

  private void settle(DueEvent event, Result result, String detail) {
    inbox.settle(event, result, detail, clock.instant());
  }
}

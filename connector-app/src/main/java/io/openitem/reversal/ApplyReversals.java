package io.openitem.reversal;

import io.openitem.domain.Outcome;
import io.openitem.payment.ApplyWebhooks;
import io.openitem.payment.PaymentSettings;
import io.openitem.payment.WebhookInbox;
import io.openitem.payment.WebhookInbox.Concerns;
import io.openitem.payment.WebhookInbox.DueEvent;
import io.openitem.payment.WebhookInbox.Result;
import io.openitem.processor.MovedAgain;
import io.openitem.processor.Processors;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies events of money that moved again, in any order and on every replica; a bean step of the
 * route {@code applyWebhooks}. An event is a hint: the processor is asked for everything that moved
 * again of the charge, and its amounts are booked.
 */
public final class ApplyReversals {

  private static final Logger LOG = LoggerFactory.getLogger(ApplyReversals.class);

  private final WebhookInbox inbox;
  private final Processors processors;
  private final ReversalBooking booking;
  private final LeftMovements left;
  private final TransactionTemplate transactions;
  private final PaymentSettings settings;
  private final Clock clock;

  ApplyReversals(
      WebhookInbox inbox,
      Processors processors,
      ReversalBooking booking,
      LeftMovements left,
      TransactionTemplate transactions,
      PaymentSettings settings,
      Clock clock) {
    this.inbox = inbox;
    this.processors = processors;
    this.booking = booking;
    this.left = left;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /** Applies what is due, at most a batch. */
  public void apply() {
    Instant now = clock.instant();
    inbox
        .claimDue(
            Concerns.REVERSAL, now, now.plus(settings.webhookRetry()), settings.wakerBatchMax())
        .forEach(this::applyOrLeave);
  }

  private void applyOrLeave(DueEvent event) {
    try {
      apply(event);
    } catch (RuntimeException e) {
      // It comes up again after the retry's wait, and not for ever.
      LOG.error("event {} of {} was not applied", event.eventId(), event.processor(), e);
      leave(event, e.getClass().getSimpleName());
    }
  }

  private void apply(DueEvent event) {
    String charge = event.change().processorPaymentId();
    Outcome<MovedAgain> truth = processors.require(event.processor()).refunds().ofCharge(charge);
    if (!(truth instanceof Outcome.Done<MovedAgain> done)) {
      leave(event, truth.toString());
      return;
    }
    transactions.executeWithoutResult(
        transaction -> {
          ReversalBooking.Booked booked = booking.book(event.processor(), charge, done.value());
          booked
              .result()
              .ifPresentOrElse(
                  result -> settle(event, result, booked.detail()),
                  () -> leave(event, booked.detail()));
        });
  }

  /** Given up, it is for people, and for the sweep. */
  private void leave(DueEvent event, String reason) {
    if (clock.instant().isAfter(event.receivedAt().plus(ApplyWebhooks.GIVE_UP_AFTER))) {
      settle(event, Result.RAISED, reason);
      left.raise(event.processor(), event.change().processorPaymentId(), reason);
    }
  }

  private void settle(DueEvent event, Result result, String detail) {
    if (result == Result.RAISED) {
      LOG.error("ALERT event {} could not be applied: {}", event.eventId(), detail);
    }
    inbox.settle(event, result, detail, clock.instant());
  }
}

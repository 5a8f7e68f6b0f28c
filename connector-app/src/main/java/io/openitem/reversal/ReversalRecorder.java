package io.openitem.reversal;

import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentEventType;
import io.openitem.domain.ReversalKind;
import io.openitem.domain.ReversalState;
import io.openitem.payment.PaymentSettings;
import io.openitem.processor.Redaction;
import io.openitem.processor.Refund;
import io.openitem.store.PaymentEvents;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The one place where an outcome changes a reversal. Whoever learns of it first, the request, an
 * event or the waker, records it under the payment's lock; for the others there is nothing left to
 * do. Money that moved is planned for posting in the same transaction.
 */
final class ReversalRecorder {

  private final ReversalStore reversals;
  private final DueReversals due;
  private final ReversalDocuments documents;
  private final PaymentEvents events;
  private final ReversalAlarms alarms;
  private final NewReversals started;
  private final PaymentSettings settings;
  private final ReversalTimes times;
  private final Clock clock;

  ReversalRecorder(
      ReversalStore reversals,
      DueReversals due,
      ReversalDocuments documents,
      PaymentEvents events,
      ReversalAlarms alarms,
      NewReversals started,
      PaymentSettings settings,
      Clock clock) {
    this.reversals = reversals;
    this.due = due;
    this.documents = documents;
    this.events = events;
    this.alarms = alarms;
    this.started = started;
    this.settings = settings;
    this.times = new ReversalTimes(settings);
    this.clock = clock;
  }

  /**
   * Records what became of a refund, or that nobody knows yet. Must run in a transaction.
   *
   * @return the refund afterwards
   */
  Reversal record(String paymentId, String reversalId, Outcome<Refund> outcome) {
    LockedPayment payment = reversals.lock(paymentId).orElseThrow();
    Reversal refund = reversals.find(reversalId).orElseThrow();
    Instant now = clock.instant();
    if (outcome instanceof Outcome.Done<Refund> done) {
      moved(payment, refund, done.value(), now);
    } else if (outcome instanceof Outcome.Refused<Refund> refused) {
      refused(payment, refund, refused, now);
    } else if (outcome instanceof Outcome.Pending<Refund> pending
        && refund.state() == ReversalState.FAILED) {
      goesOnAfterAll(refund, pending, now);
    } else if (!refund.isUnderWay()) {
      return refund;
    } else if (outcome instanceof Outcome.Pending<Refund> pending) {
      pending(refund, pending, now);
    } else if (outcome instanceof Outcome.NotDone<Refund> notDone) {
      Instant then = notDone.retryAfter().map(now::plus).orElse(times.next(refund, now));
      due.due(reversalId, then, Redaction.clean(notDone.reason()));
    } else {
      String seen = ((Outcome.Unknown<Refund>) outcome).reason();
      due.due(reversalId, times.next(refund, now), Redaction.clean(seen));
    }
    return reversals.find(reversalId).orElseThrow();
  }

  /** The money has moved; told again, it changes nothing. */
  private void moved(LockedPayment payment, Reversal refund, Refund told, Instant now) {
    if (refund.state() == ReversalState.DONE) {
      if (payment.returned(refund).isPresent()) {
        alarms.succeededAfterReturn(refund, now);
      }
      return;
    }
    Money amount = told.amount();
    // The fee is decided by what has moved: what is on its way may never arrive.
    Money fee =
        refund.kind() == ReversalKind.REFUND
            ? payment.without(refund.reversalId()).settled().feeOf(amount)
            : refund.surcharge();
    reversals.moved(refund.reversalId(), told.processorRefundId(), amount, fee, now);
    if (refund.state() == ReversalState.FAILED) {
      alarms.movedAfterFailure(refund, told, now);
    }
    if (!amount.equals(refund.amount())) {
      alarms.otherAmount(refund, told, now);
    }
    finish(payment, reversals.find(refund.reversalId()).orElseThrow(), now);
  }

  /** Announces money that has moved, and plans its document. */
  void finish(LockedPayment payment, Reversal moved, Instant now) {
    events.append(payment.paymentId(), moved.kind().event(), ReversalWords.particulars(moved));
    LockedPayment before = payment.without(moved.reversalId()).settled();
    if (moved.kind().takesMoney() && moved.amount().compareTo(before.left()) > 0) {
      alarms.moreThanTaken(moved, before.left(), now);
    }
    documents.plan(payment, moved, now);
  }

  private void refused(
      LockedPayment payment, Reversal refund, Outcome.Refused<Refund> refused, Instant now) {
    String why = Redaction.clean(refused.code() + ": " + refused.detail());
    if (refund.state() == ReversalState.DONE) {
      returned(payment, refund, why, now);
    } else if (refund.isUnderWay()) {
      reversals.failed(refund.reversalId(), why, now);
      Map<String, Object> data = ReversalWords.particulars(refund);
      data.put("reason", why);
      events.append(refund.paymentId(), PaymentEventType.REFUND_FAILED, data);
    }
  }

  /**
   * The money is ours again: a movement of its own, whose document takes the refund's back. From
   * then on it can be given back again.
   */
  private void returned(LockedPayment payment, Reversal refund, String why, Instant now) {
    if (payment.returned(refund).isPresent()) {
      return;
    }
    String id = refund.processorReversalId().orElse(refund.reversalId());
    alarms.failedAfterSuccess(refund, why, now);
    Reversal again =
        started.store(
            payment,
            ReversalKind.REFUND_RETURNED,
            id,
            Optional.empty(),
            refund.amount(),
            refund.surcharge());
    record(payment.paymentId(), again.reversalId(), Outcome.done(new Refund(id, refund.amount())));
  }

  /** It may move money after all, so its amount is no longer there to be given back. */
  private void goesOnAfterAll(Reversal refund, Outcome.Pending<Refund> pending, Instant now) {
    alarms.goesOnAfterFailure(refund, pending.detail(), now);
    pending(refund, pending, now);
  }

  private void pending(Reversal refund, Outcome.Pending<Refund> pending, Instant now) {
    Optional<String> told = pending.soFar().map(Refund::processorRefundId);
    Optional<String> id = told.or(refund::processorReversalId);
    if (id.isPresent()) {
      reversals.pending(
          refund.reversalId(),
          id.get(),
          times.next(refund, now),
          refund.createdAt().plus(settings.bankDeadline()),
          now);
    } else {
      due.due(refund.reversalId(), times.next(refund, now), Redaction.clean(pending.detail()));
    }
  }
}

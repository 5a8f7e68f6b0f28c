package io.openitem.reversal;

import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentEventType;
import io.openitem.domain.ReversalState;
import io.openitem.payment.PaymentSettings;
import io.openitem.payment.RaisedPayments;
import io.openitem.processor.Redaction;
import io.openitem.processor.Refund;
import io.openitem.store.PaymentEvents;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
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
  private final RaisedPayments raised;
  private final PaymentSettings settings;
  private final ReversalTimes times;
  private final Clock clock;

  ReversalRecorder(
      ReversalStore reversals,
      DueReversals due,
      ReversalDocuments documents,
      PaymentEvents events,
      RaisedPayments raised,
      PaymentSettings settings,
      Clock clock) {
    this.reversals = reversals;
    this.due = due;
    this.documents = documents;
    this.events = events;
    this.raised = raised;
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
      refused(refund, refused, now);
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
      return;
    }
    Money amount = told.amount();
    boolean asAsked = amount.equals(refund.amount()) && refund.counts();
    Money fee = asAsked ? refund.surcharge() : payment.without(refund.reversalId()).feeOf(amount);
    reversals.moved(refund.reversalId(), told.processorRefundId(), amount, fee, now);
    if (refund.state() == ReversalState.FAILED) {
      raise(
          refund,
          "refund %s moved money after it had ended as failed; see whether it was given back again"
              .formatted(refund.reversalId()),
          told.processorRefundId(),
          now);
    }
    if (!amount.equals(refund.amount())) {
      raise(
          refund,
          "the processor gave back %s instead of %s".formatted(amount, refund.amount()),
          told.processorRefundId(),
          now);
    }
    finish(payment, reversals.find(refund.reversalId()).orElseThrow(), now);
  }

  /** Announces money that has moved, and plans its document. */
  void finish(LockedPayment payment, Reversal moved, Instant now) {
    events.append(payment.paymentId(), moved.kind().event(), particulars(moved));
    LockedPayment before = payment.without(moved.reversalId());
    if (moved.kind().takesMoney() && moved.amount().compareTo(before.left()) > 0) {
      raise(
          moved,
          "more went back than was taken: %s of %s that were left"
              .formatted(moved.amount(), before.left()),
          moved.processorReversalId().orElse("?"),
          now);
    }
    documents.plan(payment, moved, now);
  }

  private void refused(Reversal refund, Outcome.Refused<Refund> refused, Instant now) {
    String why = Redaction.clean(refused.code() + ": " + refused.detail());
    if (refund.state() == ReversalState.DONE) {
      raise(
          refund,
          "refund %s failed after it had succeeded; its document is to be reversed in SAP"
              .formatted(refund.processorReversalId().orElse(refund.reversalId())),
          why,
          now);
    } else if (refund.isUnderWay()) {
      reversals.failed(refund.reversalId(), why, now);
      Map<String, Object> data = particulars(refund);
      data.put("reason", why);
      events.append(refund.paymentId(), PaymentEventType.REFUND_FAILED, data);
    }
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

  private void raise(Reversal reversal, String reason, String seen, Instant now) {
    raised.raise(
        reversal.paymentId(),
        reason,
        Map.of("reversalId", reversal.reversalId(), "seen", seen),
        now);
  }

  /** What the history says of a movement. */
  static Map<String, Object> particulars(Reversal reversal) {
    Map<String, Object> data = new HashMap<>();
    data.put("reversalId", reversal.reversalId());
    data.put("amount", money(reversal.amount()));
    data.put("surcharge", money(reversal.surcharge()));
    data.put("processor", reversal.processor());
    reversal.processorReversalId().ifPresent(id -> data.put("processorReversalId", id));
    reversal.disputeId().ifPresent(id -> data.put("disputeId", id));
    return data;
  }

  static Map<String, String> money(Money money) {
    return Map.of("amount", money.plainAmount(), "currency", money.currency());
  }
}

package io.openitem.reversal;

import io.openitem.domain.Outcome;
import io.openitem.domain.ReversalState;
import io.openitem.payment.PaymentLog;
import io.openitem.payment.PaymentSettings;
import io.openitem.payment.RaisedPayments;
import io.openitem.processor.Redaction;
import io.openitem.processor.Refund;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings a reversal on: asks about a refund that may have moved money, ends it when provably none
 * can, plans what moved and could not be planned, and raises it at its deadline. The bean step of
 * the route {@code wakeReversals}.
 */
public final class ReversalFollower {

  private static final Logger LOG = LoggerFactory.getLogger(ReversalFollower.class);
  private static final int ABSENT_ENOUGH = 2;

  private final ReversalStore reversals;
  private final DueReversals due;
  private final Refunding refunding;
  private final ReversalRecorder recorder;
  private final ReversalDocuments documents;
  private final RaisedPayments raised;
  private final TransactionTemplate transactions;
  private final PaymentSettings settings;
  private final Clock clock;

  ReversalFollower(
      ReversalStore reversals,
      DueReversals due,
      Refunding refunding,
      ReversalRecorder recorder,
      ReversalDocuments documents,
      RaisedPayments raised,
      TransactionTemplate transactions,
      PaymentSettings settings,
      Clock clock) {
    this.reversals = reversals;
    this.due = due;
    this.refunding = refunding;
    this.recorder = recorder;
    this.documents = documents;
    this.raised = raised;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /** Takes up what is due, at most a batch, one after the other: refunds are few. */
  public void wake() {
    Instant now = clock.instant();
    due.claimDue(now, now.plus(settings.chargeLapse()), settings.wakerBatchMax())
        .forEach(this::followOrLeave);
  }

  private void followOrLeave(String reversalId) {
    try {
      Reversal reversal = reversals.find(reversalId).orElseThrow();
      PaymentLog.about(reversal.paymentId(), () -> follow(reversal));
    } catch (RuntimeException e) {
      // Its lease ends, and it comes up again.
      LOG.error("reversal {} could not be brought on", reversalId, e);
    }
  }

  private void follow(Reversal reversal) {
    if (!reversal.isUnderWay()) {
      transactions.executeWithoutResult(transaction -> finish(reversal));
      return;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    boolean overdue = reversal.deadlineAt().map(at -> !now.isBefore(at)).orElse(false);
    boolean wanted = reversal.state() == ReversalState.REQUESTED && !overdue;
    if (wanted && !due.sending(reversal.reversalId(), now)) {
      return;
    }
    String charge = transactions.execute(transaction -> charge(reversal));
    Outcome<Refund> outcome = refunding.ask(reversal, charge == null ? "" : charge, wanted);
    LOG.info("payment {}: refund asked about, {}", reversal.paymentId(), outcome);
    transactions.executeWithoutResult(transaction -> recordAsked(reversal, outcome, overdue));
  }

  private String charge(Reversal reversal) {
    return reversals.lock(reversal.paymentId()).orElseThrow().processorPaymentId().orElseThrow();
  }

  private void finish(Reversal reversal) {
    LockedPayment payment = reversals.lock(reversal.paymentId()).orElseThrow();
    if (reversal.state() == ReversalState.DONE) {
      documents.plan(payment, reversal, clock.instant());
    } else {
      due.notDue(reversal.reversalId());
    }
  }

  private void recordAsked(Reversal reversal, Outcome<Refund> outcome, boolean overdue) {
    reversals.lock(reversal.paymentId());
    if (outcome instanceof Outcome.NotDone<Refund> && isAbsentForGood(reversal)) {
      recorder.record(
          reversal.paymentId(),
          reversal.reversalId(),
          Outcome.refused("absent", "it never arrived at the processor; nothing was given back"));
      return;
    }
    recorder.record(reversal.paymentId(), reversal.reversalId(), outcome);
    Reversal after = reversals.find(reversal.reversalId()).orElseThrow();
    if (overdue && after.isUnderWay()) {
      raise(after, outcome);
    }
  }

  /** Absent twice, both times after whatever was sent must have ended. */
  private boolean isAbsentForGood(Reversal reversal) {
    Instant countsBefore = clock.instant().minus(settings.absentAfter());
    return due.countAbsent(reversal.reversalId(), countsBefore) >= ABSENT_ENOUGH;
  }

  /** Never ended silently: people are told, and the processor is still asked. */
  private void raise(Reversal reversal, Outcome<Refund> outcome) {
    Instant now = clock.instant();
    raised.raise(
        reversal.paymentId(),
        "the processor has told no outcome of refund %s in time".formatted(reversal.reversalId()),
        Map.of("seen", Redaction.clean(outcome.toString())),
        now);
    due.due(
        reversal.reversalId(),
        now.plus(settings.longestAsk()),
        "raised: " + Redaction.clean(outcome.toString()));
  }
}

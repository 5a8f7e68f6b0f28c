package io.openitem.reversal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.Ids;
import io.openitem.payment.PaymentSettings;
import io.openitem.payment.RaisedPayments;
import io.openitem.payment.WebhookInbox;
import io.openitem.posting.ReversalPlanner;
import io.openitem.processor.Processors;
import io.openitem.store.PaymentEvents;
import io.openitem.store.PaymentPostings;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How the classes of this package hang together; the same in the connector and in its tests. */
public final class ReversalParts {

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Processors processors;
  private final PaymentEvents events;
  private final PaymentSettings settings;
  private final ObjectMapper json;
  private final Ids ids;
  private final Clock clock;
  private final ReversalStore reversals;
  private final DueReversals due;
  private final Refunding refunding;
  private final RaisedPayments raised;
  private final ReversalDocuments documents;
  private final ReversalRecorder recorder;
  private final ReversalBooking booking;
  private final LeftMovements left;

  /** Puts them together. */
  public ReversalParts(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      CompanyCodes companyCodes,
      Processors processors,
      PaymentEvents events,
      PaymentPostings postings,
      ReversalPlanner planner,
      PaymentSettings settings,
      ObjectMapper json,
      Ids ids,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.processors = processors;
    this.events = events;
    this.settings = settings;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
    reversals = new ReversalStore(jdbc, postings);
    due = new DueReversals(jdbc);
    refunding = new Refunding(processors);
    raised = new RaisedPayments(jdbc, events);
    documents = new ReversalDocuments(due, companyCodes, planner, raised, settings);
    NewReversals started = new NewReversals(reversals, settings, ids, clock);
    recorder =
        new ReversalRecorder(
            reversals,
            due,
            documents,
            events,
            new ReversalAlarms(raised),
            started,
            settings,
            clock);
    booking = new ReversalBooking(jdbc, reversals, recorder, started, events, raised, clock);
    left = new LeftMovements(jdbc, reversals, raised, transactions, clock);
  }

  /** The step of {@code refundPayment}. */
  public RefundPayment refundPayment() {
    RefundKeys keys = new RefundKeys(jdbc, settings.answerWait(), clock);
    return new RefundPayment(
        transactions,
        new RefundOpening(jdbc, reversals, keys, events, settings, json, ids, clock),
        refunding,
        recorder,
        keys,
        new RefundAnswer(json));
  }

  /** A step of {@code applyWebhooks}. */
  public ApplyReversals applyReversals() {
    return new ApplyReversals(
        new WebhookInbox(jdbc), processors, booking, left, transactions, settings, clock);
  }

  /** The step of {@code wakeReversals}. */
  public ReversalFollower reversalFollower() {
    return new ReversalFollower(
        reversals, due, refunding, recorder, documents, raised, transactions, settings, clock);
  }

  /** The step of {@code sweepMovements}. */
  public SweepMovements sweepMovements(ReversalSettings sweep) {
    return new SweepMovements(
        processors,
        new SweepSchedule(jdbc),
        new SweptCharges(jdbc),
        booking,
        left,
        new WebhookInbox(jdbc),
        transactions,
        sweep,
        clock);
  }
}

package io.openitem.payment;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.Ids;
import io.openitem.posting.PostingPlanner;
import io.openitem.processor.Processors;
import io.openitem.store.PaymentEvents;
import io.openitem.store.PaymentReader;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How the classes of this package hang together; the same in the connector and in its tests. */
public final class PaymentParts {

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final CompanyCodes companyCodes;
  private final Processors processors;
  private final PaymentEvents events;
  private final PaymentSettings settings;
  private final ObjectMapper json;
  private final Ids ids;
  private final Clock clock;

  private final PaymentStore payments;
  private final DuePayments due;
  private final ChargeAttempts attempts;
  private final WebhookInbox inbox;
  private final QuoteStore quotes;
  private final PaymentMethodStore methodStore;
  private final MethodDirectory methods;
  private final RequestedObjects requested;
  private final GroupJson groupJson;
  private final Grouping grouping;
  private final PaymentAnswer answer;
  private final Charging charging;
  private final RaisedPayments raised;
  private final ChargeRecorder recorder;

  /** Puts them together. */
  public PaymentParts(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      CompanyCodes companyCodes,
      Processors processors,
      PaymentEvents events,
      PostingPlanner planner,
      PaymentSettings settings,
      ObjectMapper json,
      Ids ids,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.companyCodes = companyCodes;
    this.processors = processors;
    this.events = events;
    this.settings = settings;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
    payments = new PaymentStore(jdbc);
    due = new DuePayments(jdbc);
    attempts = new ChargeAttempts(jdbc);
    inbox = new WebhookInbox(jdbc);
    methodStore = new PaymentMethodStore(jdbc);
    methods =
        new MethodDirectory(
            processors,
            methodStore,
            new RetainedMethods(jdbc, methodStore),
            transactions,
            settings.methodFreshness(),
            clock);
    CallersInvoices invoices = new CallersInvoices(jdbc);
    groupJson = new GroupJson(json);
    quotes = new QuoteStore(jdbc, groupJson);
    GroupCost cost = new GroupCost(processors, clock);
    AdHocGroup adHoc = new AdHocGroup(companyCodes, new CallersAccounts(jdbc), cost);
    requested = new RequestedObjects(invoices, adHoc);
    grouping = new Grouping(companyCodes, invoices, cost, adHoc);
    answer = new PaymentAnswer(json, groupJson);
    charging = new Charging(processors, methodStore);
    raised = new RaisedPayments(jdbc, events);
    Captures captures =
        new Captures(payments, companyCodes, events, planner, raised, new UnplannedCaptures(jdbc));
    recorder =
        new ChargeRecorder(
            payments,
            due,
            attempts,
            captures,
            raised,
            events,
            new ChargeTimes(settings),
            json,
            clock);
  }

  /** The steps of {@code createPayment}. */
  public CreatePayment createPayment() {
    FirstAnswers firstAnswers =
        new FirstAnswers(
            new IdempotencyKeys(jdbc), payments, methodStore, answer, settings.answerWait(), clock);
    return new CreatePayment(
        methods,
        requested,
        new GroupToPay(grouping, groupJson, quotes, clock),
        firstAnswers,
        answer,
        new PaymentOpening(jdbc, transactions, events),
        charging,
        recorder,
        transactions,
        settings,
        ids,
        clock);
  }

  /** The steps of {@code quotePayment}. */
  public QuotePayment quotePayment() {
    return new QuotePayment(
        methods,
        requested,
        grouping,
        groupJson,
        quotes,
        companyCodes,
        jdbc,
        transactions,
        json,
        settings.quoteValidity(),
        ids,
        clock);
  }

  /** The step of {@code cancelPayment}. */
  public CancelPayment cancelPayment() {
    return new CancelPayment(
        new PaymentReader(jdbc, json),
        payments,
        due,
        attempts,
        charging,
        recorder,
        events,
        transactions,
        settings,
        clock);
  }

  /** The step of {@code listPaymentMethods}. */
  public ListPaymentMethods listPaymentMethods() {
    return new ListPaymentMethods(methods, answer, json);
  }

  /** The step of {@code receiveWebhook}. */
  public ReceiveWebhook receiveWebhook() {
    return new ReceiveWebhook(processors, inbox, settings.webhookGrace(), clock);
  }

  /** The step of {@code applyWebhooks}. */
  public ApplyWebhooks applyWebhooks() {
    return new ApplyWebhooks(
        inbox, payments, attempts, charging, recorder, transactions, settings, clock);
  }

  /** The step of {@code wakeCharges}; what it takes up runs on this executor. */
  public ChargeWaker chargeWaker(Executor executor) {
    UnchargedPayments uncharged =
        new UnchargedPayments(
            payments,
            due,
            attempts,
            charging,
            recorder,
            events,
            transactions,
            settings,
            ids,
            clock);
    ChargeFollower follower =
        new ChargeFollower(
            payments,
            due,
            attempts,
            charging,
            recorder,
            uncharged,
            raised,
            transactions,
            settings,
            clock);
    return new ChargeWaker(due, follower, settings, executor, clock);
  }
}

package io.openitem.posting;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.CapturedPayment;
import io.openitem.domain.ClosedPeriod;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Ids;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.ReversalKind;
import io.openitem.domain.ReversedMoney;
import io.openitem.store.ClaimedPosting;
import io.openitem.store.Doorbell;
import io.openitem.store.Lanes;
import io.openitem.store.Outbox;
import io.openitem.store.PaymentEvents;
import io.openitem.store.PaymentPostings;
import io.openitem.store.PostedPayments;
import io.openitem.store.PostingActions;
import io.openitem.store.PostingAttempts;
import io.openitem.store.PostingContentJson;
import io.openitem.store.PostingDesk;
import io.openitem.store.PostingPlans;
import io.openitem.store.PostingWatch;
import io.openitem.store.Postings;
import io.openitem.support.TestDatabase;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The posting mechanism on a database of its own, put together as the application does. */
public final class PostingRig implements AutoCloseable {

  public final TestDatabase database;
  final PostingSettings settings;
  final Doorbell outboxDoorbell;
  final Doorbell postingDoorbell;
  final Outbox outbox;
  final PaymentEvents events;
  public final PostingPlanner planner;
  final PostingClaims claims;
  public final PostingRecorder recorder;
  public final PostingWaker waker;
  final PostingSteps steps;
  public final CapturedPayments payments;
  public final PostingDesk desk;
  public final DeskRules rules;
  public final PostingRetry retry;
  public final PostingResolution resolution;
  private final ReversalPlanner reversals;
  private final PaymentPostings paymentPostings;
  private final Ids ids;

  /** What customizing says of closed periods. */
  final AtomicReference<ClosedPeriod> closedPeriod = new AtomicReference<>(ClosedPeriod.PARK);

  private int documents;

  /** With the settings that an installation has that sets nothing. */
  public static PostingRig withDefaults(Clock clock) {
    return new PostingRig(clock, TestSettings.DEFAULTS);
  }

  PostingRig(Clock clock, PostingSettings settings) {
    this(TestDatabase.create(), clock, settings);
  }

  /** On an empty database, which it closes with itself. */
  PostingRig(TestDatabase database, Clock clock, PostingSettings settings) {
    this.database = database;
    this.settings = settings;
    var jdbc = database.jdbc();
    var transactions = database.transactions();
    var json = new ObjectMapper();
    ids = new Ids(clock);
    var contents = new PostingContentJson(json);
    var attempts = new PostingAttempts(jdbc, json);
    outboxDoorbell = new Doorbell(clock);
    postingDoorbell = new Doorbell(clock);
    outbox = new Outbox(jdbc, clock, outboxDoorbell);
    events = new PaymentEvents(jdbc, clock, ids, json, outbox);
    var lanes = new Lanes(jdbc, attempts, contents, outbox);
    var news = new PostingNews(new PostedPayments(jdbc), events);
    var watch = new PostingWatch(jdbc, attempts, outbox);
    planner =
        new PostingPlanner(new PostingPlans(jdbc, contents), outbox, events, ids, clock, settings);
    reversals =
        new ReversalPlanner(new PostingPlans(jdbc, contents), outbox, events, ids, clock, settings);
    paymentPostings = new PaymentPostings(jdbc, contents);
    claims = new PostingClaims(transactions, lanes, events, ids, clock, settings);
    waker = new PostingWaker(transactions, watch, lanes, news, postingDoorbell, clock, settings);
    recorder =
        new PostingRecorder(
            transactions,
            new PostingDecisions(settings, new ClosedPeriods(any -> closedPeriod.get(), settings)),
            lanes,
            new Postings(jdbc),
            attempts,
            news,
            waker,
            clock,
            settings);
    steps = new PostingSteps(claims, recorder, clock, settings);
    payments = new CapturedPayments(jdbc, clock.instant());
    desk = new PostingDesk(jdbc, contents);
    rules = new DeskRules(settings);
    var actions = new PostingActions(jdbc, json);
    retry = new PostingRetry(transactions, desk, actions, outbox, rules, ids, clock, settings);
    resolution =
        new PostingResolution(
            transactions,
            desk,
            new Postings(jdbc),
            attempts,
            actions,
            lanes,
            news,
            rules,
            ids,
            clock,
            settings);
  }

  /** Captures and plans a payment, and returns it. */
  public CapturedPayment captured(String customer) {
    return captured(customer, "journalentry");
  }

  /** Captures and plans a payment in a company code that posts through this API. */
  public CapturedPayment captured(String customer, String api) {
    CapturedPayment captured = payments.of(customer, "189.63", "0.00", api);
    database.transactions().executeWithoutResult(status -> planner.plan(captured));
    return captured;
  }

  /** Captures and plans a payment of 189.63 USD and a surcharge of 5.12 USD. */
  public CapturedPayment capturedWithSurcharge(String customer, String api) {
    CapturedPayment captured = payments.of(customer, "189.63", "5.12", api);
    database.transactions().executeWithoutResult(status -> planner.plan(captured));
    return captured;
  }

  /**
   * Records that money of a payment moved again, and plans its document, as one transaction.
   *
   * @param amount such as {@code "50.00"}, without a fee
   * @return the posting's id
   */
  public String moved(String paymentId, ReversalKind kind, String amount, String api) {
    Money money = Money.of(amount, "USD");
    String reversalId = ids.reversal();
    database
        .jdbc()
        .sql(
            """
            insert into payment_reversal (reversal_id, payment_id, kind, processor,
              processor_reversal_id, currency, amount, surcharge, state, created_at, updated_at)
            values (:reversal, :payment, :kind, 'stripe', :id, 'USD', :amount, 0, 'DONE', now(),
              now())""")
        .param("reversal", reversalId)
        .param("payment", paymentId)
        .param("kind", kind.name())
        .param("id", "re_" + reversalId.substring(4))
        .param("amount", money.amount())
        .update();
    database
        .transactions()
        .executeWithoutResult(
            status ->
                reversals.plan(
                    new ReversedMoney(
                        reversalId,
                        paymentId,
                        kind,
                        money,
                        Money.zero("USD"),
                        "stripe",
                        "re_" + reversalId.substring(4),
                        LocalDate.parse("2026-11-24"),
                        LocalDate.parse("2026-11-24"),
                        api),
                    paymentPostings.lock(paymentId).orElseThrow()));
    return text("select posting_id from posting where reversal_id = '%s'".formatted(reversalId));
  }

  /** Captures and plans a payment, and returns the id of its PAYMENT posting. */
  public String planned(String customer) {
    return postingOf(captured(customer).paymentId(), "PAYMENT");
  }

  public String postingOf(String paymentId, String kind) {
    return text(
        "select posting_id from posting where payment_id = '%s' and kind = '%s'"
            .formatted(paymentId, kind));
  }

  public String clearingOf(String postingId) {
    return text("select posting_id from posting where depends_on = '%s'".formatted(postingId));
  }

  public Optional<ClaimedPosting> claim(String postingId) {
    return claims.claim(postingId);
  }

  /** Claims what must be claimable. */
  public ClaimedPosting claimed(String postingId) {
    return claims.claim(postingId).orElseThrow(() -> new AssertionError(show(postingId)));
  }

  /** Claims, and records an answer at once. */
  public void answer(String postingId, Outcome<DocumentNumber> answer) {
    recorder.record(claimed(postingId), answer);
  }

  Outcome<DocumentNumber> done() {
    documents++;
    return Outcome.done(document(1_400_000_000 + documents));
  }

  static DocumentNumber document(int number) {
    return new DocumentNumber(new CompanyCode("1710"), "2026", String.valueOf(number));
  }

  /** A posting's state, and how each of its attempts ended. */
  public String show(String postingId) {
    String attempts =
        text(
            """
            select coalesce(string_agg(coalesce(outcome, 'UNDER WAY'), ', ' order by no), '')
            from posting_attempt where posting_id = '%s'"""
                .formatted(postingId));
    return state(postingId) + " [" + attempts + "]";
  }

  public String state(String postingId) {
    return text("select state from posting where posting_id = '%s'".formatted(postingId));
  }

  public String text(String sql) {
    return String.valueOf(database.jdbc().sql(sql).query().singleValue());
  }

  List<String> column(String sql) {
    return database.jdbc().sql(sql).query(String.class).list();
  }

  /** Takes what would be sent to the queue. */
  List<String> requested() {
    List<String> requested =
        column("select body from outbox where destination = 'queue:posting.requested' order by id");
    database.jdbc().sql("delete from outbox where destination like 'queue:%'").update();
    return requested;
  }

  List<String> eventsOf(String paymentId) {
    return column(
        "select type from payment_event where payment_id = '%s' order by seq".formatted(paymentId));
  }

  @Override
  public void close() {
    database.close();
  }
}

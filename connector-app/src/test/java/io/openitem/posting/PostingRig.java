package io.openitem.posting;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.CapturedPayment;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Ids;
import io.openitem.domain.Outcome;
import io.openitem.store.ClaimedPosting;
import io.openitem.store.Doorbell;
import io.openitem.store.Lanes;
import io.openitem.store.Outbox;
import io.openitem.store.PaymentEvents;
import io.openitem.store.PostedPayments;
import io.openitem.store.PostingAttempts;
import io.openitem.store.PostingContentJson;
import io.openitem.store.PostingPlans;
import io.openitem.store.PostingWatch;
import io.openitem.store.Postings;
import io.openitem.support.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The posting mechanism on a database of its own, put together as the application does. */
final class PostingRig implements AutoCloseable {

  final TestDatabase database = TestDatabase.create();
  final PostingSettings settings;
  final Doorbell outboxDoorbell;
  final Doorbell postingDoorbell;
  final Outbox outbox;
  final PaymentEvents events;
  final PostingPlanner planner;
  final PostingClaims claims;
  final PostingRecorder recorder;
  final PostingWaker waker;
  final PostingSteps steps;
  final CapturedPayments payments;
  private int documents;

  PostingRig(Clock clock, PostingSettings settings) {
    this.settings = settings;
    var jdbc = database.jdbc();
    var transactions = database.transactions();
    var json = new ObjectMapper();
    var ids = new Ids(clock);
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
    claims = new PostingClaims(transactions, lanes, events, ids, clock, settings);
    waker = new PostingWaker(transactions, watch, lanes, news, postingDoorbell, clock, settings);
    recorder =
        new PostingRecorder(
            transactions,
            new PostingDecisions(settings),
            lanes,
            new Postings(jdbc),
            attempts,
            news,
            waker,
            clock,
            settings);
    steps = new PostingSteps(claims, recorder, clock, settings);
    payments = new CapturedPayments(jdbc, clock.instant());
  }

  /** Captures and plans a payment, and returns it. */
  CapturedPayment captured(String customer) {
    return captured(customer, "journalentry");
  }

  /** Captures and plans a payment in a company code that posts through this API. */
  CapturedPayment captured(String customer, String api) {
    CapturedPayment captured = payments.of(customer, "189.63", "0.00", api);
    database.transactions().executeWithoutResult(status -> planner.plan(captured));
    return captured;
  }

  /** Captures and plans a payment, and returns the id of its PAYMENT posting. */
  String planned(String customer) {
    return postingOf(captured(customer).paymentId(), "PAYMENT");
  }

  String postingOf(String paymentId, String kind) {
    return text(
        "select posting_id from posting where payment_id = '%s' and kind = '%s'"
            .formatted(paymentId, kind));
  }

  String clearingOf(String postingId) {
    return text("select posting_id from posting where depends_on = '%s'".formatted(postingId));
  }

  Optional<ClaimedPosting> claim(String postingId) {
    return claims.claim(postingId);
  }

  /** Claims what must be claimable. */
  ClaimedPosting claimed(String postingId) {
    return claims.claim(postingId).orElseThrow(() -> new AssertionError(show(postingId)));
  }

  /** Claims, and records an answer at once. */
  void answer(String postingId, Outcome<DocumentNumber> answer) {
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
  String show(String postingId) {
    String attempts =
        text(
            """
            select coalesce(string_agg(coalesce(outcome, 'UNDER WAY'), ', ' order by no), '')
            from posting_attempt where posting_id = '%s'"""
                .formatted(postingId));
    return state(postingId) + " [" + attempts + "]";
  }

  String state(String postingId) {
    return text("select state from posting where posting_id = '%s'".formatted(postingId));
  }

  String text(String sql) {
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

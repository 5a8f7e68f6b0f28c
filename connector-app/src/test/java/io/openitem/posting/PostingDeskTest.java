package io.openitem.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.domain.CheckedDocument;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.store.ClaimedPosting;
import io.openitem.support.MovableClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the back office may do, and that it cannot double a posting. */
class PostingDeskTest {

  private static final String ANNA = "0010000001";
  private static final DocumentNumber BY_HAND = PostingRig.document(1_900_001_234);
  private static final DeskResult DONE = new DeskResult.Done();

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T15:00:00Z"));
  private final PostingRig rig = new PostingRig(clock, TestSettings.DEFAULTS);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aRefusedPostingIsSentAgainUnderTheSameReference() {
    String posting = rig.planned(ANNA);
    ClaimedPosting first = rig.claimed(posting);
    rig.recorder.record(first, refused());
    rig.requested();

    DeskResult result = rig.retry.retry(posting, "clerk", "period reopened");

    assertThat(result).isEqualTo(DONE);
    assertThat(rig.show(posting)).isEqualTo("READY [REFUSED]");
    assertThat(rig.requested()).containsExactly(posting);
    ClaimedPosting second = rig.claimed(posting);
    assertThat(second.task().reference()).isEqualTo(first.task().reference());
    rig.recorder.record(second, rig.done());
    assertThat(rig.show(posting)).isEqualTo("POSTED [REFUSED, DONE]");
  }

  @Test
  void aPostingThatSapMayHaveIsAskedForAndNotSent() {
    String posting = unknownAndParked();

    DeskResult result = rig.retry.retry(posting, "clerk", "SAP is back");

    assertThat(result).isEqualTo(DONE);
    assertThat(rig.show(posting)).isEqualTo("ASKING [UNKNOWN]");
    ClaimedPosting claimed = rig.claimed(posting);
    assertThat(claimed.open()).isPresent();
    rig.recorder.record(claimed, rig.done());
    assertThat(rig.show(posting)).isEqualTo("POSTED [DONE]");
  }

  @Test
  void aPostingThatSapMayHaveIsSentOnlyWhenAskingProvesItAbsent() {
    String posting = unknownAndParked();
    rig.retry.retry(posting, "clerk", "SAP is back");

    rig.answer(posting, Outcome.notDone("no such document"));
    assertThat(rig.show(posting)).isEqualTo("ASKING [UNKNOWN]");
    clock.advance(TestSettings.DEFAULTS.longestAsk());
    rig.answer(posting, Outcome.notDone("no such document"));

    assertThat(rig.show(posting)).isEqualTo("READY [ABSENT]");
  }

  @Test
  void aRetriedPostingHasADeadlineAgain() {
    String posting = unknownAndParked();
    rig.retry.retry(posting, "clerk", "SAP is back");

    rig.waker.parkOverdue();
    assertThat(rig.state(posting)).isEqualTo("ASKING");
    clock.advance(TestSettings.DEFAULTS.deadline());
    rig.waker.parkOverdue();

    assertThat(rig.state(posting)).isEqualTo("PARKED");
  }

  @Test
  void whatIsNotParkedIsNotRetried() {
    String ready = rig.planned(ANNA);
    assertThat(code(rig.retry.retry(ready, "clerk", "x"))).isEqualTo("UNDER-WAY");

    rig.claimed(ready);
    assertThat(code(rig.retry.retry(ready, "clerk", "x"))).isEqualTo("UNDER-WAY");

    String waiting = rig.planned("0010000002");
    rig.answer(waiting, Outcome.notDone("no connection"));
    assertThat(code(rig.retry.retry(waiting, "clerk", "x"))).isEqualTo("UNDER-WAY");

    String posted = rig.planned("0010000003");
    rig.answer(posted, rig.done());
    assertThat(code(rig.retry.retry(posted, "clerk", "x"))).isEqualTo("POSTED");
    assertThat(rig.retry.retry("pst_nobody", "clerk", "x"))
        .isEqualTo(new DeskResult.NoSuchPosting());
    assertThat(rig.text("select count(*) from posting_action")).isEqualTo("0");
  }

  @Test
  void anotherAmountThanWasCapturedIsNeverSent() {
    String posting = parked();
    rig.database.jdbc().sql("update payment set captured = 180").update();

    DeskResult result = rig.retry.retry(posting, "clerk", "x");

    assertThat(code(result)).isEqualTo("OTHER-AMOUNT");
    assertThat(rig.state(posting)).isEqualTo("PARKED");
    assertThat(rig.desk.find(posting).orElseThrow().credit().toString()).isEqualTo("-180.00 USD");
  }

  @Test
  void manyWhoRetryAtOnceSendOnce() throws Exception {
    String posting = parked();
    rig.requested();

    List<DeskResult> results = atOnce(() -> rig.retry.retry(posting, "clerk", "x"));

    assertThat(results).filteredOn(DONE::equals).hasSize(1);
    assertThat(rig.requested()).hasSize(1);
    assertThat(rig.text("select count(*) from posting_action")).isEqualTo("1");
  }

  @Test
  void aDocumentPostedByHandEndsThePostingAndWakesItsClearing() {
    String posting = parked();
    rig.requested();

    DeskResult result = rig.resolution.resolve(posting, checked(""), "clerk", "F-28, audit");

    assertThat(result).isEqualTo(DONE);
    assertThat(rig.show(posting)).isEqualTo("POSTED [REFUSED]");
    assertThat(rig.text("select status || ' ' || document_number from payment"))
        .isEqualTo("POSTED 1900001234");
    assertThat(rig.requested()).containsExactly(rig.clearingOf(posting));
    assertThat(rig.eventsOf(rig.text("select payment_id from payment"))).endsWith("payment.posted");
    assertThat(rig.claimed(rig.clearingOf(posting)).task().payment()).contains(BY_HAND);
  }

  @Test
  void theSameDocumentAgainChangesNothingAndAnotherIsRefused() {
    String posting = parked();
    rig.resolution.resolve(posting, checked(""), "clerk", "by hand");

    DeskResult again = rig.resolution.resolve(posting, checked(""), "clerk", "by hand");
    DeskResult other =
        rig.resolution.resolve(
            posting,
            new CheckedDocument(PostingRig.document(1_900_009_999), Optional.empty()),
            "clerk",
            "oops");

    assertThat(again).isEqualTo(DONE);
    assertThat(code(other)).isEqualTo("POSTED");
    assertThat(rig.text("select count(*) from posting_action")).isEqualTo("1");
    assertThat(rig.text("select document_number from payment")).isEqualTo("1900001234");
  }

  @Test
  void anotherPostingsDocumentIsNotRecordedNorOneThatCarriesItsReference() {
    String posting = parked();
    String other = rig.planned("0010000002");
    Outcome<DocumentNumber> done = rig.done();
    rig.answer(other, done);
    String othersReference =
        rig.text("select reference from posting_document where posting_id = '%s'".formatted(other));

    DeskResult byNumber =
        rig.resolution.resolve(
            posting,
            new CheckedDocument(
                ((Outcome.Done<DocumentNumber>) done).value(), Optional.of("anything")),
            "clerk",
            "x");
    DeskResult byReference =
        rig.resolution.resolve(posting, checked(othersReference), "clerk", "x");

    assertThat(code(byNumber)).isEqualTo("ANOTHERS-DOCUMENT");
    assertThat(code(byReference)).isEqualTo("ANOTHERS-DOCUMENT");
    assertThat(rig.show(posting)).isEqualTo("PARKED [REFUSED]");
  }

  @Test
  void oneDocumentRecordedForTwoPostingsAtOnceIsOnlyOnes() throws Exception {
    List<String> postings = List.of(parked(), parked("0010000002"));
    java.util.concurrent.atomic.AtomicInteger next =
        new java.util.concurrent.atomic.AtomicInteger();

    List<DeskResult> results =
        atOnce(
            () ->
                rig.resolution.resolve(
                    postings.get(next.getAndIncrement() % 2), checked(""), "clerk", "x"));

    assertThat(results).anyMatch(DONE::equals);
    assertThat(rig.column("select number from posting_document where number is not null"))
        .containsExactly("1900001234");
    assertThat(rig.column("select payment_id from payment where document_number is not null"))
        .hasSize(1);
  }

  @Test
  void anAttemptThatMayStillHaveEffectKeepsADocumentFromBeingRecorded() {
    String posting = rig.planned(ANNA);
    ClaimedPosting sending = rig.claimed(posting);
    assertThat(code(rig.resolution.resolve(posting, checked(""), "clerk", "x")))
        .isEqualTo("UNDER-WAY");

    rig.recorder.record(sending, Outcome.unknown("timed out"));
    assertThat(code(rig.resolution.resolve(posting, checked(""), "clerk", "x")))
        .isEqualTo("TOO-EARLY");

    clock.advance(TestSettings.DEFAULTS.sapMaximumRunTime());
    assertThat(rig.resolution.resolve(posting, checked(""), "clerk", "by hand")).isEqualTo(DONE);
    assertThat(rig.show(posting)).isEqualTo("POSTED [ABSENT]");
  }

  @Test
  void aClearingIsNotResolvedBeforeItsPayment() {
    String clearing = rig.clearingOf(parked());

    assertThat(code(rig.resolution.resolve(clearing, checked(""), "clerk", "x")))
        .isEqualTo("FORERUNNER");
    assertThat(rig.rules.retry(rig.desk.find(clearing).orElseThrow()).orElseThrow().code())
        .isEqualTo("UNDER-WAY");
  }

  @Test
  void whoPostsAndClearsWithOneDocumentRecordsItForBoth() {
    String payment = parked();
    rig.resolution.resolve(payment, checked(""), "clerk", "F-28");
    String clearing = rig.clearingOf(payment);
    rig.answer(clearing, refused());

    DeskResult result = rig.resolution.resolve(clearing, checked(""), "clerk", "F-28");

    assertThat(result).isEqualTo(DONE);
    assertThat(rig.text("select status from payment")).isEqualTo("CLEARED");
    assertThat(rig.text("select clearing_document from open_item")).isEqualTo("1900001234");
    assertThat(rig.text("select reserved from payment_item")).isEqualTo("false");
  }

  @Test
  void whatWasDoneIsOnRecordForEver() {
    String posting = parked();
    rig.retry.retry(posting, "clerk", "period reopened");
    rig.answer(posting, refused());
    rig.resolution.resolve(posting, checked(""), "boss", "posted by hand");

    assertThat(
            rig.column(
                """
                select concat_ws(' ', action, done_by, reason, before->>'state', after->>'state',
                  after->>'document') from posting_action order by seq"""))
        .containsExactly(
            "RETRY clerk period reopened PARKED READY",
            "RESOLVE boss posted by hand PARKED POSTED 1710-2026-1900001234");
    for (String change :
        List.of("update posting_action set done_by = 'x'", "delete from posting_action")) {
      assertThatThrownBy(() -> rig.database.jdbc().sql(change).update())
          .hasMessageContaining("stays on record");
    }
  }

  private String parked() {
    return parked(ANNA);
  }

  private String parked(String customer) {
    String posting = rig.planned(customer);
    rig.answer(posting, refused());
    assertThat(rig.show(posting)).isEqualTo("PARKED [REFUSED]");
    return posting;
  }

  private String unknownAndParked() {
    String posting = rig.planned(ANNA);
    rig.answer(posting, Outcome.unknown("timed out"));
    clock.advance(TestSettings.DEFAULTS.deadline());
    rig.waker.parkOverdue();
    assertThat(rig.show(posting)).isEqualTo("PARKED [UNKNOWN]");
    return posting;
  }

  private static Outcome<DocumentNumber> refused() {
    return Outcome.refused("201(F5)", "period closed");
  }

  private static CheckedDocument checked(String reference) {
    return new CheckedDocument(BY_HAND, Optional.of(reference).filter(text -> !text.isEmpty()));
  }

  private static String code(DeskResult result) {
    return result instanceof DeskResult.Refused refused
        ? refused.refusal().code()
        : result.toString();
  }

  private static List<DeskResult> atOnce(Callable<DeskResult> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<DeskResult> results = new java.util.ArrayList<>();
      for (var future : threads.invokeAll(java.util.Collections.nCopies(8, work))) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}

package io.openitem.sap.lockbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.sandbox.fault.Fault;
import io.openitem.sandbox.sap.SapActions;
import io.openitem.sandbox.sap.lockbox.LockboxItem;
import io.openitem.sap.contract.DocumentNumbers;
import io.openitem.sap.contract.TaskBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Batches of many payments, at most one a minute, each payment in SAP once. */
class LockboxBatchesTest extends LockboxCase {

  private static final String SUBLEDGER = "sap.lockbox.subledger";

  @Test
  void oneBatchCarriesManyPayments() {
    List<PostingTask> attempts =
        List.of(handedOver(BLUEWATER), handedOver(BLUEWATER), handedOver(OTHER_CORP));

    Object sent = rig.send();

    assertThat(sent).isInstanceOf(Outcome.Done.class);
    assertThat(batchesInSap()).isEqualTo(1);
    List<Outcome<DocumentNumber>> asked = attempts.stream().map(rig::ask).toList();
    assertThat(asked).allMatch(Outcome.Done.class::isInstance).doesNotHaveDuplicates();
  }

  @Test
  void aDestinationAndOriginHasAtMostOneBatchAMinute() {
    handedOver(BLUEWATER);
    rig.send();
    PostingTask second = handedOver(BLUEWATER);

    clock.advance(MINUTE.minusMillis(2));
    Object early = rig.send();
    Outcome<DocumentNumber> meanwhile = rig.ask(second);
    int batchesEarly = batchesInSap();
    clock.advance(Duration.ofMillis(1));
    Object later = rig.send();

    assertThat(early).isNotInstanceOf(Outcome.class);
    assertThat(batchesEarly).isEqualTo(1);
    assertThat(meanwhile).isInstanceOf(Outcome.Pending.class);
    assertThat(later).isInstanceOf(Outcome.Done.class);
    assertThat(rig.ask(second)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void twoReplicasNeverSendTheSameItemTwice() throws Exception {
    sap.sandbox().sap().configure(settings -> settings.withLockboxSlotMillis(1));
    LockboxSettings quick = new LockboxSettings(Duration.ofMillis(1), 2, Duration.ofSeconds(1));
    List<PostingTask> attempts = new ArrayList<>();
    try (LockboxRig one = rig(quick);
        LockboxRig other = rig(quick)) {
      for (int n = 0; n < 12; n++) {
        PostingTask attempt = one.rows.attempt(payment(BLUEWATER));
        one.handOver(attempt);
        attempts.add(attempt);
      }
      ExecutorService threads = Executors.newFixedThreadPool(2);
      CountDownLatch together = new CountDownLatch(1);
      List<Future<?>> replicas = new ArrayList<>();
      for (LockboxRig replica : List.of(one, other)) {
        replicas.add(
            threads.submit(
                () -> {
                  together.await();
                  for (int n = 0; n < 20; n++) {
                    clock.advance(Duration.ofMillis(2));
                    replica.send();
                  }
                  return null;
                }));
      }
      together.countDown();
      for (Future<?> replica : replicas) {
        replica.get();
      }
      threads.shutdown();
    }

    assertThat(attempts).allSatisfy(attempt -> assertThat(itemsInSap(attempt)).hasSize(1));
    assertThat(batchesInSap()).isGreaterThanOrEqualTo(6);
  }

  @Test
  void aLostAnswerIsResolvedItemByItem() {
    sap.sandbox().faults().add(Fault.once(SUBLEDGER, Fault.Kind.DROP_BEFORE));
    sap.loseNextAnswer();
    PostingTask half = handedOver(BLUEWATER);
    PostingTask whole = handedOver(OTHER_CORP);

    Object sent = rig.send();
    Outcome<DocumentNumber> halfAtFirst = rig.ask(half);
    Outcome<DocumentNumber> wholeAtFirst = rig.ask(whole);
    clock.advance(RUN_TIME);
    Outcome<DocumentNumber> halfLater = rig.ask(half);

    assertThat(sent).isInstanceOf(Outcome.Unknown.class);
    assertThat(wholeAtFirst).isInstanceOf(Outcome.Done.class);
    assertThat(halfAtFirst).isInstanceOf(Outcome.Pending.class);
    assertThat(code(halfLater)).isEqualTo("HALF-POSTED");
  }

  @Test
  void aLostRequestIsAbsentOnlyAfterSapsMaximumRunTimeSinceTheBatchWasSent() {
    anotherPaymentIsInSap();
    PostingTask attempt = handedOver(BLUEWATER);
    clock.advance(RUN_TIME.multipliedBy(2));
    sap.loseNextRequest();

    Object sent = rig.send();
    Outcome<DocumentNumber> early = rig.ask(attempt);
    Instant since = rig.rows.since(attempt);
    clock.advance(RUN_TIME);
    Outcome<DocumentNumber> later = rig.ask(attempt);

    assertThat(sent).isInstanceOf(Outcome.Unknown.class);
    assertThat(early).isInstanceOf(Outcome.Unknown.class);
    assertThat(since).isEqualTo(clock.instant().minus(RUN_TIME));
    assertThat(later).isInstanceOf(Outcome.NotDone.class);
  }

  @Test
  void aHalfPostedItemNamesItsBankLedgerDocumentAndIsNeverSentAgain() {
    sap.sandbox().faults().add(Fault.once(SUBLEDGER, Fault.Kind.DROP_BEFORE));
    PostingTask attempt = handedOver(BLUEWATER);
    rig.send();

    Outcome<DocumentNumber> asked = rig.ask(attempt);
    rig.rows.end(attempt, "REFUSED");
    PostingTask again = rig.rows.attempt(attempt);
    Outcome<DocumentNumber> retried = rig.handOver(again);
    clock.advance(MINUTE);
    Object sent = rig.send();

    LockboxItem item = itemsInSap(attempt).get(0);
    assertThat(code(asked)).isEqualTo("HALF-POSTED");
    assertThat(asked.toString()).contains("1710-2026-" + item.bankLedgerDocument());
    assertThat(retried).isEqualTo(asked);
    assertThat(sent).isNotInstanceOf(Outcome.class);
    assertThat(itemsInSap(attempt)).hasSize(1);
  }

  @Test
  void pain1ABatchWhoseTimeIsTakenMayHaveArrivedTwiceSoItsItemsAreAskedForFirst() {
    anotherPaymentIsInSap();
    sap.sandbox()
        .sap()
        .lockbox()
        .take("OPENITEM", "STRIPE", clock.instant().toEpochMilli(), MINUTE.toMillis());
    PostingTask attempt = handedOver(BLUEWATER);

    Object refused = rig.send();
    Outcome<DocumentNumber> early = rig.ask(attempt);
    clock.advance(RUN_TIME.plus(MINUTE));
    Outcome<DocumentNumber> absent = rig.ask(attempt);
    PostingTask again = rig.rows.attempt(attempt);
    rig.handOver(again);
    Object next = rig.send();

    assertThat(refused).isInstanceOf(Outcome.Unknown.class);
    assertThat(early).isInstanceOf(Outcome.Unknown.class);
    assertThat(absent).isInstanceOf(Outcome.NotDone.class);
    assertThat(next).isInstanceOf(Outcome.Done.class);
    assertThat(rig.ask(again)).isInstanceOf(Outcome.Done.class);
    assertThat(itemsInSap(attempt)).hasSize(1);
  }

  @Test
  void aKillBetweenStoringAndSendingABatchPostsItsItemsOnceAfterAsking() {
    anotherPaymentIsInSap();
    PostingTask attempt = handedOver(BLUEWATER);
    OpenBatch stored = rig.batches.claim(LockboxRig.LANE).orElseThrow();

    clock.advance(LockboxRig.LEASE);
    Object other = rig.send();
    Outcome<DocumentNumber> early = rig.ask(attempt);
    clock.advance(RUN_TIME);
    Outcome<DocumentNumber> absent = rig.ask(attempt);
    PostingTask again = rig.rows.attempt(attempt);
    rig.handOver(again);
    rig.send();

    assertThat(other).isNotInstanceOf(Outcome.class);
    assertThat(early).isInstanceOf(Outcome.Unknown.class);
    assertThat(absent).isInstanceOf(Outcome.NotDone.class);
    assertThat(rig.ask(again)).isInstanceOf(Outcome.Done.class);
    assertThat(itemsInSap(attempt)).hasSize(1);
    assertThat(rig.recorder.record(stored, new BatchEnd(Outcome.done("00000099"), false)))
        .isFalse();
  }

  @Test
  void aLockedAccountHoldsUpOnlyItsOwnPayments() {
    anotherPaymentIsInSap();
    sap.occupy("0010000005", true);
    PostingTask free = handedOver(BLUEWATER);
    PostingTask locked = handedOver(OTHER_CORP);

    Object together = rig.send();
    List.of(free, locked).forEach(rig::ask);
    clock.advance(MINUTE);
    rig.send();
    clock.advance(MINUTE);
    Object alone = rig.send();
    sap.occupy("0010000005", false);
    rig.ask(locked);
    clock.advance(MINUTE);
    rig.send();

    assertThat(together).isInstanceOf(Outcome.NotDone.class);
    assertThat(rig.ask(free)).isInstanceOf(Outcome.Done.class);
    assertThat(alone).isInstanceOf(Outcome.NotDone.class);
    assertThat(rig.ask(locked)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void anItemWhosePostingPeopleHaveTakenOverIsNotSent() {
    PostingTask resolved = handedOver(BLUEWATER);
    rig.rows.end(resolved, "ABSENT");
    rig.rows.state(resolved, "POSTED");
    PostingTask parked = handedOver(OTHER_CORP);
    rig.rows.state(parked, "PARKED");

    Object sent = rig.send();

    assertThat(sent).isNotInstanceOf(Outcome.class);
    assertThat(batchesInSap()).isZero();
  }

  @Test
  void anInvoiceWithoutAPaymentReferenceIsRefusedBeforeItIsHandedOver() {
    var document =
        new SapActions(sap.sandbox().sap())
            .invoiceWithoutReference("1710", "0010000001", new BigDecimal("20.00"));
    InvoiceId invoice = new InvoiceId(DocumentNumbers.of(document.key()), "001");
    PostingTask task = TaskBuilder.of(BLUEWATER).paying(invoice.toString(), "20.00 USD").payment();

    Outcome<DocumentNumber> outcome = rig.handOver(rig.rows.attempt(task));

    assertThat(outcome)
        .isEqualTo(Outcome.refused("NOT-POSTABLE", invoice + " has no payment reference"));
  }

  @Test
  void anAttemptThatEndedMeanwhileHandsNothingOver() {
    PostingTask attempt = rig.rows.attempt(payment(BLUEWATER));
    rig.rows.end(attempt, "UNKNOWN");

    Outcome<DocumentNumber> outcome = rig.handOver(attempt);

    assertThat(outcome).isInstanceOf(Outcome.NotDone.class);
    assertThat(rig.send()).isNotInstanceOf(Outcome.class);
  }
}

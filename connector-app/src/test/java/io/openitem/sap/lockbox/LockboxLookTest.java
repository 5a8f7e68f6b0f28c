package io.openitem.sap.lockbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.sandbox.fault.Fault;
import io.openitem.sap.contract.TaskBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** No item goes with a batch before SAP was looked at, and nothing is absent without a witness. */
class LockboxLookTest extends LockboxCase {

  @Test
  void pain1AnItemWhosePostingPeopleHadInHandIsNotSentBeforeSapIsLookedAt() {
    PostingTask attempt = handedOver(BLUEWATER);
    rig.parkAndGiveBack(attempt, () -> paidElsewhere(attempt));

    Object sent = rig.send();
    Outcome<DocumentNumber> asked = rig.ask(attempt);
    rig.rows.end(attempt, "REFUSED");
    Object sentLater = rig.send();

    assertThat(sent).isNotInstanceOf(Outcome.class);
    assertThat(code(asked)).isEqualTo("CLEARED-OTHERWISE");
    assertThat(sentLater).isNotInstanceOf(Outcome.class);
    assertThat(batchesInSap()).isZero();
  }

  @Test
  void aRetriedItemThatSapShowsNothingOfGoesWithTheNextBatchOnce() {
    PostingTask attempt = handedOver(BLUEWATER);
    rig.parkAndGiveBack(attempt, () -> {});

    Outcome<DocumentNumber> looked = rig.ask(attempt);
    Object sent = rig.send();

    assertThat(looked).isEqualTo(Outcome.pending("waits for the next lockbox batch"));
    assertThat(sent).isInstanceOf(Outcome.Done.class);
    assertThat(rig.ask(attempt)).isInstanceOf(Outcome.Done.class);
    assertThat(itemsInSap(attempt)).hasSize(1);
  }

  @Test
  void aLookThatBeganBeforePeopleGaveThePostingBackCountsNoMore() {
    PostingTask attempt = handedOver(BLUEWATER);
    rig.parkAndGiveBack(attempt, () -> {});

    rig.items.looked(attempt, new ItemStanding.Look(0, 0));
    Object sent = rig.send();

    assertThat(sent).isNotInstanceOf(Outcome.class);
  }

  @Test
  void pain1AnItemThatCameBackFromABatchIsNotSentBeforeSapIsLookedAt() {
    anotherPaymentIsInSap();
    PostingTask attempt = handedOver(BLUEWATER);
    sap.answerNextWith(429, Duration.ofSeconds(7));

    Object refused = rig.send();
    paidElsewhere(attempt);
    clock.advance(MINUTE);
    Object again = rig.send();

    assertThat(refused).isInstanceOf(Outcome.NotDone.class);
    assertThat(again).isNotInstanceOf(Outcome.class);
    assertThat(code(rig.ask(attempt))).isEqualTo("CLEARED-OTHERWISE");
    assertThat(itemsInSap(attempt)).isEmpty();
  }

  @Test
  void whatSapHasAfterAllOfAnItemThatCameBackIsFoundAndNotSentAgain() {
    PostingTask attempt = handedOver(BLUEWATER);
    rig.send();
    database.jdbc().sql("update lockbox_item set batch_id = null").update();
    clock.advance(MINUTE);

    Object again = rig.send();
    Outcome<DocumentNumber> asked = rig.ask(attempt);

    assertThat(again).isNotInstanceOf(Outcome.class);
    assertThat(asked).isInstanceOf(Outcome.Done.class);
    assertThat(itemsInSap(attempt)).hasSize(1);
  }

  @Test
  void anItemThatCameBackIsLookedForWhenItMayBeSentAgain() {
    PostingTask attempt = handedOver(BLUEWATER);
    sap.answerNextWith(429, Duration.ofSeconds(7));

    rig.send();

    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    assertThat(rig.rows.due(attempt)).isEqualTo(now.plusSeconds(7));
  }

  @Test
  void aSapThatCannotBeLookedAtGetsNothingASecondTime() {
    anotherPaymentIsInSap();
    PostingTask attempt = handedOver(BLUEWATER);
    sap.answerNextWith(429, Duration.ofSeconds(7));
    rig.send();
    clock.advance(MINUTE);
    sap.sandbox()
        .faults()
        .add(
            new Fault(
                "sap.odata.API_LOCKBOXPOST_IN.GET",
                Fault.Kind.STATUS,
                5,
                500,
                Duration.ZERO,
                Duration.ZERO));

    Outcome<DocumentNumber> asked = rig.ask(attempt);
    Object again = rig.send();

    assertThat(asked).isInstanceOf(Outcome.Unknown.class);
    assertThat(again).isNotInstanceOf(Outcome.class);
  }

  @Test
  void pain1WhereSapShowsNoLockboxItemAtAllALostOneIsNotAbsent() {
    PostingTask attempt = handedOver(BLUEWATER);
    sap.loseNextRequest();
    rig.send();
    clock.advance(RUN_TIME);

    Outcome<DocumentNumber> blind = rig.ask(attempt);
    PostingTask again = rig.rows.attempt(attempt);
    Outcome<DocumentNumber> handedOverBlind = rig.handOver(again);
    anotherPaymentIsInSap();
    Outcome<DocumentNumber> handedOver = rig.handOver(rig.rows.attempt(attempt));

    assertThat(blind)
        .isEqualTo(
            Outcome.unknown(
                "SAP shows no lockbox item of company code 1710 at all: our user may not be allowed to see any"));
    assertThat(handedOverBlind).isInstanceOf(Outcome.NotDone.class);
    assertThat(handedOver).isInstanceOf(Outcome.Pending.class);
  }

  @Test
  void aWitnessIsAskedForOnlyWhereItDecides() {
    PostingTask attempt = handedOver(BLUEWATER);
    sap.loseNextRequest();
    rig.send();

    Outcome<DocumentNumber> early = rig.ask(attempt);
    clock.advance(RUN_TIME);
    Outcome<DocumentNumber> later = rig.ask(attempt);

    assertThat(early).isEqualTo(Outcome.unknown("SAP may still be at work on the lockbox batch"));
    assertThat(later.toString()).contains("SAP shows no lockbox item of company code 1710 at all");
  }

  @Test
  void whatSapShowsInSeveralPagesIsReadToTheEnd() {
    sap.sandbox().sap().configure(settings -> settings.withPageSizeRows(1));
    InvoiceId one = sap.bill(BLUEWATER, "20.00");
    InvoiceId other = sap.bill(BLUEWATER, "22.00");
    PostingTask task =
        TaskBuilder.of(BLUEWATER)
            .paying(one.toString(), "20.00 USD")
            .paying(other.toString(), "22.00 USD")
            .payment();

    PostingTask attempt = handedOver(task);
    rig.send();

    assertThat(rig.ask(attempt)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void anAmountThatNoBatchHoldsIsRefusedAndHoldsUpNobody() {
    PostingTask huge =
        TaskBuilder.of(BLUEWATER)
            .paying(sap.bill(BLUEWATER, "10000000000.00").toString(), "10000000000.00 USD")
            .payment();

    Outcome<DocumentNumber> outcome = rig.handOver(rig.rows.attempt(huge));
    PostingTask other = handedOver(BLUEWATER);
    rig.send();

    assertThat(code(outcome)).isEqualTo("NOT-POSTABLE");
    assertThat(rig.ask(other)).isInstanceOf(Outcome.Done.class);
  }
}

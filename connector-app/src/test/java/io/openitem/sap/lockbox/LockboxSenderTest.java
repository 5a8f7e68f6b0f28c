package io.openitem.sap.lockbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.sap.document.LogItem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a batch is sent at all, and how one ended that was not. */
class LockboxSenderTest extends LockboxCase {

  @Test
  void aBatchIsNotSentWhenItsLeaseCouldEndBeforeTheCall() {
    anotherPaymentIsInSap();
    PostingTask attempt = handedOver(BLUEWATER);

    sendWithACallThatMayTake(LockboxRig.LEASE.plusSeconds(1));
    int batchesThen = batchesInSap();
    String end = latest("detail");
    Outcome<?> looked = rig.ask(attempt);
    clock.advance(MINUTE);
    Object sent = rig.send();

    assertThat(batchesThen).isEqualTo(1);
    assertThat(end).isEqualTo("not sent: too little was left of the lease");
    assertThat(looked).isEqualTo(LockboxItems.WAITS);
    assertThat(sent).isInstanceOf(Outcome.Done.class);
    assertThat(itemsInSap(attempt)).hasSize(1);
  }

  /** As a service answers that is not active, or a proxy before it. */
  @Test
  void aRefusalWithoutAMessageOfSapsDividesNoBatchAndParksNoPayment() {
    anotherPaymentIsInSap();
    List<PostingTask> attempts = List.of(handedOver(BLUEWATER), handedOver(OTHER_CORP));
    sap.answerNextWith(403, Duration.ZERO);

    Object refused = rig.send();
    clock.advance(MINUTE);
    List<Outcome<DocumentNumber>> looked = attempts.stream().map(rig::ask).toList();
    Object sent = rig.send();

    assertThat(refused).isInstanceOf(Outcome.NotDone.class);
    assertThat(looked).containsOnly(LockboxItems.WAITS);
    assertThat(sent).isInstanceOf(Outcome.Done.class);
    assertThat(latest("items")).isEqualTo("2");
    assertThat(attempts).allSatisfy(attempt -> assertThat(itemsInSap(attempt)).hasSize(1));
  }

  @Test
  void gatewaysWordThatThereIsNoServiceIsNoVerdictOnABatch() {
    LogItem noService = new LogItem("170(/IWFND/MED)", "3", "No service found");
    LogItem period = new LogItem("201(F5)", "3", "Posting period is not open");

    assertThat(LockboxSender.isNoVerdict(List.of(noService))).isTrue();
    assertThat(LockboxSender.isNoVerdict(List.of(noService, period))).isFalse();
  }

  @Test
  void afterALongOutageABatchIsLostSinceItsLeaseEnded() {
    anotherPaymentIsInSap();
    PostingTask attempt = handedOver(BLUEWATER);
    assertThat(rig.batches.claim(LockboxRig.LANE)).isPresent();
    Instant leaseEnd = clock.instant().truncatedTo(ChronoUnit.MICROS).plus(LockboxRig.LEASE);

    clock.advance(LockboxRig.LEASE.plus(RUN_TIME));
    rig.send();

    assertThat(rig.rows.since(attempt)).isEqualTo(leaseEnd);
    assertThat(rig.ask(attempt)).isInstanceOf(Outcome.NotDone.class);
  }

  private void sendWithACallThatMayTake(Duration callTimeLimit) {
    LockboxSettings settings = new LockboxSettings(MINUTE, 100, Duration.ofSeconds(1));
    try (LockboxRig other =
        new LockboxRig(sap.system(), database, settings, RUN_TIME, callTimeLimit, clock)) {
      assertThat(other.send()).isNotInstanceOf(Outcome.class);
    }
  }

  private String latest(String column) {
    return database
        .jdbc()
        .sql("select " + column + " from lockbox_batch order by sent_at desc limit 1")
        .query(String.class)
        .single();
  }
}

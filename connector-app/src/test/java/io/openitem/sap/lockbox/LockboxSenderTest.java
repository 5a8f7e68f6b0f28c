package io.openitem.sap.lockbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import java.time.Duration;
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

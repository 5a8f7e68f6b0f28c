package io.openitem.sap.lockbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.sandbox.sap.lockbox.LockboxItem;
import io.openitem.sap.contract.SandboxSap;
import io.openitem.sap.contract.TaskBuilder;
import io.openitem.support.MovableClock;
import io.openitem.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** One replica with the settings of an installation, a sandbox SAP, and a clock that stands. */
abstract class LockboxCase {

  static final String BLUEWATER = "1710-0010000001";
  static final String OTHER_CORP = "1710-0010000005";
  static final Duration MINUTE = Duration.ofMinutes(1);
  static final Duration RUN_TIME = Duration.ofMinutes(11);
  private static final Duration CALL_TIME_LIMIT = Duration.ofSeconds(30);
  private static final LockboxSettings SETTINGS =
      new LockboxSettings(MINUTE, 100, Duration.ofSeconds(1));

  final MovableClock clock;
  final SandboxSap sap = SandboxSap.failingAt("sap.odata.API_LOCKBOXPOST_IN.POST");
  final TestDatabase database = TestDatabase.create();
  final LockboxRig rig;

  LockboxCase() {
    this("2026-11-24T15:00:30Z");
  }

  LockboxCase(String start) {
    clock = new MovableClock(Instant.parse(start));
    rig = rig(SETTINGS);
  }

  @AfterEach
  void stop() {
    rig.close();
    database.close();
    sap.close();
  }

  final LockboxRig rig(LockboxSettings settings) {
    return new LockboxRig(sap.system(), database, settings, RUN_TIME, CALL_TIME_LIMIT, clock);
  }

  final PostingTask payment(String account) {
    return payment(account, "2026-11-24");
  }

  final PostingTask payment(String account, String postingDate) {
    InvoiceId invoice = sap.bill(account, "20.00");
    return TaskBuilder.of(account)
        .paying(invoice.toString(), "20.00 USD")
        .on(postingDate)
        .payment();
  }

  /** A new payment's attempt that waits for its batch. */
  final PostingTask handedOver(String account) {
    return handedOver(payment(account));
  }

  final PostingTask handedOver(PostingTask task) {
    PostingTask attempt = rig.rows.attempt(task);
    assertThat(rig.handOver(attempt)).isInstanceOf(Outcome.Pending.class);
    // Whoever waited longest goes first.
    clock.advance(Duration.ofMillis(1));
    return attempt;
  }

  /**
   * Has SAP show our user a lockbox item of the company code, which proves that it may see them.
   */
  final void anotherPaymentIsInSap() {
    handedOver(OTHER_CORP);
    assertThat(rig.send()).isInstanceOf(Outcome.Done.class);
    clock.advance(MINUTE);
  }

  final void paidElsewhere(PostingTask task) {
    sap.clearElsewhere(task.items().get(0).invoice());
  }

  final int batchesInSap() {
    return Math.toIntExact(sap.sandbox().sap().lockbox().all().count());
  }

  final List<LockboxItem> itemsInSap(PostingTask task) {
    return sap.sandbox().sap().lockbox().withReference(task.reference().value());
  }

  static String code(Outcome<DocumentNumber> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<DocumentNumber>) outcome).code();
  }
}

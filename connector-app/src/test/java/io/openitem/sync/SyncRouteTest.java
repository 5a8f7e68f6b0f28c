package io.openitem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openitem.sandbox.fault.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The routes of the synchronisation, on a real PostgreSQL and the sandbox SAP. */
class SyncRouteTest {

  private static final String INVOICE = "1710-2026-9000000001-001";

  private final SyncRig rig = new SyncRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aFullRunHoldsExactlyWhatIsOpenInSap() throws Exception {
    SyncReplica replica = rig.replica();

    SyncRun run = rig.run(replica, SyncMode.FULL);

    assertThat(run.state()).isEqualTo(SyncState.DONE);
    assertThat(run.skipped()).isZero();
    rig.assertSameAsSap();
    assertThat(
            rig.text(
                "select amount || ' ' || currency || ' ' || account_id from open_item"
                    + " where invoice_id = '1910-2026-9000000001-001'"))
        .isEqualTo("12.345 KWD 1910-0010000003");
  }

  @Test
  void accountsAreThoseOfOurCompanyCodesWithTheirNames() throws Exception {
    rig.run(rig.replica(), SyncMode.FULL);

    assertThat(rig.text("select name from account where account_id = '1710-0010000001'"))
        .isEqualTo("Bluewater Supplies Inc");
    assertThat(rig.text("select count(*) from account where head_office is not null"))
        .isNotEqualTo("0");
    assertThat(
            rig.text(
                "select count(*) from open_item i where not exists"
                    + " (select from account a where a.account_id = i.account_id)"))
        .isEqualTo("0");
  }

  @Test
  void blockedAndInAPaymentRunAreTold() throws Exception {
    rig.run(rig.replica(), SyncMode.FULL);

    assertThat(
            rig.text(
                "select payment_block from open_item where invoice_id ="
                    + " '1010-2026-9000000002-001'"))
        .isEqualTo("A");
    assertThat(
            rig.text(
                "select in_payment_run from open_item where invoice_id ="
                    + " '1010-2026-9000000003-001'"))
        .isEqualTo("t");
  }

  @Test
  void aPageIsNeverLongerThanWasAskedForAlsoWhereSapCutsItShorter() throws Exception {
    rig.sandbox.sap().configure(settings -> settings.withPageSizeRows(33));
    SyncReplica replica = rig.replica(SyncRig.quick(50));

    rig.run(replica, SyncMode.FULL);

    assertThat(replica.pages).allSatisfy(rows -> assertThat(rows).isLessThanOrEqualTo(50));
    rig.assertSameAsSap();
  }

  @Test
  void anItemThatWasClearedMeanwhileIsClosedWithItsClearingDocument() throws Exception {
    SyncReplica replica = rig.replica();
    rig.run(replica, SyncMode.FULL);
    rig.clear(INVOICE, 100000077);

    rig.run(replica, SyncMode.FULL);

    assertThat(
            rig.text(
                "select cleared || ' ' || clearing_document || ' ' || clearing_fiscal_year"
                    + " from open_item where invoice_id = '"
                    + INVOICE
                    + "'"))
        .isEqualTo("true 0100000077 2026");
    rig.assertSameAsSap();
  }

  @Test
  void anItemThatSapDoesNotKnowIsForgottenAndNotCalledPaid() throws Exception {
    SyncReplica replica = rig.replica();
    rig.run(replica, SyncMode.FULL);
    rig.database
        .jdbc()
        .sql(
            """
        insert into open_item select '1710-2026-8999999999-001', account_id, company_code,
          fiscal_year, '8999999999', item, document_type, document_date, posting_date, net_due_date,
          amount, currency, reference, assignment, payment_reference, billing_document,
          purchase_order, special_gl_code, payment_block, in_payment_run, cleared,
          clearing_document, clearing_fiscal_year, 'syn_0', updated_at
        from open_item where invoice_id = ?
        """)
        .param(INVOICE)
        .update();

    rig.run(replica, SyncMode.FULL);

    assertThat(rig.text("select count(*) from open_item where accounting_document = '8999999999'"))
        .isEqualTo("0");
    rig.assertSameAsSap();
  }

  @Test
  void aDeltaBringsWhatWasClearedAndBlockedSince() throws Exception {
    SyncReplica replica = rig.replica();
    rig.run(replica, SyncMode.FULL);
    rig.clear(INVOICE, 100000077);

    SyncRun delta = rig.run(replica, SyncMode.DELTA);

    assertThat(delta.mode()).isEqualTo(SyncMode.DELTA);
    assertThat(
            rig.text(
                "select clearing_document from open_item where invoice_id = '" + INVOICE + "'"))
        .isEqualTo("0100000077");
    rig.assertSameAsSap();
  }

  @Test
  void aRunThatSapInterruptedGoesOnAndHasEverythingOnce() throws Exception {
    SyncReplica replica = rig.replica();
    rig.sandbox.faults().add(Fault.status(SyncRig.CUBE, 503));
    rig.sandbox.faults().add(Fault.once(SyncRig.CUBE, Fault.Kind.DROP_BEFORE));
    rig.sandbox.faults().add(Fault.once(SyncRig.CUBE, Fault.Kind.GARBAGE));

    SyncRun run = rig.run(replica, SyncMode.FULL);

    assertThat(run.state()).isEqualTo(SyncState.DONE);
    assertThat(run.error()).isEmpty();
    rig.assertSameAsSap();
  }

  @Test
  void whileSapIsAwayTheRunSaysSoAndAtLastFailsAndTheNextStartGoesOn() throws Exception {
    SyncReplica replica =
        rig.replica(SyncRig.settings(100, Duration.ofSeconds(10), Duration.ofSeconds(2)));
    rig.sandbox.faults().add(Fault.times(1_000, SyncRig.CUBE, Fault.Kind.DROP_BEFORE));

    String syncId = replica.runs.start(SyncMode.FULL, "test").orElseThrow().syncId();
    await().until(() -> replica.runs.find(syncId).orElseThrow().error().isPresent());
    SyncRun failing = replica.runs.find(syncId).orElseThrow();
    SyncState ended = rig.awaitEnd(replica, syncId).state();
    rig.sandbox.faults().clear();
    SyncRun again = rig.run(replica, SyncMode.FULL);

    assertThat(failing.state()).isEqualTo(SyncState.RUNNING);
    assertThat(failing.error().orElseThrow()).startsWith("READ API_OPLACCTGDOCITEMCUBE_SRV");
    assertThat(ended).isEqualTo(SyncState.FAILED);
    assertThat(again.syncId()).isEqualTo(syncId);
    assertThat(again.state()).isEqualTo(SyncState.DONE);
    rig.assertSameAsSap();
  }

  @Test
  void aSecondReplicaTakesARunOverAndWhatTheFirstStillBringsIsNotStored() throws Exception {
    Duration lease = Duration.ofSeconds(10);
    SyncReplica first = rig.replica(SyncRig.settings(50, lease, Duration.ofMinutes(5)));
    String syncId = first.runs.start(SyncMode.FULL, "test").orElseThrow().syncId();
    rig.sandbox.faults().add(Fault.once(SyncRig.CUBE, Fault.Kind.HOLD_AFTER));
    await().until(() -> holder() != null);
    rig.database
        .jdbc()
        .sql("update sync_run set lease_until = now() - interval '1 second'")
        .update();

    SyncReplica second = rig.replica(SyncRig.settings(50, lease, Duration.ofMinutes(5)));
    SyncRun run = rig.awaitEnd(second, syncId);
    rig.sandbox.faults().clear();

    assertThat(run.state()).isEqualTo(SyncState.DONE);
    rig.assertSameAsSap();
    assertThat(rig.text("select count(*) from open_item"))
        .isEqualTo(rig.text("select count(distinct invoice_id) from open_item"));
  }

  private @org.jspecify.annotations.Nullable String holder() {
    return rig.database
        .jdbc()
        .sql("select coalesce(owner, '') from sync_run where step = 'COUNTING'")
        .query(String.class)
        .optional()
        .filter(owner -> !owner.isEmpty())
        .orElse(null);
  }
}

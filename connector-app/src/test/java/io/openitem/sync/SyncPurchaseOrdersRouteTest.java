package io.openitem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openitem.sandbox.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The route syncPurchaseOrders, on a real PostgreSQL and the sandbox SAP. */
class SyncPurchaseOrdersRouteTest {

  private static final String BILLING = "sap.odata.API_BILLING_DOCUMENT_SRV.GET";
  private static final String DUE =
      "select count(*) from open_item where purchase_order_due is not null";
  private static final String WRONG =
      "select count(*) from open_item where billing_document is not null"
          + " and purchase_order is distinct from 'PO-' || billing_document";

  private final SyncRig rig = new SyncRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void openItemsGetTheirPurchaseOrdersInFewCalls() throws Exception {
    SyncReplica replica = rig.replica(SyncRig.quick(100));

    rig.run(replica, SyncMode.FULL);
    awaitAllRead();

    assertThat(rig.text(WRONG)).isEqualTo("0");
    int documents =
        Integer.parseInt(
            rig.text("select count(*) from open_item where purchase_order is not null"));
    assertThat(documents).isPositive();
    assertThat(replica.purchaseOrderCalls).hasSizeLessThanOrEqualTo(documents);
    assertThat(replica.purchaseOrderCalls)
        .allSatisfy(rows -> assertThat(rows).isLessThanOrEqualTo(50));
    rig.assertSameAsSap();
  }

  @Test
  void anItemIsAskedForOnceAndAgainOnlyWhenItsBillingDocumentIsAnother() throws Exception {
    SyncReplica replica = rig.replica();
    rig.run(replica, SyncMode.FULL);
    awaitAllRead();
    int calls = replica.purchaseOrderCalls.size();

    rig.run(replica, SyncMode.FULL);

    assertThat(rig.text(DUE)).isEqualTo("0");
    assertThat(replica.purchaseOrderCalls).hasSize(calls);

    rig.database
        .jdbc()
        .sql(
            """
            update open_item set billing_document = '8999999999'
            where invoice_id = (select min(invoice_id) from open_item
                                where billing_document is not null)\
            """)
        .update();
    awaitAllRead();

    assertThat(
            rig.text(
                "select count(*) from open_item where billing_document = '8999999999' and"
                    + " purchase_order is null"))
        .isEqualTo("1");
  }

  @Test
  void whereBillingDocumentsCannotBeReadTheSynchronisationIsDoneAndTheyStayDue() throws Exception {
    rig.sandbox.faults().add(Fault.times(1_000, BILLING, Fault.Kind.DROP_BEFORE));
    SyncReplica replica = rig.replica();

    SyncRun run = rig.run(replica, SyncMode.FULL);

    assertThat(run.state()).isEqualTo(SyncState.DONE);
    assertThat(rig.text(DUE)).isNotEqualTo("0");
    rig.assertSameAsSap();
  }

  @Test
  void twoReplicasDoNotAskForTheSame() throws Exception {
    rig.run(rig.replica(), SyncMode.FULL);
    awaitAllRead();
    rig.database
        .jdbc()
        .sql(
            "update open_item set purchase_order_due = '2020-01-01' where billing_document is not"
                + " null")
        .update();
    PurchaseOrderStore store = new PurchaseOrderStore(rig.database.jdbc());
    Instant now = Instant.now();

    List<String> first = store.claim(List.of("1710"), now, now.plus(Duration.ofHours(1)), 1);
    List<String> second = store.claim(List.of("1710"), now, now.plus(Duration.ofHours(1)), 1_000);

    assertThat(first).hasSize(1);
    assertThat(second).isNotEmpty();
    assertThat(
            rig.text(
                "select count(*) from open_item where company_code = '1710' and purchase_order_due"
                    + " < now()"))
        .isEqualTo("0");
  }

  private void awaitAllRead() {
    await().atMost(Duration.ofMinutes(1)).until(() -> rig.text(DUE).equals("0"));
  }
}

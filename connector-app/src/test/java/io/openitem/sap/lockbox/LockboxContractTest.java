package io.openitem.sap.lockbox;

import io.openitem.sap.SapSystem;
import io.openitem.sap.contract.PostingContract;
import io.openitem.sap.contract.PostingKit;
import io.openitem.sap.contract.SandboxSap;
import io.openitem.sap.contract.SapUnderTest;
import io.openitem.support.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;

/** The lockbox passes the kit of all posting APIs, one item a batch. */
class LockboxContractTest extends PostingContract {

  private boolean begun;
  private final TestDatabase database = TestDatabase.create();

  @Override
  protected SapUnderTest openSap() {
    SandboxSap sap = SandboxSap.failingAt("sap.odata.API_LOCKBOXPOST_IN.POST");
    sap.sandbox().sap().configure(settings -> settings.withLockboxSlotMillis(1));
    return sap;
  }

  @Override
  protected PostingKit openKit(SapSystem system, Duration callTimeLimit) {
    LockboxKit kit = new LockboxKit(system, database, callTimeLimit);
    if (!begun) {
      // Absence needs an item that SAP shows.
      begun = true;
      kit.post(bluewater("1.00").payment());
    }
    return kit;
  }

  @AfterAll
  void closeDatabase() {
    database.close();
  }
}

package io.openitem.sap.journalentry;

import io.openitem.deployment.DeployedFiles;
import io.openitem.sap.SapSystem;
import io.openitem.sap.contract.PostingContract;
import io.openitem.sap.contract.PostingKit;
import io.openitem.sap.contract.SandboxSap;
import io.openitem.sap.contract.SapUnderTest;
import java.time.Duration;

/** The journal entry services pass the kit of all posting APIs. */
class JournalEntryContractTest extends PostingContract {

  @Override
  protected SapUnderTest openSap() {
    return SandboxSap.failingAt("sap.journalentry.post");
  }

  @Override
  protected PostingKit openKit(SapSystem system, Duration callTimeLimit) {
    return JournalEntryKit.at(system, DeployedFiles.packaged(), callTimeLimit);
  }
}

package io.openitem.sap.paymentservice;

import io.openitem.deployment.DeployedFiles;
import io.openitem.sap.SapSystem;
import io.openitem.sap.contract.PostingContract;
import io.openitem.sap.contract.PostingKit;
import io.openitem.sap.contract.SandboxSap;
import io.openitem.sap.contract.SapUnderTest;
import java.time.Duration;

/** The payment service passes the kit of all posting APIs. */
class PaymentServiceContractTest extends PostingContract {

  @Override
  protected SapUnderTest openSap() {
    return SandboxSap.failingAt("sap.odata.ZOPENITEM_PAYMENT_SRV.POST");
  }

  @Override
  protected PostingKit openKit(SapSystem system, Duration callTimeLimit) {
    return PaymentServiceKit.at(system, DeployedFiles.packaged(), callTimeLimit);
  }
}

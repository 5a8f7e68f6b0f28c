package io.openitem.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A payment in company codes that post with their own payment service, from the API to SAP. */
@TestInstance(Lifecycle.PER_CLASS)
class PaymentServiceIT {

  private static final String POINT = "sap.odata.ZOPENITEM_PAYMENT_SRV.POST";

  private WholeRun run;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    run =
        WholeRun.start(
            folder,
            packaged ->
                WholeRun.withoutAdHoc(packaged)
                    .replace("postingApi: journalentry", "postingApi: paymentservice"));
  }

  @AfterAll
  void stop() {
    run.close();
  }

  @AfterEach
  void letGo() {
    run.sandbox.faults().clear();
  }

  @Test
  void aPaymentIsPostedAndClearedByOneDocument() {
    String invoiceId = run.payer.newInvoice();

    String paymentId = run.payer.pay(invoiceId, "one").body().path("paymentId").asText();

    run.awaitStatus(paymentId, "CLEARED");
    run.assertPostedOnce(paymentId, invoiceId, 1);
    assertThat(run.events(paymentId))
        .endsWith("payment.captured", "posting.sent", "payment.posted", "payment.cleared");
  }

  @Test
  void aPaymentWhoseAnswerWasLostIsFoundByAskingAndNotPostedAgain() {
    String invoiceId = run.payer.newInvoice();
    run.portal.control("POST", "/faults", Map.of("at", POINT, "kind", "DROP_AFTER", "times", 1));

    String paymentId = run.payer.pay(invoiceId, "lost").body().path("paymentId").asText();

    run.awaitStatus(paymentId, "CLEARED");
    run.assertPostedOnce(paymentId, invoiceId, 1);
    assertThat(run.events(paymentId))
        .endsWith("posting.sent", "posting.unknown", "payment.posted", "payment.cleared");
  }

  @Test
  void aConnectorKilledBeforeTheAnswerFindsTheDocumentByAsking() {
    String invoiceId = run.payer.newInvoice();
    run.portal.control("POST", "/faults", Map.of("at", POINT, "kind", "HOLD_AFTER", "times", 1));
    String paymentId = run.payer.pay(invoiceId, "killed").body().path("paymentId").asText();
    await().atMost(WholeRun.LIMIT).until(() -> run.sandbox.faults().holding() == 1);

    run.connector.kill();
    run.portal.control("DELETE", "/faults", Map.of());
    run.connector.startAgain();

    run.awaitStatus(paymentId, "CLEARED");
    run.assertPostedOnce(paymentId, invoiceId, 1);
  }
}

package io.openitem.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Payments without invoices, in part, and in a closed period, from the API to SAP. */
@TestInstance(Lifecycle.PER_CLASS)
class AdHocAndPartPaymentIT {

  private WholeRun run;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    run =
        WholeRun.start(
            folder,
            packaged ->
                packaged
                    .replace("partialPayments: none", "partialPayments: residual")
                    .replace("closedPeriod: park", "closedPeriod: nextOpenDay"));
  }

  @AfterAll
  void stop() {
    run.close();
  }

  @Test
  void aPaymentWithoutAnInvoiceBecomesAnOpenCreditThatALaterPaymentNets() {
    run.payer.newInvoice();

    JsonNode paid = run.payer.payAdHoc("25.00", "Order 4711", "ad-hoc").body();
    JsonNode again = run.payer.payAdHoc("25.00", "Order 4711", "ad-hoc").body();

    String paymentId = paid.path("paymentId").asText();
    assertThat(again).isEqualTo(paid);
    run.awaitStatus(paymentId, "POSTED");
    JsonNode payment = run.payment(paymentId);
    assertThat(payment.path("items")).isEmpty();
    assertThat(payment.path("note").asText()).isEqualTo("Order 4711");
    assertThat(run.document(payment).toString()).contains("Order 4711");
    run.payer.synchronise();
    String credit = "1710-%s-%s-002".formatted(WholeRun.year(payment), WholeRun.number(payment));
    JsonNode open = run.portal.get("alice", "/invoices/" + credit).body();
    assertThat(open.path("amount").path("amount").asText()).isEqualTo("-25.00");

    String invoice = run.payer.newInvoice();
    String netted =
        run.payer.payTogether(List.of(invoice, credit), "netted").body().path("paymentId").asText();

    run.awaitStatus(netted, "CLEARED");
    assertThat(run.payment(netted).path("total").path("amount").asText()).isEqualTo("164.63");
  }

  @Test
  void aPartOfAnInvoiceIsPaidAndThenWhatIsLeftOfIt() {
    String invoice = run.payer.newInvoice();

    String part = run.payer.payPart(invoice, "100.00", "part").body().path("paymentId").asText();
    run.awaitStatus(part, "CLEARED");
    run.payer.synchronise();
    String residual = residualOf(invoice);
    Portal.Answer twice = run.payer.payPart(invoice, "1.00", "twice");
    String rest = run.payer.pay(residual, "rest").body().path("paymentId").asText();

    run.awaitStatus(rest, "CLEARED");
    assertThat(twice.status()).isEqualTo(409);
    assertThat(run.payment(part).path("items").path(0).path("residual").path("amount").asText())
        .isEqualTo("89.63");
    assertThat(run.payment(rest).path("total").path("amount").asText()).isEqualTo("89.63");
    assertThat(WholeRun.number(run.payment(part))).isNotEqualTo(WholeRun.number(run.payment(rest)));
  }

  @Test
  void pain20APaymentInAClosedPeriodIsPostedOnTheFirstOfTheNextMonth() {
    String invoice = run.payer.newInvoice();
    LocalDate today = LocalDate.now(ZoneId.of("America/New_York"));
    period(today, false);

    String paymentId = run.payer.pay(invoice, "closed").body().path("paymentId").asText();

    try {
      run.awaitStatus(paymentId, "CLEARED");
    } finally {
      period(today, true);
    }
    JsonNode document = run.document(run.payment(paymentId));
    assertThat(document.path("postingDate").asText())
        .isEqualTo(today.plusMonths(1).withDayOfMonth(1).toString());
    assertThat(document.path("documentDate").asText()).isEqualTo(today.toString());
    assertThat(run.portal.get("alice", "/payments/" + paymentId + "/events").body().toString())
        .contains("posting.date-moved");
  }

  private void period(LocalDate day, boolean open) {
    run.portal.control(
        "POST",
        "/sap/periods",
        Map.of(
            "companyCode",
            "1710",
            "fiscalYear",
            "" + day.getYear(),
            "period",
            "" + day.getMonthValue(),
            "open",
            open));
  }

  /** The item that was left when this invoice was cleared. */
  private String residualOf(String invoiceId) {
    JsonNode line = WholeRun.customersLine(run.invoice(invoiceId));
    return "1710-%s-%s-002"
        .formatted(
            line.path("clearingFiscalYear").asText(), line.path("clearingDocument").asText());
  }
}

package io.openitem.payment;

import static io.openitem.payment.Callers.ALICE;
import static io.openitem.payment.Callers.BLUEWATER;
import static io.openitem.payment.Callers.KITANO;
import static io.openitem.payment.PaymentKit.problem;
import static io.openitem.payment.ProcessorBooks.intents;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.ProblemType;
import io.openitem.sandbox.fault.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotePaymentTest {

  @RegisterExtension final PaymentKit kit = new PaymentKit();

  @ParameterizedTest
  @CsvSource({
    "visa_credit, 12000.00, 324.00, 12324.00",
    "visa_credit, 10000.00, 0.00, 10000.00",
    "visa_credit, 10000.01, 270.00, 10270.01",
    "visa_debit, 12000.00, 0.00, 12000.00",
    "mastercard_prepaid, 12000.00, 0.00, 12000.00",
    "us_bank, 12000.00, 0.00, 12000.00",
  })
  void onlyCreditCardsCostMoreAndOnlyOverTheThreshold(
      String method, String amount, String surcharge, String total) {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, amount, "USD");

    JsonNode group = kit.quote(kit.body(method, invoice)).path("groups").path(0);

    assertThat(group.path("surcharge").path("amount").asText()).isEqualTo(surcharge);
    assertThat(group.path("total").path("amount").asText()).isEqualTo(total);
    assertThat(group.has("surchargeText")).isEqualTo(!surcharge.equals("0.00"));
  }

  @Test
  void whatWasQuotedIsWhatIsCharged() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "12000.00", "USD");
    ObjectNode body = kit.body("visa_credit", invoice);
    JsonNode group = kit.quote(body).path("groups").path(0);

    JsonNode payment = kit.pay(body.put("quoteId", group.path("quoteId").asText()));

    assertThat(group.path("surchargeText").asText())
        .isEqualTo("A fee of 2.7 % applies to credit card payments over 10000.00 USD.");
    assertThat(payment.path("status").asText()).isEqualTo("CAPTURED");
    assertThat(payment.path("total").path("amount").asText()).isEqualTo("12324.00");
    assertThat(intents(payment.path("paymentId").asText()).get(0).path("amount_received").asLong())
        .isEqualTo(1_232_400);
  }

  @Test
  void eachGroupHasAQuoteOfItsOwnThatPaysIt() {
    InvoiceId dollars = kit.sap().openItem(BLUEWATER, "75.00", "USD");
    InvoiceId yen = kit.sap().openItem(KITANO, "5000", "JPY");

    JsonNode quote = kit.quote(kit.body("visa_credit", dollars, yen));

    assertThat(quote.path("groups")).hasSize(2);
    JsonNode second = quote.path("groups").path(1);
    assertThat(second.path("companyCode").asText()).isEqualTo("1810");
    String quoteId = second.path("quoteId").asText();
    JsonNode payment = kit.pay(kit.body("visa_credit", yen).put("quoteId", quoteId));
    assertThat(payment.path("quoteId").asText()).isEqualTo(quoteId);
    assertThat(payment.path("status").asText()).isEqualTo("CAPTURED");
  }

  @Test
  void anItemThatIsBeingPaidIsNotQuoted() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "75.00", "USD");
    kit.pay(kit.body("us_bank", invoice));

    assertThat(problem(() -> kit.quote(kit.body("visa_credit", invoice))).type())
        .isEqualTo(ProblemType.ITEM_BEING_PAID);
  }

  @Test
  void methodsAreListedMaskedAndReadAgainOnlyWhenTheyAreStale() {
    JsonNode first = kit.methods(ALICE);
    PaymentKit.sandbox().faults().add(Fault.status("stripe.customers.search", 500));

    JsonNode second = kit.methods(ALICE);

    assertThat(second.toString()).isEqualTo(first.toString());
    assertThat(first.toString()).doesNotContain("pm_org").contains("4242", "STRIPE TEST BANK");
    kit.clock.advance(Duration.ofSeconds(61));
    assertThat(problem(() -> kit.methods(ALICE)).type())
        .isEqualTo(ProblemType.PROCESSOR_UNAVAILABLE);
    assertThat(kit.methods(ALICE).toString()).isEqualTo(first.toString());
  }
}

package io.openitem.payment;

import static io.openitem.payment.Callers.ALICE;
import static io.openitem.payment.Callers.BLUEWATER;
import static io.openitem.payment.Callers.BOB;
import static io.openitem.payment.Callers.KITANO;
import static io.openitem.payment.PaymentKit.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What bad input gets: a precise problem, and nothing changed. */
class RefusedMethodOrQuoteTest {

  @RegisterExtension final PaymentKit kit = new PaymentKit();

  @AfterEach
  void nothingWasChanged() {
    assertThat(kit.texts("select payment_id from payment")).isEmpty();
    assertThat(kit.texts("select invoice_id from payment_item")).isEmpty();
    assertThat(kit.texts("select key from idempotency_key")).isEmpty();
    assertThat(kit.texts("select body from outbox")).isEmpty();
  }

  @Test
  void aMethodThatIsNotTheCallersIsRefusedAsIfThereWereNone() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "75.00", "USD");
    kit.methods(BOB);
    ObjectNode body = kit.body("visa_credit", invoice);

    Problem foreign =
        problem(
            () -> kit.pay(body.put("methodId", PaymentKit.methodOf("org_other", "visa_credit"))));
    Problem unknown = problem(() -> kit.pay(body.put("methodId", "pm_never")));

    assertThat(List.of(foreign.type(), unknown.type())).containsOnly(ProblemType.METHOD_NOT_USABLE);
  }

  @Test
  void aBankAccountPaysDollarsOnly() {
    InvoiceId yen = kit.sap().openItem(KITANO, "5000", "JPY");

    assertThat(problem(() -> kit.pay(kit.body("us_bank", yen))).type())
        .isEqualTo(ProblemType.METHOD_NOT_USABLE);
  }

  @Test
  void aMissingKeyIsRefused() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "75.00", "USD");
    ObjectNode body = kit.body("visa_credit", invoice);

    Problem problem =
        problem(
            () ->
                kit.parts()
                    .createPayment()
                    .begin(PaymentKit.request("createPayment", ALICE, Map.of(), body)));

    assertThat(problem.type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_MISSING);
  }

  @Test
  void aSurchargeHasToBeShownBeforeItIsCharged() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "12000.00", "USD");

    Problem problem = problem(() -> kit.pay(kit.body("visa_credit", invoice)));

    assertThat(problem.type()).isEqualTo(ProblemType.QUOTE_STALE);
    assertThat(problem.detail()).contains("324.00 USD");
  }

  @Test
  void anExpiredQuoteIsStale() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "75.00", "USD");
    ObjectNode quoted = quoted(invoice);

    kit.clock.advance(Duration.ofMinutes(15));

    assertThat(problem(() -> kit.pay(quoted)).type()).isEqualTo(ProblemType.QUOTE_STALE);
  }

  @Test
  void aQuoteIsStaleOnceTheInvoiceHasChanged() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "75.00", "USD");
    ObjectNode quoted = quoted(invoice);

    kit.sap().change(invoice, item -> OpenItems.amount(item, "80.00"));

    assertThat(problem(() -> kit.pay(quoted)).type()).isEqualTo(ProblemType.QUOTE_STALE);
  }

  @Test
  void aQuoteIsForItsInvoicesAndItsMethodOnly() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "75.00", "USD");
    InvoiceId twin = kit.sap().openItem(BLUEWATER, "75.00", "USD");
    String quoteId = quoted(invoice).path("quoteId").asText();

    Problem otherInvoice =
        problem(() -> kit.pay(kit.body("visa_credit", twin).put("quoteId", quoteId)));
    Problem otherMethod =
        problem(() -> kit.pay(kit.body("visa_debit", invoice).put("quoteId", quoteId)));

    assertThat(List.of(otherInvoice.type(), otherMethod.type()))
        .containsOnly(ProblemType.QUOTE_STALE);
  }

  private ObjectNode quoted(InvoiceId invoice) {
    ObjectNode body = kit.body("visa_credit", invoice);
    JsonNode quote = kit.quote(body);
    return body.put("quoteId", quote.path("groups").path(0).path("quoteId").asText());
  }
}

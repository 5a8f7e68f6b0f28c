package io.openitem.payment;

import static io.openitem.payment.Callers.ALICE;
import static io.openitem.payment.Callers.BLUEWATER;
import static io.openitem.payment.Callers.GULF;
import static io.openitem.payment.Callers.KITANO;
import static io.openitem.payment.PaymentKit.problem;
import static io.openitem.payment.ProcessorBooks.intents;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationResponse;
import io.openitem.store.PostedPayments;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CreatePaymentTest {

  @RegisterExtension final PaymentKit kit = new PaymentKit();

  @Test
  void aPaymentIsChargedOnceAndItsPostingsArePlanned() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "189.63", "USD");

    JsonNode payment = kit.pay(kit.body("visa_credit", invoice));

    String id = payment.path("paymentId").asText();
    assertThat(payment.path("status").asText()).isEqualTo("CAPTURED");
    assertThat(payment.path("total").path("amount").asText()).isEqualTo("189.63");
    assertThat(payment.path("documentNumber").isNull()).isTrue();
    assertThat(payment.path("documentStatus").asText()).isEqualTo("available after posting");
    assertThat(payment.path("method").path("lastFour").asText()).isEqualTo("4242");
    assertThat(intents(id)).hasSize(1);
    assertThat(intents(id).get(0).path("amount_received").asLong()).isEqualTo(18_963);
    assertThat(kit.events(id)).containsExactly("payment.created", "payment.captured");
    assertThat(kit.texts("select kind from posting order by kind desc"))
        .containsExactly("PAYMENT", "CLEARING");
    assertThat(kit.texts("select payment_id from payment where due_at is not null")).isEmpty();
  }

  @Test
  void aYenPaymentIsChargedInWholeYen() {
    InvoiceId invoice = kit.sap().openItem(KITANO, "5000", "JPY");

    JsonNode payment = kit.pay(kit.body("visa_credit", invoice));

    assertThat(payment.path("total").path("amount").asText()).isEqualTo("5000");
    assertThat(intents(payment.path("paymentId").asText()).get(0).path("amount_received").asLong())
        .isEqualTo(5_000);
  }

  @Test
  void pain11AnAmountThatTheProcessorCannotHoldIsRefusedBeforeAnythingMoves() {
    InvoiceId invoice = kit.sap().openItem(GULF, "12.345", "KWD");

    assertThat(problem(() -> kit.pay(kit.body("visa_credit", invoice))).type())
        .isEqualTo(ProblemType.METHOD_NOT_USABLE);
    assertThat(kit.texts("select payment_id from payment")).isEmpty();
  }

  @Test
  void aDeclinedPaymentIsAPaymentAndSetsItsItemsFree() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "20.00", "USD");

    JsonNode declined = kit.pay(kit.body("declined", invoice));
    JsonNode paid = kit.pay(kit.body("visa_debit", invoice));

    assertThat(declined.path("status").asText()).isEqualTo("DECLINED");
    assertThat(declined.path("reason").asText()).isEqualTo("Your card was declined.");
    assertThat(declined.path("documentStatus").asText()).isEqualTo("no document");
    assertThat(kit.events(declined.path("paymentId").asText()))
        .containsExactly("payment.created", "payment.declined");
    assertThat(paid.path("status").asText()).isEqualTo("CAPTURED");
    assertThat(kit.texts("select kind from posting")).hasSize(2);
  }

  @Test
  void aCreditMemoReducesWhatIsCharged() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "250.00", "USD");
    InvoiceId credit = kit.sap().openItem(BLUEWATER, "-40.00", "USD");

    JsonNode payment = kit.pay(kit.body("visa_debit", invoice, credit));

    assertThat(payment.path("total").path("amount").asText()).isEqualTo("210.00");
    assertThat(payment.path("items")).hasSize(2);
  }

  @Test
  void pain21SixteenRequestsWithOneKeyAreOneChargeAndOneAnswer() throws Exception {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "33.00", "USD");
    ObjectNode body = kit.body("visa_credit", invoice);

    List<OperationResponse> answers = Concurrently.run(16, () -> kit.answer(ALICE, "key-1", body));

    Set<String> texts =
        answers.stream().map(answer -> answer.body().toString()).collect(Collectors.toSet());
    assertThat(texts).hasSize(1);
    assertThat(answers).extracting(OperationResponse::status).containsOnly(201);
    assertThat(answers)
        .extracting(OperationResponse::headers)
        .containsOnly(answers.get(0).headers());
    String id = ((JsonNode) answers.get(0).body()).path("paymentId").asText();
    assertThat(answers.get(0).headers()).isEqualTo(Map.of("Location", "/api/v1/payments/" + id));
    assertThat(intents(id)).hasSize(1);
    assertThat(kit.texts("select payment_id from payment")).containsExactly(id);
  }

  @Test
  void pain21TheFirstAnswerHoldsForEverWhateverBecameOfThePayment() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "33.00", "USD");
    ObjectNode body = kit.body("visa_credit", invoice);
    JsonNode first = kit.pay(ALICE, "key-2", body);
    kit.database()
        .jdbc()
        .sql("update payment set status = 'CLEARED', document_number = '1400000000'")
        .update();
    kit.sap().change(invoice, OpenItems::cleared);

    JsonNode again = kit.pay(ALICE, "key-2", body);

    assertThat(again.toString()).isEqualTo(first.toString());
  }

  @Test
  void pain21AKeyWithAnotherBodyIsRefused() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "33.00", "USD");
    InvoiceId other = kit.sap().openItem(BLUEWATER, "34.00", "USD");
    kit.pay(ALICE, "key-3", kit.body("visa_credit", invoice));

    assertThat(problem(() -> kit.pay(ALICE, "key-3", kit.body("visa_credit", other))).type())
        .isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED);
    assertThat(kit.texts("select payment_id from payment")).hasSize(1);
  }

  @Test
  void twoPaymentsOfOneItemAtOnceAreOnePaymentAndOneConflict() throws Exception {
    InvoiceId shared = kit.sap().openItem(BLUEWATER, "33.00", "USD");
    InvoiceId alone = kit.sap().openItem(BLUEWATER, "1.00", "USD");
    kit.methods(ALICE);

    List<String> ends =
        Concurrently.run(
            2,
            () -> {
              try {
                return kit.pay(kit.body("visa_credit", alone, shared)).path("status").asText();
              } catch (io.openitem.domain.ProblemException e) {
                return e.problem().type() + " " + e.problem().members().get("invoiceIds");
              }
            });

    assertThat(ends)
        .containsExactlyInAnyOrder(
            "CAPTURED", "ITEM_BEING_PAID " + List.of(shared.toString(), alone.toString()));
    assertThat(kit.texts("select payment_id from payment")).hasSize(1);
  }

  @Test
  void anItemThatAnotherPaymentClearsAfterItWasReadIsNotPaidAgain() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "33.00", "USD");
    String first = kit.pay(kit.body("visa_credit", invoice)).path("paymentId").asText();
    PostedPayments posted = new PostedPayments(kit.database().jdbc());
    DocumentNumber clearing = new DocumentNumber(new CompanyCode("1710"), "2026", "1400000001");
    kit.sap().afterRead(() -> posted.cleared(first, clearing, Instant.now()));

    assertThat(problem(() -> kit.pay(kit.body("visa_credit", invoice))).type())
        .isEqualTo(ProblemType.ITEM_CLEARED);

    assertThat(kit.texts("select payment_id from payment")).containsExactly(first);
  }

  @Test
  void aBankDebitIsProcessingUntilItArrives() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "90.00", "USD");

    JsonNode payment = kit.pay(kit.body("us_bank", invoice));

    String id = payment.path("paymentId").asText();
    assertThat(payment.path("status").asText()).isEqualTo("PROCESSING");
    PaymentKit.sandbox().stripe().settle(intents(id).get(0).path("id").asText());
    kit.clock.advance(java.time.Duration.ofHours(1));
    kit.wake();
    assertThat(kit.status(id)).isEqualTo("CAPTURED");
    assertThat(kit.texts("select kind from posting")).hasSize(2);
  }

  @Test
  void aCardThatWantsItsHolderToAuthenticateIsDeclinedWhenTheHolderIsNotThere() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "12.00", "USD");

    JsonNode payment = kit.pay(kit.body("three_d_secure", invoice));

    assertThat(payment.path("status").asText()).isEqualTo("DECLINED");
    assertThat(payment.path("reason").asText()).contains("authentication");
  }
}

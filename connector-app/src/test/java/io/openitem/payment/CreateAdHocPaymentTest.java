package io.openitem.payment;

import static io.openitem.payment.Callers.BLUEWATER;
import static io.openitem.payment.Callers.KITANO;
import static io.openitem.payment.PaymentKit.problem;
import static io.openitem.payment.ProcessorBooks.intents;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.customizing.CompanyCodes;
import io.openitem.deployment.DeployedFiles;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationResponse;
import io.openitem.sandbox.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateAdHocPaymentTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension final PaymentKit kit = new PaymentKit();

  @BeforeEach
  void accounts() {
    kit.sap().account(BLUEWATER, Optional.empty());
    kit.sap().account(KITANO, Optional.empty());
  }

  @Test
  void itIsChargedOnceAndOnlyItsDocumentIsPlanned() throws IOException {
    ObjectNode body = adHoc("visa_credit", "500.00").put("note", "Order 4711");

    JsonNode payment = kit.payAdHoc(body);

    String id = payment.path("paymentId").asText();
    assertThat(payment.path("status").asText()).isEqualTo("CAPTURED");
    assertThat(payment.path("items")).isEmpty();
    assertThat(payment.path("note").asText()).isEqualTo("Order 4711");
    assertThat(payment.path("total").path("amount").asText()).isEqualTo("500.00");
    assertThat(intents(id)).hasSize(1);
    assertThat(intents(id).get(0).path("amount_received").asLong()).isEqualTo(50_000);
    assertThat(kit.texts("select kind || ' ' || state from posting"))
        .containsExactly("PAYMENT READY");
    assertThat(customersLine().path("text").asText()).isEqualTo("Order 4711");
    assertThat(customersLine().has("specialGlCode")).isFalse();
    assertThat(kit.events(id)).containsExactly("payment.created", "payment.captured");
  }

  @Test
  void pain21SixteenRequestsWithOneKeyAreOneChargeAndOneAnswer() throws Exception {
    ObjectNode body = adHoc("visa_credit", "500.00");

    List<OperationResponse> answers =
        Concurrently.run(16, () -> kit.answerAdHoc("ad-hoc-key", body));

    Set<String> texts =
        answers.stream().map(answer -> answer.body().toString()).collect(Collectors.toSet());
    assertThat(texts).hasSize(1);
    assertThat(kit.texts("select payment_id from payment")).hasSize(1);
    String id = ((JsonNode) answers.get(0).body()).path("paymentId").asText();
    assertThat(intents(id)).hasSize(1);
  }

  @Test
  void pain21TheKeyOfAnotherAmountNoteOrOperationIsRefused() {
    kit.answerAdHoc("ad-hoc-key", adHoc("visa_credit", "500.00"));

    assertThat(
            List.of(
                problem(() -> kit.answerAdHoc("ad-hoc-key", adHoc("visa_credit", "500.01"))).type(),
                problem(
                        () ->
                            kit.answerAdHoc(
                                "ad-hoc-key", adHoc("visa_credit", "500.00").put("note", "x")))
                    .type(),
                problem(
                        () ->
                            kit.pay(
                                Callers.ALICE,
                                "ad-hoc-key",
                                kit.body(
                                    "visa_credit", kit.sap().openItem(BLUEWATER, "500.00", "USD"))))
                    .type()))
        .containsOnly(ProblemType.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void aSurchargeIsChargedOnlyByTheQuoteThatShowedIt() {
    ObjectNode body = adHoc("visa_credit", "12000.00");
    ObjectNode question = JSON.createObjectNode();
    question.set("adHoc", body.deepCopy().without("methodId"));
    question.set("methodId", body.get("methodId"));

    Problem unseen = problem(() -> kit.payAdHoc(body));
    JsonNode group = kit.quote(question).path("groups").path(0);
    String quoteId = group.path("quoteId").asText();
    Problem other =
        problem(() -> kit.payAdHoc(adHoc("visa_credit", "13000.00").put("quoteId", quoteId)));
    JsonNode payment = kit.payAdHoc(body.put("quoteId", quoteId));

    assertThat(unseen.type()).isEqualTo(ProblemType.QUOTE_STALE);
    assertThat(other.type()).isEqualTo(ProblemType.QUOTE_STALE);
    assertThat(group.path("surchargeText").asText()).contains("2.7 %");
    assertThat(group.path("total").path("amount").asText()).isEqualTo("12324.00");
    assertThat(intents(payment.path("paymentId").asText()).get(0).path("amount_received").asLong())
        .isEqualTo(1_232_400);
  }

  @Test
  void pain21AQuoteIsPaidOnceWhateverTheKey() throws Exception {
    ObjectNode body = adHoc("visa_credit", "12000.00");
    ObjectNode question = JSON.createObjectNode();
    question.set("adHoc", body.deepCopy().without("methodId"));
    question.set("methodId", body.get("methodId"));
    body.put("quoteId", kit.quote(question).at("/groups/0/quoteId").asText());

    List<String> outcomes =
        Concurrently.run(
            4,
            () -> {
              try {
                return kit.payAdHoc(body).path("status").asText();
              } catch (ProblemException e) {
                return e.problem().type().slug();
              }
            });
    Problem again = problem(() -> kit.payAdHoc(body));

    String paymentId = kit.text("select payment_id from payment");
    assertThat(outcomes).containsOnlyOnce("CAPTURED").contains("quote-used");
    assertThat(again.type()).isEqualTo(ProblemType.QUOTE_USED);
    assertThat(again.members()).containsEntry("paymentId", paymentId);
    assertThat(intents(paymentId)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "1710-0010000001, 50000.01, USD, AD_HOC_NOT_POSSIBLE, over-limit",
    "1710-0010000001, 10.00,    EUR, AD_HOC_NOT_POSSIBLE, currency",
    "1810-0010000002, 5000,     JPY, AD_HOC_NOT_POSSIBLE, not-taken",
    "1710-0010000001, 0.00,     USD, INVALID_REQUEST,     -",
    "1710-0010000001, -5.00,    USD, INVALID_REQUEST,     -",
    "1710-0010000001, 5.001,    USD, INVALID_REQUEST,     -",
    "1710-0010009999, 5.00,     USD, NOT_FOUND,           -",
  })
  void whatCannotBePaidMovesNothing(
      String account, String amount, String currency, ProblemType type, String reason) {
    Problem problem =
        problem(() -> kit.payAdHoc(kit.adHoc("visa_debit", account, amount, currency)));

    assertThat(problem.type()).isEqualTo(type);
    assertThat(problem.members().getOrDefault("reason", "-")).isEqualTo(reason);
    assertThat(kit.texts("select payment_id from payment")).isEmpty();
  }

  @Test
  void anAccountThatSapHasLockedOrThatIsABranchTakesNone() {
    kit.database().jdbc().sql("update account set posting_blocked = true").update();
    Problem locked = problem(() -> kit.payAdHoc(adHoc("visa_debit", "5.00")));
    kit.database()
        .jdbc()
        .sql("update account set posting_blocked = false, head_office = '0010000007'")
        .update();
    Problem branch = problem(() -> kit.payAdHoc(adHoc("visa_debit", "5.00")));

    assertThat(locked.members()).containsEntry("reason", "account-blocked");
    assertThat(branch.members()).containsEntry("reason", "branch");
  }

  @Test
  void anAccountThatTheLastSynchronisationDidNotSeeIsNotFound() {
    kit.database().jdbc().sql("delete from account").update();

    assertThat(problem(() -> kit.payAdHoc(adHoc("visa_debit", "5.00"))).type())
        .isEqualTo(ProblemType.NOT_FOUND);
  }

  @Test
  void pain25ANoteThatHoldsACardNumberIsRefusedAndNotShownBack() {
    ObjectNode body = adHoc("visa_debit", "5.00").put("note", "card 4242 4242 4242 4242");

    Problem problem = problem(() -> kit.payAdHoc(body));

    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(problem.toString()).doesNotContain("4242");
    assertThat(kit.texts("select payment_id from payment")).isEmpty();
  }

  @Test
  void aNoteThatSapCannotHoldIsRefused() {
    // 26 characters that Java, and SAP, count as two each.
    ObjectNode body = adHoc("visa_debit", "5.00").put("note", "\uD83D\uDE00".repeat(26));

    assertThat(problem(() -> kit.payAdHoc(body)).type()).isEqualTo(ProblemType.INVALID_REQUEST);
  }

  @Test
  void whatADownPaymentBecomesIsFixedWhenItIsMade(@TempDir Path folder) throws IOException {
    PaymentParts before = kit.parts(companyCodes(folder, "downPayment\n    specialGlCode: A"));
    kit.methods(Callers.ALICE);
    PaymentKit.sandbox()
        .faults()
        .add(Fault.once("stripe.payment_intents.create", Fault.Kind.DROP_AFTER));
    OperationResponse answer =
        PaymentKit.answerAdHoc(before.createPayment(), "key", adHoc("visa_credit", "500.00"));

    // The connector that hears of the money takes payments on account only.
    kit.clock.advance(Duration.ofSeconds(3));
    kit.wake();

    String id = ((JsonNode) answer.body()).path("paymentId").asText();
    assertThat(kit.status(id)).isEqualTo("CAPTURED");
    assertThat(customersLine().path("specialGlCode").asText()).isEqualTo("A");
    assertThat(kit.texts("select kind from posting")).containsExactly("PAYMENT");
  }

  @Test
  void pain14ARefundOfADownPaymentIsParkedBecauseItWouldStandUnderNoIndicator() {
    MoneyBackKit back = new MoneyBackKit(kit);
    String onAccount = kit.payAdHoc(adHoc("visa_debit", "5.00")).path("paymentId").asText();
    String downPayment = kit.payAdHoc(adHoc("visa_debit", "6.00")).path("paymentId").asText();
    kit.database()
        .jdbc()
        .sql(
            """
            update posting set content = cast(replace(cast(content as text), '"role": "CUSTOMER"',
              '"role": "CUSTOMER", "specialGlCode": "A"') as jsonb)
            where payment_id = :payment""")
        .param("payment", downPayment)
        .update();

    back.refund(onAccount, "");
    back.refund(downPayment, "");

    assertThat(
            kit.texts(
                "select state || ' ' || coalesce(left(reason, 10), '-') from posting where kind = 'REFUND' order by created_at"))
        .containsExactly("READY -", "PARKED SPECIAL-GL");
  }

  private static CompanyCodes companyCodes(Path folder, String adHoc) throws IOException {
    Path file = folder.resolve(CompanyCodes.FILE);
    Files.createDirectories(file.getParent());
    String packaged = DeployedFiles.packaged().require(CompanyCodes.FILE).text();
    Files.writeString(file, packaged.replace("adHoc: onAccount", "adHoc: " + adHoc));
    return CompanyCodes.read(DeployedFiles.withOverrides(folder));
  }

  private JsonNode customersLine() throws IOException {
    JsonNode content = JSON.readTree(kit.text("select content from posting"));
    for (JsonNode line : content.path("lines")) {
      if (line.path("role").asText().equals("CUSTOMER")) {
        return line;
      }
    }
    throw new AssertionError("no customer's line");
  }

  private ObjectNode adHoc(String method, String amount) {
    return kit.adHoc(method, BLUEWATER, amount, "USD");
  }
}

package io.openitem.payment;

import static io.openitem.payment.Callers.ALICE;
import static io.openitem.payment.Callers.BLUEWATER;
import static io.openitem.payment.PaymentKit.problem;
import static io.openitem.payment.ProcessorBooks.intents;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.customizing.CompanyCodes;
import io.openitem.deployment.DeployedFiles;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invoices that are paid in part, where customizing leaves the rest as a residual item. */
class ResidualPaymentTest {

  @RegisterExtension final PaymentKit kit = new PaymentKit();

  private final Path folder;

  ResidualPaymentTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private PaymentParts parts() {
    return kit.parts(CompanyCodes.read(DeployedFiles.withOverrides(folder)));
  }

  @BeforeEach
  void residualsAreAllowed() throws IOException {
    Path file = folder.resolve(CompanyCodes.FILE);
    Files.createDirectories(file.getParent());
    String packaged = DeployedFiles.packaged().require(CompanyCodes.FILE).text();
    Files.writeString(file, packaged.replace("partialPayments: none", "partialPayments: residual"));
  }

  @Test
  void onlyThePartIsChargedAndWhatIsLeftIsFixed() throws IOException {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "189.63", "USD");
    InvoiceId whole = kit.sap().openItem(BLUEWATER, "10.00", "USD");

    JsonNode payment = pay(part(kit.body("visa_credit", invoice, whole), "100.00", "USD"));

    assertThat(payment.path("status").asText()).isEqualTo("CAPTURED");
    assertThat(payment.path("total").path("amount").asText()).isEqualTo("110.00");
    assertThat(intents(payment.path("paymentId").asText()).get(0).path("amount_received").asLong())
        .isEqualTo(11_000);
    assertThat(payment.path("items").path(0).path("residual").path("amount").asText())
        .isEqualTo("89.63");
    assertThat(payment.path("items").path(1).has("residual")).isFalse();
    JsonNode clearing =
        new ObjectMapper()
            .readTree(kit.text("select content from posting where kind = 'CLEARING'"));
    assertThat(clearing.path("items").path(0).path("amount").asText()).isEqualTo("100.00");
    assertThat(clearing.path("items").path(0).path("residual").asText()).isEqualTo("89.63");
    assertThat(clearing.path("items").path(1).has("residual")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "189.63, 189.64, USD",
    "189.63, 0.00,   USD",
    "189.63, -1.00,  USD",
    "189.63, 100.00, EUR",
    "-40.00, -20.00, USD",
    "-40.00, 20.00,  USD",
  })
  void moreThanIsOpenNothingAndPartsOfCreditsAreRefused(
      String open, String amount, String currency) {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, open, "USD");

    Problem problem = problem(() -> pay(part(kit.body("visa_debit", invoice), amount, currency)));

    assertThat(problem.type()).isEqualTo(ProblemType.PARTIAL_AMOUNT);
    assertThat(kit.texts("select payment_id from payment")).isEmpty();
  }

  @Test
  void whatSapHasOpenAtTheChargeCountsAndNotWhatTheLastSynchronisationSaw() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "189.63", "USD");
    kit.sap().change(invoice, item -> OpenItems.amount(item, "89.63"));

    Problem problem = problem(() -> pay(part(kit.body("visa_debit", invoice), "100.00", "USD")));

    assertThat(problem.type()).isEqualTo(ProblemType.PARTIAL_AMOUNT);
    assertThat(problem.members())
        .containsEntry("open", Map.of("amount", "89.63", "currency", "USD"));
  }

  @Test
  void pain3TwoPartsOfOneInvoiceAtOnceAreOnePaymentAndOneConflict() throws Exception {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "189.63", "USD");
    CreatePayment create = parts().createPayment();
    kit.methods(ALICE);

    List<String> ends =
        Concurrently.run(
            2,
            () -> {
              try {
                ObjectNode body = part(kit.body("visa_debit", invoice), "100.00", "USD");
                return ((JsonNode)
                        kit.answer(create, ALICE, UUID.randomUUID().toString(), body).body())
                    .path("status")
                    .asText();
              } catch (ProblemException e) {
                return e.problem().type().name();
              }
            });

    assertThat(ends).containsExactlyInAnyOrder("CAPTURED", "ITEM_BEING_PAID");
  }

  @Test
  void aQuoteOfAPartPaysThatPartAndNoOther() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "20000.00", "USD");
    ObjectNode body = part(kit.body("visa_credit", invoice), "12000.00", "USD");

    JsonNode group = kit.quote(parts().quotePayment(), body).path("groups").path(0);
    String quoteId = group.path("quoteId").asText();
    Problem other =
        problem(
            () ->
                pay(
                    part(kit.body("visa_credit", invoice), "12000.01", "USD")
                        .put("quoteId", quoteId)));
    JsonNode payment = pay(body.put("quoteId", quoteId));

    assertThat(group.path("surcharge").path("amount").asText()).isEqualTo("324.00");
    assertThat(group.path("items").path(0).path("residual").path("amount").asText())
        .isEqualTo("8000.00");
    assertThat(other.type()).isEqualTo(ProblemType.QUOTE_STALE);
    assertThat(payment.path("total").path("amount").asText()).isEqualTo("12324.00");
  }

  private JsonNode pay(ObjectNode body) {
    String key = UUID.randomUUID().toString();
    return (JsonNode) kit.answer(parts().createPayment(), ALICE, key, body).body();
  }

  private static ObjectNode part(ObjectNode body, String amount, String currency) {
    ((ObjectNode) body.path("invoices").path(0))
        .putObject("amount")
        .put("amount", amount)
        .put("currency", currency);
    return body;
  }
}

package io.openitem.payment;

import static io.openitem.payment.Callers.BLUEWATER;
import static io.openitem.payment.Callers.KITANO;
import static io.openitem.payment.Callers.OTHER;
import static io.openitem.payment.Callers.RHEINWERK;
import static io.openitem.payment.PaymentKit.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.OpenItem;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What bad input gets: a precise problem, and nothing changed. */
class RefusedPaymentTest {

  @RegisterExtension final PaymentKit kit = new PaymentKit();

  @AfterEach
  void nothingWasChanged() {
    assertThat(kit.texts("select payment_id from payment")).isEmpty();
    assertThat(kit.texts("select invoice_id from payment_item")).isEmpty();
    assertThat(kit.texts("select key from idempotency_key")).isEmpty();
    assertThat(kit.texts("select body from outbox")).isEmpty();
  }

  @Test
  void anUnknownInvoiceAndAForeignOneAreNotToldApart() {
    InvoiceId foreign = kit.sap().openItem(OTHER, "75.00", "USD");
    InvoiceId unknown = InvoiceId.parse("1710-2026-9999999999-001");

    Problem ofForeign = problem(() -> kit.pay(kit.body("visa_credit", foreign)));
    Problem ofUnknown = problem(() -> kit.pay(kit.body("visa_credit", unknown)));

    assertThat(ofForeign.type()).isEqualTo(ProblemType.NOT_FOUND);
    assertThat(ofUnknown.type()).isEqualTo(ProblemType.NOT_FOUND);
    assertThat(ofForeign.detail().replace(foreign.toString(), "X"))
        .isEqualTo(ofUnknown.detail().replace(unknown.toString(), "X"));
  }

  @Test
  void aForeignInvoiceAmongOnesOwnIsNamed() {
    InvoiceId mine = kit.sap().openItem(BLUEWATER, "1.00", "USD");
    InvoiceId foreign = kit.sap().openItem(OTHER, "75.00", "USD");

    Problem problem = problem(() -> kit.pay(kit.body("visa_credit", mine, foreign)));

    assertThat(problem.members()).isEqualTo(Map.of("invoiceIds", List.of(foreign.toString())));
  }

  static Stream<Arguments> unpayable() {
    return Stream.of(
        Arguments.of("cleared", change(OpenItems::cleared), ProblemType.ITEM_CLEARED),
        Arguments.of("blocked", change(OpenItems::blocked), ProblemType.ITEM_NOT_PAYABLE),
        Arguments.of(
            "in-payment-run", change(OpenItems::inPaymentRun), ProblemType.ITEM_NOT_PAYABLE),
        Arguments.of("special-gl", change(OpenItems::specialGl), ProblemType.ITEM_NOT_PAYABLE));
  }

  private static UnaryOperator<OpenItem> change(UnaryOperator<OpenItem> change) {
    return change;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unpayable")
  void anItemThatSapDoesNotLetBePaidIsNamedWithTheReason(
      String reason, UnaryOperator<OpenItem> change, ProblemType type) {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "75.00", "USD");
    kit.sap().change(invoice, change);

    Problem problem = problem(() -> kit.pay(kit.body("visa_credit", invoice)));

    assertThat(problem.type()).isEqualTo(type);
    assertThat(problem.members()).containsEntry("invoiceId", invoice.toString());
    if (type == ProblemType.ITEM_NOT_PAYABLE) {
      assertThat(problem.members()).containsEntry("reason", reason);
    }
  }

  @Test
  void anItemThatSapDoesNotShowAnyMoreIsNamed() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "75.00", "USD");
    kit.sap().remove(invoice);

    Problem problem = problem(() -> kit.pay(kit.body("visa_credit", invoice)));

    assertThat(problem.type()).isEqualTo(ProblemType.ITEM_NOT_PAYABLE);
    assertThat(problem.members()).containsEntry("reason", "gone");
  }

  @Test
  void anAccountThatSapHasLockedIsNotPaid() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "75.00", "USD");
    kit.database()
        .jdbc()
        .sql(
            """
            insert into account (account_id, sap_system, company_code, customer, name,
              posting_blocked, synced_at)
            values ('1710-0010000001', 's4', '1710', '0010000001', 'Bluewater', true, now())""")
        .update();

    Problem problem = problem(() -> kit.pay(kit.body("visa_credit", invoice)));

    assertThat(problem.members()).containsEntry("reason", "account-blocked");
  }

  @Test
  void lessOrMoreThanWhatIsOpenIsRefused() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "75.00", "USD");

    Problem less = problem(() -> kit.pay(amount(kit.body("visa_credit", invoice), "74.99", "USD")));
    Problem more = problem(() -> kit.pay(amount(kit.body("visa_credit", invoice), "75.01", "USD")));
    Problem other =
        problem(() -> kit.pay(amount(kit.body("visa_credit", invoice), "75.00", "EUR")));

    assertThat(List.of(less.type(), more.type(), other.type()))
        .containsOnly(ProblemType.PARTIAL_AMOUNT);
    assertThat(less.members()).containsEntry("open", Map.of("amount", "75.00", "currency", "USD"));
  }

  @Test
  void anAmountThatItsCurrencyCannotHaveIsRefused() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "75.00", "USD");

    Problem problem =
        problem(() -> kit.pay(amount(kit.body("visa_credit", invoice), "75.001", "USD")));

    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
  }

  @Test
  void anInvoiceThatIsThereTwiceIsRefused() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "75.00", "USD");

    assertThat(problem(() -> kit.pay(kit.body("visa_credit", invoice, invoice))).type())
        .isEqualTo(ProblemType.INVALID_REQUEST);
  }

  @Test
  void creditsAloneCannotBePaid() {
    InvoiceId credit = kit.sap().openItem(BLUEWATER, "-40.00", "USD");

    Problem problem = problem(() -> kit.pay(kit.body("visa_credit", credit)));

    assertThat(problem.members()).containsEntry("reason", "nothing-to-pay");
  }

  @Test
  void aMixOfCompanyCodesIsRefusedNamingTheGroups() {
    InvoiceId dollars = kit.sap().openItem(BLUEWATER, "75.00", "USD");
    InvoiceId yen = kit.sap().openItem(KITANO, "5000", "JPY");
    InvoiceId euros = kit.sap().openItem(RHEINWERK, "119.00", "EUR");

    Problem problem = problem(() -> kit.pay(kit.body("visa_credit", dollars, yen, euros)));

    assertThat(problem.type()).isEqualTo(ProblemType.MIXED_GROUPS);
    assertThat((List<?>) problem.members().get("groups")).hasSize(3);
  }

  @Test
  void aMixOfCurrenciesOnOneAccountIsRefusedNamingTheGroups() {
    InvoiceId dollars = kit.sap().openItem(BLUEWATER, "75.00", "USD");
    InvoiceId euros = kit.sap().openItem(BLUEWATER, "75.00", "EUR");

    assertThat(problem(() -> kit.pay(kit.body("visa_credit", dollars, euros))).type())
        .isEqualTo(ProblemType.MIXED_GROUPS);
  }

  private static ObjectNode amount(ObjectNode body, String amount, String currency) {
    ((ObjectNode) body.path("invoices").path(0))
        .putObject("amount")
        .put("amount", amount)
        .put("currency", currency);
    return body;
  }
}

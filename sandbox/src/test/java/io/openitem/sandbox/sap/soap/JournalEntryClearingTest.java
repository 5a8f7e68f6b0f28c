package io.openitem.sandbox.sap.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.fault.Fault;
import io.openitem.sandbox.fault.Fault.Kind;
import io.openitem.sandbox.sap.SapCaller;
import io.openitem.sandbox.sap.SapMessages.Message;
import io.openitem.sandbox.sap.SapMessages.Status;
import io.openitem.sandbox.sap.ledger.DocumentKey;
import io.openitem.sandbox.sap.ledger.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The asynchronous clearing: an empty 202, and what is seen of it later. */
final class JournalEntryClearingTest {

  private static final String ITEM = "<AccountingDocumentItem>001</AccountingDocumentItem>";
  private final SandboxServer server = SandboxServer.start(SandboxOptions.forTests());
  private final SapCaller sap = new SapCaller(server);
  private String payment = "";

  @BeforeEach
  void pay() throws Exception {
    sap.post(SapCaller.entry());
    payment = server.sap().ledger().withReference("PAY0000000000001").get(0).key().numberText();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void clearingClosesBothItemsSomeTimeAfterTheAnswer() throws Exception {
    var answer = sap.clear(SapCaller.clearing("C1", payment));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
    assertThat(invoice().state().isCleared()).isFalse();
    assertThat(ended("C1").status()).isEqualTo(Status.DONE);
    assertThat(invoice().state().isCleared()).isTrue();
    assertThat(invoice().state().clearingYear()).isEqualTo(2026);
  }

  @Test
  void whileClearingTheAccountIsLocked() throws Exception {
    sap.clear(SapCaller.clearing("C1", payment));

    assertThat(sap.post(SapCaller.entry()).body())
        .contains("002(APAR_EBPP_SERVICE)", "Account 0010000001(1710) is locked");

    ended("C1");
    await().until(() -> sap.post(SapCaller.entry()).body().contains("605(RW)"));
  }

  @Test
  void aReusedMessageIdIsIgnored() throws Exception {
    sap.clear(SapCaller.clearing("C1", payment));
    ended("C1");

    assertThat(sap.clear(SapCaller.clearing("C1", payment)).statusCode()).isEqualTo(202);

    assertThat(ended("C1").status()).isEqualTo(Status.DONE);
    assertThat(ended("C1").duplicates()).isEqualTo(1);
  }

  @Test
  void whatIsAlreadyClearedIsRefused() throws Exception {
    sap.clear(SapCaller.clearing("C1", payment));
    ended("C1");

    sap.clear(SapCaller.clearing("C2", payment));

    assertThat(ended("C2").status()).isEqualTo(Status.REFUSED);
    assertThat(ended("C2").note()).contains("already cleared");
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource({
    "9000000001, 9000000002, 263(F5)",
    "9000000001, 9000000099999, does not exist",
    "<PostingDate>2026, <PostingDate>2019, 201(F5)",
    "<CurrencyCode>USD, <CurrencyCode>EUR, is not in EUR",
    "<APARAccount>0010000001, <APARAccount>0010000005, is not on account",
  })
  void aRefusedClearingLeavesTheItemsOpen(String text, String other, String note) throws Exception {
    String message = SapCaller.clearing("C9", payment).replace(text, other);
    boolean shapeAllows = !other.equals("9000000099999");

    assertThat(sap.clear(message).statusCode()).isEqualTo(shapeAllows ? 202 : 500);

    if (shapeAllows) {
      assertThat(ended("C9").note()).contains(note);
    }
    assertThat(invoice().state().isCleared()).isFalse();
  }

  @Test
  void aHeldClearingHappensWhenItIsLetGo() throws Exception {
    server.faults().add(Fault.once("sap.clearing.apply", Kind.HOLD_BEFORE));
    sap.clear(SapCaller.clearing("C1", payment));
    await().until(() -> server.faults().holding() == 1);
    assertThat(invoice().state().isCleared()).isFalse();

    server.faults().clear();

    assertThat(ended("C1").status()).isEqualTo(Status.DONE);
  }

  @Test
  void aPartialPaymentClosesNothing() throws Exception {
    String message =
        SapCaller.clearing("C1", payment)
            .replace("9000000001", "9000000002")
            .replaceFirst(
                "<AccountingDocumentItem>001</AccountingDocumentItem>",
                "<AccountingDocumentItem>001</AccountingDocumentItem>"
                    + "<PartialPaymentAmtInDspCrcy currencyCode=\"USD\">189.63"
                    + "</PartialPaymentAmtInDspCrcy>");

    sap.clear(message);

    assertThat(ended("C1").note()).contains("Partial payment of 1710/2026/9000000002");
    assertThat(invoice().state().isCleared()).isFalse();
  }

  @Test
  void aDeductionLeavesAResidualItemThatRefersToTheInvoice() throws Exception {
    sap.clear(
        SapCaller.clearing("C1", payment)
            .replace("9000000001", "9000000003")
            .replaceFirst(ITEM, ITEM + deduction("-60.37")));

    assertThat(ended("C1").note()).startsWith("Cleared by 1710/");
    Line residual =
        server.sap().ledger().ofCustomer("0010000001").stream()
            .filter(line -> line.content().isResidual())
            .findFirst()
            .orElseThrow();
    assertThat(residual.content().amountMinor()).isEqualTo(60_37);
    assertThat(residual.content().invoice()).isEqualTo("1710/2026/9000000003");
    assertThat(residual.state().isCleared()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"60.37", "-250.00", "-300.00", "-60.371"})
  void aDeductionThatIsNoPartOfTheItemIsRefused(String amount) throws Exception {
    sap.clear(
        SapCaller.clearing("C1", payment)
            .replace("9000000001", "9000000003")
            .replaceFirst(ITEM, ITEM + deduction(amount)));

    assertThat(ended("C1").note()).contains("013(APAR_EBPP_SERVICES)");
  }

  @Test
  void aDeductionDoesNotGoTogetherWithAPartialPayment() throws Exception {
    String partial =
        "<PartialPaymentAmtInDspCrcy currencyCode=\"USD\">100.00</PartialPaymentAmtInDspCrcy>";
    sap.clear(
        SapCaller.clearing("C1", payment).replaceFirst(ITEM, ITEM + partial + deduction("-1.00")));

    assertThat(ended("C1").note()).contains("does not go together");
  }

  private static String deduction(String amount) {
    return "<OtherDeductionAmountInDspCrcy currencyCode=\"USD\">"
        + amount
        + "</OtherDeductionAmountInDspCrcy>";
  }

  private Message ended(String id) {
    return await()
        .until(
            () ->
                server.sap().messages().all().stream()
                    .filter(message -> message.id().equals(id))
                    .filter(message -> message.status() != Status.RECEIVED)
                    .findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  private Line invoice() {
    return server
        .sap()
        .ledger()
        .document(new DocumentKey("1710", 2026, 9_000_000_001L))
        .flatMap(document -> document.line(1))
        .orElseThrow();
  }
}

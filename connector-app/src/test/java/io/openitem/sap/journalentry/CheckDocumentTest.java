package io.openitem.sap.journalentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openitem.domain.CheckedDocument;
import io.openitem.domain.DocumentCheck;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.fault.Fault;
import io.openitem.sandbox.fault.Fault.Kind;
import io.openitem.sandbox.sap.SapActions;
import io.openitem.sandbox.sap.ledger.Line;
import io.openitem.sap.contract.DocumentNumbers;
import io.openitem.sap.contract.TaskBuilder;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What SAP shows of a document that people name, and what is concluded from it. */
class CheckDocumentTest {

  private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  private final JournalEntryKit kit = JournalEntryKit.at(sandbox.url());
  private final PostingTask payment = bluewater("189.63 USD");

  @AfterEach
  void stop() {
    kit.close();
    sandbox.close();
  }

  @Test
  void aDocumentThatAPersonPostedIsFoundWithTheReferenceThatItCarries() {
    PostingTask byHand = bluewater("189.63 USD");
    DocumentNumber document = posted(byHand);

    assertThat(check(payment, document))
        .isEqualTo(
            Outcome.done(new CheckedDocument(document, Optional.of(byHand.reference().value()))));
  }

  @Test
  void aBankTransferThatCarriesNoReferenceIsFoundToo() {
    DocumentNumber before = posted(bluewater("1.00 USD"));
    new SapActions(sandbox.sap()).payElsewhere(item("9000000001"));
    DocumentNumber transfer = number("" + (Long.parseLong(before.number()) + 1));

    assertThat(check(payment, transfer))
        .isEqualTo(Outcome.done(new CheckedDocument(transfer, Optional.empty())));
  }

  @Test
  void ourOwnDocumentThatWasFoundLateIsRecordedAsWell() {
    DocumentNumber document = posted(payment);

    assertThat(check(payment, document))
        .isEqualTo(
            Outcome.done(new CheckedDocument(document, Optional.of(payment.reference().value()))));
  }

  @Test
  void aNumberThatSapDoesNotKnowIsRefused() {
    assertThat(code(check(payment, number("1900001234")))).isEqualTo("NOT-IN-SAP");
  }

  @Test
  void aDocumentOfAnotherAmountIsRefusedWithBoth() {
    Outcome<CheckedDocument> answer = check(payment, posted(bluewater("189.62 USD")));

    assertThat(code(answer)).isEqualTo("OTHER-AMOUNT");
    assertThat(answer.toString()).contains("189.62 USD").contains("189.63 USD");
  }

  @Test
  void anInvoiceOfTheSameAmountIsNoPayment() {
    assertThat(code(check(payment, number("9000000001")))).isEqualTo("OTHER-AMOUNT");
  }

  @Test
  void aDocumentOfAnotherCustomerIsRefused() {
    PostingTask others =
        TaskBuilder.of("1710-0010000005")
            .paying("1710-2026-9000000010-001", "189.63 USD")
            .payment();

    assertThat(code(check(payment, posted(others)))).isEqualTo("OTHER-CUSTOMER");
  }

  @Test
  void aDocumentInAnotherCurrencyIsRefused() {
    PostingTask euro =
        TaskBuilder.of("1710-0010000001")
            .paying("1710-2026-9000000001-001", "189.63 EUR")
            .payment();

    assertThat(
            code(
                kit.checkPayment(
                    new DocumentCheck(euro, posted(payment), Money.of("-189.63", "EUR")))))
        .isEqualTo("OTHER-CURRENCY");
  }

  @Test
  void aSecondDocumentForWhatSapHasAlreadyIsRefusedAndTheFirstIsNamed() {
    DocumentNumber first = posted(payment);
    DocumentNumber second = posted(bluewater("189.63 USD"));

    Outcome<CheckedDocument> answer = check(payment, second);

    assertThat(code(answer)).isEqualTo("POSTED-OTHERWISE");
    assertThat(answer.toString()).contains(first.toString());
  }

  @Test
  void aSapThatDoesNotAnswerTellsNothing() {
    sandbox
        .faults()
        .add(new Fault("sap.odata.*", Kind.STATUS, 20, 500, Duration.ZERO, Duration.ZERO));

    assertThat(check(payment, number("1900001234"))).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aClearingIsFoundOnceAllIsCleared() {
    DocumentNumber document = posted(payment);
    PostingTask clearing =
        TaskBuilder.of("1710-0010000001")
            .paying("1710-2026-9000000001-001", "189.63 USD")
            .clearing(document);
    assertThat(code(checkClearing(clearing, number("100000001")))).isEqualTo("STILL-OPEN");
    kit.clear(clearing);
    DocumentNumber cleared =
        ((Outcome.Done<DocumentNumber>)
                await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> kit.askClear(clearing), Outcome.Done.class::isInstance))
            .value();

    assertThat(checkClearing(clearing, cleared))
        .isEqualTo(Outcome.done(new CheckedDocument(cleared, Optional.empty())));
    Outcome<CheckedDocument> other = checkClearing(clearing, number("100000777"));
    assertThat(code(other)).isEqualTo("CLEARED-OTHERWISE");
    assertThat(other.toString()).contains(cleared.toString());
  }

  @Test
  void itemsThatSomebodyElsePaidLeaveThePaymentOpen() {
    DocumentNumber document = posted(payment);
    DocumentNumber elsewhere =
        DocumentNumbers.of(new SapActions(sandbox.sap()).payElsewhere(item("9000000001")).key());
    PostingTask clearing =
        TaskBuilder.of("1710-0010000001")
            .paying("1710-2026-9000000001-001", "189.63 USD")
            .clearing(document);

    Outcome<CheckedDocument> answer = checkClearing(clearing, elsewhere);

    assertThat(code(answer)).isEqualTo("STILL-OPEN");
    assertThat(answer.toString()).contains(document.toString());
  }

  private Outcome<CheckedDocument> check(PostingTask task, DocumentNumber document) {
    return kit.checkPayment(new DocumentCheck(task, document, Money.of("-189.63", "USD")));
  }

  private Outcome<CheckedDocument> checkClearing(PostingTask task, DocumentNumber document) {
    return kit.checkClearing(new DocumentCheck(task, document, Money.of("-189.63", "USD")));
  }

  private DocumentNumber posted(PostingTask task) {
    Outcome<DocumentNumber> outcome = kit.post(task);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<DocumentNumber>) outcome).value();
  }

  private Line item(String document) {
    return sandbox
        .sap()
        .ledger()
        .document(sandboxKey(document))
        .flatMap(d -> d.line(1))
        .orElseThrow();
  }

  private static io.openitem.sandbox.sap.ledger.DocumentKey sandboxKey(String number) {
    return new io.openitem.sandbox.sap.ledger.DocumentKey("1710", 2026, Long.parseLong(number));
  }

  private static DocumentNumber number(String number) {
    return new DocumentNumber(new io.openitem.domain.CompanyCode("1710"), "2026", number);
  }

  private static PostingTask bluewater(String amount) {
    return TaskBuilder.of("1710-0010000001").paying("1710-2026-9000000001-001", amount).payment();
  }

  private static String code(Outcome<CheckedDocument> outcome) {
    return outcome instanceof Outcome.Refused<CheckedDocument> refused
        ? refused.code()
        : outcome.toString();
  }
}

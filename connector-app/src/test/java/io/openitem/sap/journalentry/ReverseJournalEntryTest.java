package io.openitem.sap.journalentry;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.CheckedDocument;
import io.openitem.domain.DocumentCheck;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingTask;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.fault.Fault;
import io.openitem.sandbox.sap.ledger.Document;
import io.openitem.sandbox.sap.ledger.DocumentKey;
import io.openitem.sap.contract.TaskBuilder;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Money that moved again, in SAP's books: a document of its own beside the payment's. */
class ReverseJournalEntryTest {

  private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  private final JournalEntryKit kit = JournalEntryKit.at(sandbox.url());
  private final TaskBuilder bluewater =
      TaskBuilder.of("1710-0010000001")
          .paying("1710-2026-9000000002-001", "12000.00 USD")
          .surcharge("324.00 USD")
          .taxed("O0");

  @AfterEach
  void stop() {
    kit.close();
    sandbox.close();
  }

  @Test
  void aRefundDebitsTheCustomerAndTheFeeAndChangesNothingOfThePayment() {
    DocumentNumber payment = done(kit.post(bluewater.payment()));
    Document before = document(payment);

    DocumentNumber refund = done(kit.reverse(bluewater.reversal(PostingKind.REFUND, payment)));

    assertThat(lines(refund))
        .containsExactly("11002080 -12324.00", "41000900 324.00", "0010000001 12000.00");
    assertThat(document(refund).header().type()).isEqualTo("DA");
    assertThat(document(payment)).isEqualTo(before);
  }

  @Test
  void aDisputeThatWasWonCreditsTheCustomerAgain() {
    DocumentNumber payment = done(kit.post(bluewater.payment()));

    DocumentNumber won = done(kit.reverse(bluewater.reversal(PostingKind.DISPUTE_WON, payment)));

    assertThat(lines(won))
        .containsExactly("11002080 12324.00", "41000900 -324.00", "0010000001 -12000.00");
  }

  @Test
  void aReversalWhoseAnswerWasLostIsFoundByItsReference() {
    DocumentNumber payment = done(kit.post(bluewater.payment()));
    PostingTask refund = bluewater.reversal(PostingKind.REFUND, payment);

    Outcome<DocumentNumber> absent = kit.askReverse(refund);
    sandbox.faults().add(Fault.once("sap.journalentry.post", Fault.Kind.DROP_AFTER));
    Outcome<DocumentNumber> lost = kit.reverse(refund);
    Outcome<DocumentNumber> found = kit.askReverse(refund);

    assertThat(absent).isInstanceOf(Outcome.NotDone.class);
    assertThat(lost).isInstanceOf(Outcome.Unknown.class);
    assertThat(lines(done(found))).contains("0010000001 12000.00");
  }

  @Test
  void aDocumentThatPeoplePostedHasToDebitThisCustomerWithThisAmount() {
    DocumentNumber payment = done(kit.post(bluewater.payment()));
    PostingTask refund = bluewater.reversal(PostingKind.REFUND, payment);
    DocumentNumber byHand = done(kit.reverse(bluewater.reversal(PostingKind.REFUND, payment)));

    Outcome<CheckedDocument> right = check(refund, byHand, "12000.00");
    Outcome<CheckedDocument> less = check(refund, byHand, "11999.99");
    Outcome<CheckedDocument> paymentItself = check(refund, payment, "12000.00");

    assertThat(right).isInstanceOf(Outcome.Done.class);
    assertThat(less).isInstanceOf(Outcome.Refused.class);
    assertThat(paymentItself.toString())
        .contains("OTHER-AMOUNT")
        .contains("credits the customer with 12000.00 USD, the posting debits the customer");
  }

  private Outcome<CheckedDocument> check(PostingTask task, DocumentNumber document, String amount) {
    return kit.checkPayment(new DocumentCheck(task, document, Money.of(amount, "USD")));
  }

  private static DocumentNumber done(Outcome<DocumentNumber> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<DocumentNumber>) outcome).value();
  }

  private Document document(DocumentNumber number) {
    return sandbox
        .sap()
        .ledger()
        .document(
            new DocumentKey(
                number.companyCode().value(),
                Integer.parseInt(number.fiscalYear()),
                Long.parseLong(number.number())))
        .orElseThrow();
  }

  private List<String> lines(DocumentNumber number) {
    return document(number).lines().stream()
        .map(
            line ->
                line.content().account()
                    + " "
                    + BigDecimal.valueOf(line.content().amountMinor(), 2))
        .toList();
  }
}

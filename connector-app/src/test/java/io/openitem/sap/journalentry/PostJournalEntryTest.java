package io.openitem.sap.journalentry;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.fault.Fault;
import io.openitem.sandbox.fault.Fault.Kind;
import io.openitem.sandbox.sap.ledger.Document;
import io.openitem.sap.contract.DocumentNumbers;
import io.openitem.sap.contract.TaskBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Posting a payment: what stands in SAP afterwards, and what is known when it goes wrong. */
class PostJournalEntryTest {

  private static final String POINT = "sap.journalentry.post";

  private static final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  private static final JournalEntryKit kit = JournalEntryKit.at(sandbox.url());

  @AfterEach
  void letGo() {
    sandbox.faults().clear();
    sandbox.sap().locks().lock("0010000001", false);
  }

  @AfterAll
  static void stop() {
    kit.close();
    sandbox.close();
  }

  @Test
  void aSurchargeIsPostedOnItsOwnLine() {
    PostingTask task =
        TaskBuilder.of("1710-0010000001")
            .paying("1710-2026-9000000002-001", "12000.00 USD")
            .surcharge("324.00 USD")
            .payment();

    Outcome<DocumentNumber> outcome = kit.post(task);

    Document document = only(task);
    assertThat(outcome).isEqualTo(Outcome.done(number(document)));
    assertThat(document.lines())
        .extracting(line -> line.content().account() + " " + line.amount().toPlainString())
        .containsExactly("11002080 12324.00", "41000900 -324.00", "0010000001 -12000.00");
  }

  @Test
  void theCustomersLineNamesInvoiceProcessorAndItsPayment() {
    PostingTask task = bluewater();

    kit.post(task);

    var texts = only(task).lines().get(1).content().texts();
    assertThat(texts.text()).isEqualTo("Invoice 9000000001 paid via stripe");
    assertThat(texts.paymentServiceProvider()).isEqualTo("STRP");
    assertThat(texts.paymentByProvider()).isEqualTo("pi_3PqrsTUVwxyz0123456789ab");
    assertThat(only(task).header().headerText()).isEqualTo("Paid via stripe");
  }

  @ParameterizedTest
  @CsvSource({
    "1810-0010000002, 1810-2026-9000000001-001, 5000 JPY, -5000",
    "1910-0010000003, 1910-2026-9000000001-001, 12.345 KWD, -12.345",
    "1010-0010000004, 1010-2026-9000000001-001, 119.00 EUR, -119.00"
  })
  void everyCurrencyKeepsItsDecimals(
      String account, String invoice, String amount, String credited) {
    PostingTask task = TaskBuilder.of(account).paying(invoice, amount).payment();

    Outcome<DocumentNumber> outcome = kit.post(task);

    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    assertThat(only(task).lines().get(1).amount().toPlainString()).isEqualTo(credited);
  }

  @Test
  void whatSapRefusesIsRefusedWithItsOwnMessage() {
    PostingTask closed = bluewater("2009-02-24");

    Outcome<DocumentNumber> outcome = kit.post(closed);

    assertThat(outcome)
        .isEqualTo(
            Outcome.refused(
                Outcome.Refused.PERIOD_CLOSED, "201(F5): Posting period 002 2009 is not open"));
    assertThat(documents(closed)).isEmpty();
  }

  @Test
  void aLockedAccountIsProvablyNotPostedAndComesBackLater() {
    sandbox.sap().locks().lock("0010000001", true);
    PostingTask task = bluewater();

    Outcome<DocumentNumber> outcome = kit.post(task);

    assertThat(outcome).isInstanceOf(Outcome.NotDone.class);
    assertThat(((Outcome.NotDone<DocumentNumber>) outcome).retryAfter())
        .contains(Duration.ofSeconds(2));
    assertThat(documents(task)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"DROP_AFTER", "GARBAGE"})
  void aLostAnswerIsUnknownAndAskingFindsTheDocument(Kind kind) {
    sandbox.faults().add(Fault.once(POINT, kind));
    PostingTask task = bluewater();

    Outcome<DocumentNumber> sent = kit.post(task);
    Outcome<DocumentNumber> asked = kit.askPost(task);

    assertThat(sent).isInstanceOf(Outcome.Unknown.class);
    assertThat(asked).isEqualTo(Outcome.done(number(only(task))));
  }

  @Test
  void aRequestThatWasLostIsUnknownAndAskingFindsNothing() {
    sandbox.faults().add(Fault.once(POINT, Kind.DROP_BEFORE));
    PostingTask task = bluewater();

    Outcome<DocumentNumber> sent = kit.post(task);
    Outcome<DocumentNumber> asked = kit.askPost(task);

    assertThat(sent).isInstanceOf(Outcome.Unknown.class);
    assertThat(asked).isInstanceOf(Outcome.NotDone.class);
  }

  @Test
  void anInternalErrorOfSapIsUnknown() {
    sandbox.faults().add(Fault.status(POINT, 500));

    Outcome<DocumentNumber> outcome = kit.post(bluewater());

    assertThat(outcome).isEqualTo(Outcome.unknown("HTTP 500"));
  }

  @Test
  void tooManyRequestsAreNotDoneForAsLongAsSapSays() {
    sandbox
        .faults()
        .add(new Fault(POINT, Kind.STATUS, 1, 429, Duration.ofSeconds(7), Duration.ZERO));

    Outcome<DocumentNumber> outcome = kit.post(bluewater());

    assertThat(outcome)
        .isEqualTo(new Outcome.NotDone<>("HTTP 429", Optional.of(Duration.ofSeconds(7))));
  }

  @Test
  void aSapThatCannotBeReachedHasDoneNothing() {
    try (JournalEntryKit nowhere = JournalEntryKit.at(URI.create("http://127.0.0.1:1"))) {
      Outcome<DocumentNumber> sent = nowhere.post(bluewater());
      Outcome<DocumentNumber> asked = nowhere.askPost(bluewater());

      assertThat(sent).isInstanceOf(Outcome.NotDone.class);
      assertThat(asked).isInstanceOf(Outcome.Unknown.class);
    }
  }

  @Test
  void aSapThatDoesNotShowEvenThePaidItemHasToldNothing() {
    PostingTask unseen =
        TaskBuilder.of("1710-0010000001")
            .paying("1710-2026-9999999999-001", "189.63 USD")
            .payment();

    assertThat(kit.askPost(unseen)).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void twoDocumentsWithOurReferenceAreUnknownAndNamed() {
    PostingTask task = bluewater();
    kit.post(task);
    kit.post(task);

    Outcome<DocumentNumber> asked = kit.askPost(task);

    assertThat(asked).isInstanceOf(Outcome.Unknown.class);
    assertThat(((Outcome.Unknown<DocumentNumber>) asked).reason())
        .contains("several documents")
        .contains(documents(task).get(0).key().numberText())
        .contains(documents(task).get(1).key().numberText());
  }

  @Test
  void aDocumentThatCreditsAnotherAmountIsNotOurs() {
    TaskBuilder builder =
        TaskBuilder.of("1710-0010000001").paying("1710-2026-9000000001-001", "189.63 USD");
    PostingTask task = builder.payment();
    kit.post(task);
    PostingTask other = withLinesOf(task, builder.surcharge("1.00 USD").payment());
    PostingTask more =
        withLinesOf(task, builder.paying("1710-2026-9000000003-001", "250.00 USD").payment());

    assertThat(kit.askPost(other)).isInstanceOf(Outcome.Done.class);
    assertThat(kit.askPost(more)).isInstanceOf(Outcome.Unknown.class);
  }

  private static PostingTask bluewater() {
    return bluewater("2026-11-24");
  }

  private static PostingTask bluewater(String date) {
    return TaskBuilder.of("1710-0010000001")
        .paying("1710-2026-9000000001-001", "189.63 USD")
        .on(date)
        .payment();
  }

  private static PostingTask withLinesOf(PostingTask task, PostingTask other) {
    return new PostingTask(
        task.postingId(),
        task.paymentId(),
        task.attemptId(),
        task.kind(),
        task.reference(),
        task.account(),
        task.documentDate(),
        task.postingDate(),
        other.lines(),
        other.items(),
        task.payment(),
        task.processor(),
        task.processorPaymentId());
  }

  private Document only(PostingTask task) {
    assertThat(documents(task)).hasSize(1);
    return documents(task).get(0);
  }

  private List<Document> documents(PostingTask task) {
    return sandbox.sap().ledger().withReference(task.reference().value());
  }

  private static DocumentNumber number(Document document) {
    return DocumentNumbers.of(document.key());
  }
}

package io.openitem.sap.journalentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.fault.Fault;
import io.openitem.sandbox.fault.Fault.Kind;
import io.openitem.sap.contract.TaskBuilder;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clearing what a payment pays: SAP answers nothing, so only the items tell. */
class ClearJournalEntryTest {

  private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  private final JournalEntryKit kit = JournalEntryKit.at(sandbox.url());
  private final TaskBuilder invoice =
      TaskBuilder.of("1710-0010000001").paying("1710-2026-9000000001-001", "189.63 USD");
  private final TaskBuilder netted =
      TaskBuilder.of("1710-0010000001")
          .paying("1710-2026-9000000003-001", "250.00 USD")
          .paying("1710-2026-9000000004-001", "-40.00 USD");

  @AfterEach
  void stop() {
    kit.close();
    sandbox.close();
  }

  @Test
  void aClearingIsPendingUntilItsItemsAreSeenCleared() {
    DocumentNumber payment = posted(invoice);
    PostingTask clearing = invoice.clearing(payment);

    Outcome<DocumentNumber> sent = kit.clear(clearing);

    assertThat(sent).isEqualTo(Outcome.pending("SAP took the clearing"));
    assertThat(awaitCleared(clearing).companyCode()).isEqualTo(payment.companyCode());
  }

  @Test
  void aCreditMemoIsClearedWithTheInvoiceItIsNettedWith() {
    PostingTask clearing = netted.clearing(posted(netted));

    kit.clear(clearing);

    assertThat(awaitCleared(clearing)).isNotNull();
  }

  @Test
  void aClearingThatSapHasNotWorkedOnYetIsPending() {
    sandbox.faults().add(Fault.once("sap.clearing.apply", Kind.HOLD_BEFORE));
    DocumentNumber payment = posted(invoice);
    PostingTask clearing = invoice.clearing(payment);
    kit.clear(clearing);

    Outcome<DocumentNumber> asked = kit.askClear(clearing);

    assertThat(asked)
        .isEqualTo(Outcome.pending("the items and payment " + payment + " are still open"));
  }

  @Test
  void aClearingIsSentAgainWithoutHarm() {
    PostingTask clearing = invoice.clearing(posted(invoice));
    kit.clear(clearing);
    DocumentNumber cleared = awaitCleared(clearing);

    Outcome<DocumentNumber> again = kit.clear(clearing);

    assertThat(again).isEqualTo(Outcome.done(cleared));
  }

  @Test
  void anItemThatWasClearedOtherwiseIsRefusedWithWhatClearedIt() {
    DocumentNumber first = posted(invoice);
    DocumentNumber second = posted(invoice);
    PostingTask clearing = invoice.clearing(first);
    kit.clear(clearing);
    DocumentNumber cleared = awaitCleared(clearing);

    Outcome<DocumentNumber> sent = kit.clear(invoice.clearing(second));
    Outcome<DocumentNumber> asked = kit.askClear(invoice.clearing(second));

    String reason =
        "1710-2026-9000000001-001 is cleared by %s, but payment %s is open"
            .formatted(cleared, second);
    assertThat(sent).isEqualTo(Outcome.refused("CLEARED-OTHERWISE", reason));
    assertThat(asked).isEqualTo(sent);
  }

  @Test
  void anItemThatNoLongerAmountsToWhatWasPaidIsNotCleared() {
    TaskBuilder less =
        TaskBuilder.of("1710-0010000001").paying("1710-2026-9000000001-001", "100.00 USD");

    Outcome<DocumentNumber> sent = kit.clear(less.clearing(posted(less)));

    assertThat(sent)
        .isEqualTo(
            Outcome.refused(
                "AMOUNT-DIFFERS",
                "1710-2026-9000000001-001 is 189.63 USD in SAP, paid was 100.00 USD"));
  }

  @Test
  void aLostAnswerIsUnknownAndAskingFindsTheClearing() {
    PostingTask clearing = invoice.clearing(posted(invoice));
    sandbox.faults().add(Fault.once("sap.clearing.request", Kind.DROP_AFTER));

    Outcome<DocumentNumber> sent = kit.clear(clearing);

    assertThat(sent).isInstanceOf(Outcome.Unknown.class);
    assertThat(awaitCleared(clearing)).isNotNull();
  }

  @Test
  void itemsThatCannotBeReadSendNothing() {
    PostingTask clearing = invoice.clearing(posted(invoice));

    try (JournalEntryKit nowhere = JournalEntryKit.at(URI.create("http://127.0.0.1:1"))) {
      assertThat(nowhere.clear(clearing)).isInstanceOf(Outcome.NotDone.class);
      assertThat(nowhere.askClear(clearing)).isInstanceOf(Outcome.Unknown.class);
    }
  }

  private DocumentNumber posted(TaskBuilder builder) {
    return value(kit.post(builder.payment()));
  }

  private DocumentNumber awaitCleared(PostingTask clearing) {
    return value(
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> kit.askClear(clearing), Outcome.Done.class::isInstance));
  }

  private static DocumentNumber value(Outcome<DocumentNumber> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<DocumentNumber>) outcome).value();
  }
}

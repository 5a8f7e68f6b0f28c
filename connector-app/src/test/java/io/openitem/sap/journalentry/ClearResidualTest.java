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
import io.openitem.sandbox.sap.ledger.Line;
import io.openitem.sap.contract.TaskBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clearing what a payment pays in part: the rest becomes an item of its own. */
class ClearResidualTest {

  private static final String BLUEWATER = "1710-0010000001";
  private static final String INVOICE = "1710-2026-9000000001-001";

  private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  private final JournalEntryKit kit = JournalEntryKit.at(sandbox.url());

  @AfterEach
  void stop() {
    kit.close();
    sandbox.close();
  }

  @Test
  void theInvoiceIsClearedAndWhatIsLeftIsANewItemThatRefersToIt() {
    TaskBuilder part = TaskBuilder.of(BLUEWATER).payingPart(INVOICE, "100.00 USD", "89.63 USD");

    DocumentNumber clearing = value(kit.settle(part));

    Line residual = residualOf(clearing);
    assertThat(residual.content().amountMinor()).isEqualTo(89_63);
    assertThat(residual.content().invoice()).isEqualTo("1710/2026/9000000001");
    assertThat(residual.state().isCleared()).isFalse();
  }

  @Test
  void twoPartsAfterEachOtherPayTheWholeInvoice() {
    DocumentNumber first =
        value(kit.settle(TaskBuilder.of(BLUEWATER).payingPart(INVOICE, "100.00 USD", "89.63 USD")));
    String left = "%s-%s".formatted(first, residualOf(first).itemText());

    DocumentNumber second =
        value(kit.settle(TaskBuilder.of(BLUEWATER).payingPart(left, "80.00 USD", "9.63 USD")));
    String last = "%s-%s".formatted(second, residualOf(second).itemText());
    DocumentNumber third = value(kit.settle(TaskBuilder.of(BLUEWATER).paying(last, "9.63 USD")));

    assertThat(openOf(third)).isEmpty();
    assertThat(residualOf(first).state().isCleared()).isTrue();
    assertThat(residualOf(second).state().isCleared()).isTrue();
  }

  @Test
  void aCreditMemoAndAnotherInvoiceAreClearedWithIt() {
    TaskBuilder mixed =
        TaskBuilder.of(BLUEWATER)
            .payingPart(INVOICE, "100.00 USD", "89.63 USD")
            .paying("1710-2026-9000000003-001", "250.00 USD")
            .paying("1710-2026-9000000004-001", "-40.00 USD");

    DocumentNumber clearing = value(kit.settle(mixed));

    assertThat(openOf(clearing)).hasSize(1);
  }

  @Test
  void yenAreLeftInWholeYen() {
    TaskBuilder part =
        TaskBuilder.of("1810-0010000002")
            .payingPart("1810-2026-9000000001-001", "4000 JPY", "1000 JPY");

    DocumentNumber clearing = value(kit.settle(part));

    assertThat(residualOf(clearing).content().amountMinor()).isEqualTo(1_000);
  }

  @Test
  void anInvoiceThatIsNotWhatWasPaidAndLeftIsNotCleared() {
    TaskBuilder wrong = TaskBuilder.of(BLUEWATER).payingPart(INVOICE, "100.00 USD", "89.62 USD");

    Outcome<DocumentNumber> settled = kit.settle(wrong);

    assertThat(settled)
        .isEqualTo(
            Outcome.refused(
                "AMOUNT-DIFFERS",
                INVOICE + " is 189.63 USD in SAP, paid was 100.00 USD and 89.62 USD left"));
  }

  @Test
  void pain8ALostAnswerIsUnknownAndAskingFindsTheOneClearing() {
    TaskBuilder part = TaskBuilder.of(BLUEWATER).payingPart(INVOICE, "100.00 USD", "89.63 USD");
    PostingTask clearing = part.clearing(value(kit.post(part.payment())));
    sandbox.faults().add(Fault.once("sap.clearing.request", Kind.DROP_AFTER));

    Outcome<DocumentNumber> sent = kit.clear(clearing);
    DocumentNumber found =
        value(
            await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> kit.askClear(clearing), Outcome.Done.class::isInstance));
    Outcome<DocumentNumber> again = kit.clear(clearing);

    assertThat(sent).isInstanceOf(Outcome.Unknown.class);
    assertThat(again).isEqualTo(Outcome.done(found));
    assertThat(openOf(found)).hasSize(1);
  }

  private Line residualOf(DocumentNumber clearing) {
    return lines(clearing).stream()
        .filter(line -> line.content().isResidual())
        .findFirst()
        .orElseThrow();
  }

  private List<Line> openOf(DocumentNumber clearing) {
    return lines(clearing).stream().filter(line -> !line.state().isCleared()).toList();
  }

  private List<Line> lines(DocumentNumber clearing) {
    return sandbox
        .sap()
        .ledger()
        .document(
            new io.openitem.sandbox.sap.ledger.DocumentKey(
                clearing.companyCode().value(),
                Integer.parseInt(clearing.fiscalYear()),
                Long.parseLong(clearing.number())))
        .orElseThrow()
        .lines();
  }

  private static DocumentNumber value(Outcome<DocumentNumber> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<DocumentNumber>) outcome).value();
  }
}

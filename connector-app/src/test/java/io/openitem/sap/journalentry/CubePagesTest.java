package io.openitem.sap.journalentry;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.CheckedDocument;
import io.openitem.domain.DocumentCheck;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.sap.contract.SandboxSap;
import io.openitem.sap.contract.TaskBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SAP shows in several pages is read to the end, and what was cut short proves nothing. */
class CubePagesTest {

  private static final String BLUEWATER = "1710-0010000001";

  private final SandboxSap sap = SandboxSap.failingAt("sap.journalentry.post");
  private final JournalEntryKit kit =
      JournalEntryKit.at(
          sap.system(), io.openitem.deployment.DeployedFiles.packaged(), Duration.ofSeconds(30));

  @AfterEach
  void stop() {
    kit.close();
    sap.close();
  }

  @Test
  void aClearingOfSeveralItemsIsFoundWhereEveryPageHasOneLine() {
    InvoiceId one = sap.bill(BLUEWATER, "20.00");
    InvoiceId other = sap.bill(BLUEWATER, "22.00");
    sap.sandbox().sap().configure(settings -> settings.withPageSizeRows(1));

    Outcome<DocumentNumber> settled =
        kit.settle(
            TaskBuilder.of(BLUEWATER)
                .paying(one.toString(), "20.00 USD")
                .paying(other.toString(), "22.00 USD"));

    assertThat(settled).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aDocumentIsNotTakenForAnothersWhereItsLinesComeInSeveralPages() {
    sap.sandbox().sap().configure(settings -> settings.withPageSizeRows(1));
    PostingTask task = payment();
    DocumentNumber document = ((Outcome.Done<DocumentNumber>) kit.post(task)).value();

    Outcome<DocumentNumber> asked = kit.askPost(task);
    Outcome<CheckedDocument> checked =
        kit.checkPayment(new DocumentCheck(task, document, Money.of("-20.00", "USD")));

    assertThat(asked).isEqualTo(Outcome.done(document));
    assertThat(checked).isInstanceOf(Outcome.Done.class);
  }

  @ParameterizedTest
  @CsvSource({"50, Unknown", "49, NotDone"})
  void asManyLinesAsWereAskedForAreNoAbsence(int lines, String outcome) {
    PostingTask task = payment();
    DocumentNumber paid = task.items().get(0).invoice().document();

    Outcome<DocumentNumber> asked =
        CubeAnswers.payment(
            task, IntStream.rangeClosed(1, lines).mapToObj(n -> line(paid, n)).toList());

    assertThat(asked.getClass().getSimpleName()).isEqualTo(outcome);
  }

  private PostingTask payment() {
    return TaskBuilder.of(BLUEWATER)
        .paying(sap.bill(BLUEWATER, "20.00").toString(), "20.00 USD")
        .payment();
  }

  private static CubeRow line(DocumentNumber document, int number) {
    return new CubeRow(
        new InvoiceId(document, "%03d".formatted(number)),
        Money.of("1.00", "USD"),
        Optional.empty());
  }
}

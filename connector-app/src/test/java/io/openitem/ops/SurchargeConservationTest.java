package io.openitem.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.CapturedPayment;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.SapBookedDocument;
import io.openitem.domain.SapBooksQuestion;
import io.openitem.ops.ConservationReport.Difference;
import io.openitem.posting.PostingRig;
import io.openitem.processor.BookedCharge;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sap.contract.TaskBuilder;
import io.openitem.sap.journalentry.JournalEntryKit;
import io.openitem.store.CapturedMoney;
import io.openitem.store.ClaimedPosting;
import io.openitem.store.ConservationStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A surcharge that is a document of its own has to be in SAP once and as much, too. */
class SurchargeConservationTest {

  private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  private final JournalEntryKit kit = JournalEntryKit.at(sandbox.url());
  private final PostingRig rig = PostingRig.withDefaults(Clock.systemUTC());
  private final ConservationStore store = new ConservationStore(rig.database.jdbc());
  private CapturedPayment captured;

  @BeforeEach
  void aPaymentOfItsOwnDocumentIsPosted() {
    captured = rig.capturedWithSurcharge("0010000001", "lockbox");
    ClaimedPosting payment = rig.claimed(rig.postingOf(captured.paymentId(), "PAYMENT"));
    rig.recorder.record(payment, kit.post(payment.task()));
  }

  @AfterEach
  void stop() {
    rig.close();
    kit.close();
    sandbox.close();
  }

  @Test
  void aSurchargeThatIsInAllBooksIsNoDifference() {
    ClaimedPosting surcharge = surcharge();
    rig.recorder.record(surcharge, kit.post(surcharge.task()));

    ConservationReport report = report();

    assertThat(report.differences()).isEmpty();
    ConservationReport.Sum sum = report.sums().get(0);
    assertThat(List.of(sum.captured(), sum.posted(), sum.inSap(), sum.atProcessor()))
        .containsOnly(captured.total());
  }

  @Test
  void aSurchargeThatWaitsIsNoDifference() {
    ConservationReport report = report();

    assertThat(report.differences()).isEmpty();
    assertThat(report.sums().get(0).waiting()).isEqualTo(captured.surcharge());
    assertThat(report.sums().get(0).inSap()).isEqualTo(captured.amount());
  }

  @Test
  void pain1ASurchargeThatSapHasTwiceIsNamed() {
    ClaimedPosting surcharge = surcharge();
    value(kit.post(surcharge.task()));
    rig.recorder.record(surcharge, kit.post(surcharge.task()));

    assertThat(codes()).containsExactly("POSTED-TWICE");
  }

  @Test
  void aSurchargeOfAnotherAmountIsNamed() {
    rig.recorder.record(
        surcharge(),
        kit.post(
            TaskBuilder.of("1710-0010000001")
                .paying("1710-2026-9000000001-001", "189.63 USD")
                .surcharge("1.00 USD")
                .surchargeAlone()));

    assertThat(codes()).containsExactly("OTHER-AMOUNT-IN-SAP");
  }

  @Test
  void aSurchargeThatSapDoesNotHaveIsNamed() {
    rig.recorder.record(
        surcharge(),
        Outcome.done(new DocumentNumber(captured.account().companyCode(), "2026", "1900001234")));

    assertThat(codes()).containsExactly("NOT-IN-SAP");
  }

  private ClaimedPosting surcharge() {
    return rig.claimed(rig.postingOf(captured.paymentId(), "SURCHARGE"));
  }

  private List<String> codes() {
    return report().differences().stream().map(Difference::code).toList();
  }

  @SuppressWarnings("unchecked") // The route's contract.
  private ConservationReport report() {
    Instant now = Instant.now().plusSeconds(1);
    List<CapturedMoney> ours = store.captured(now.minus(Duration.ofDays(3_650)), now);
    List<SapBookedDocument> documents = new ArrayList<>();
    for (SapBooksQuestion question : SapQuestions.of(captured.account().companyCode(), ours)) {
      documents.addAll(
          ((Outcome.Done<List<SapBookedDocument>>) kit.call("find-sap-documents", question))
              .value());
    }
    Money none = Money.zero("USD");
    List<BookedCharge> charges =
        List.of(new BookedCharge("pi_1", captured.paymentId(), captured.total(), none, none));
    return Conservation.compare(ours, charges, documents, now);
  }

  private static DocumentNumber value(Outcome<DocumentNumber> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<DocumentNumber>) outcome).value();
  }
}

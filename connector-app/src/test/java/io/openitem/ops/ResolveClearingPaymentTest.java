package io.openitem.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.Caller;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.domain.ProblemException;
import io.openitem.portal.OperationRequest;
import io.openitem.posting.PostingRig;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sap.contract.TaskBuilder;
import io.openitem.sap.journalentry.JournalEntryKit;
import io.openitem.store.PostingReader;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payments resolved by hand whose document had to clear the items, too. */
class ResolveClearingPaymentTest {

  private static final String CUSTOMER = "0010000001";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  private final JournalEntryKit kit = JournalEntryKit.at(sandbox.url());
  private final PostingRig rig = PostingRig.withDefaults(Clock.systemUTC());
  private final TaskBuilder byHand =
      TaskBuilder.of("1710-" + CUSTOMER).paying("1710-2026-9000000001-001", "189.63 USD");
  private String posting = "";

  @BeforeEach
  void parked() {
    Clock clock = Clock.systemUTC();
    PostingReader reader = new PostingReader(rig.database.jdbc(), JSON);
    PostingAnswer answers = new PostingAnswer(reader, rig.desk, rig.rules, clock);
    kit.with(
        "resolvePosting",
        "resolvePosting",
        new ResolvePosting(rig.desk, rig.rules, rig.resolution, answers, clock));
    posting = rig.postingOf(rig.captured(CUSTOMER, "paymentservice").paymentId(), "PAYMENT");
    rig.answer(posting, Outcome.refused("201(F5)", "period closed"));
  }

  @AfterEach
  void stop() {
    rig.close();
    kit.close();
    sandbox.close();
  }

  @Test
  void aPaymentWhoseItemsAreStillOpenSaysWhichAndStaysOnTheWorklist() {
    DocumentNumber document = posted();

    assertThatThrownBy(() -> resolve(document))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              assertThat(refused.problem().members()).containsEntry("code", "STILL-OPEN");
              assertThat(refused.problem().detail()).contains("1710-2026-9000000001-001");
            });
    assertThat(rig.state(posting)).isEqualTo("PARKED");
    assertThat(reserved()).isEqualTo("1");
  }

  @Test
  void aPaymentWhoseItemsPeopleClearedIsClearedAndReleasesThem() {
    DocumentNumber document = posted();
    cleared(document);

    resolve(document);
    resolve(document);

    assertThat(rig.state(posting)).isEqualTo("POSTED");
    assertThat(rig.text("select status || ' ' || document_number from payment"))
        .isEqualTo("CLEARED " + document.number());
    assertThat(reserved()).isEqualTo("0");
    assertThat(rig.text("select count(*) from payment_event where type = 'payment.cleared'"))
        .isEqualTo("1");
  }

  @Test
  void aPaymentThatWasResolvedBeforeItsItemsWereLookedAtIsFinishedByTheSameDocument() {
    DocumentNumber document = posted();
    rig.resolution.resolve(
        posting,
        new io.openitem.domain.CheckedDocument(document, Optional.empty()),
        "clerk",
        "before");
    String before = rig.text("select status from payment");
    cleared(document);

    resolve(document);

    assertThat(before).isEqualTo("POSTED");
    assertThat(rig.text("select status from payment")).isEqualTo("CLEARED");
    assertThat(reserved()).isEqualTo("0");
  }

  private DocumentNumber posted() {
    return ((Outcome.Done<DocumentNumber>) kit.post(byHand.payment())).value();
  }

  /** People clear the items with the payment, by a document of its own. */
  private void cleared(DocumentNumber document) {
    PostingTask clearing = byHand.clearing(document);
    kit.clear(clearing);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> kit.askClear(clearing), Outcome.Done.class::isInstance);
  }

  private void resolve(DocumentNumber document) {
    ObjectNode body = JSON.createObjectNode().put("reason", "posted by hand");
    body.putObject("document")
        .put("companyCode", document.companyCode().value())
        .put("fiscalYear", document.fiscalYear())
        .put("number", document.number());
    try {
      kit.call(
          "resolvePosting",
          new OperationRequest(
              "resolvePosting",
              new Caller("clerk", "", Set.of(), Set.of(Caller.Role.BACK_OFFICE)),
              Map.of("postingId", posting),
              Map.of(),
              Map.of(),
              Optional.of(body),
              new byte[0]));
    } catch (CamelExecutionException e) {
      if (e.getCause() instanceof ProblemException problem) {
        throw problem;
      }
      throw e;
    }
  }

  private String reserved() {
    return rig.text("select count(*) from payment_item where reserved");
  }
}

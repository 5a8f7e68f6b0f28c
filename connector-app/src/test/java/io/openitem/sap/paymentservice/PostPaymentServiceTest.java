package io.openitem.sap.paymentservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.deployment.DeployedFiles;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingLine;
import io.openitem.domain.PostingLine.Role;
import io.openitem.domain.PostingTask;
import io.openitem.sandbox.fault.Fault;
import io.openitem.sandbox.sap.ledger.Document;
import io.openitem.sandbox.sap.ledger.Line;
import io.openitem.sandbox.sap.ledger.LineState;
import io.openitem.sap.contract.SandboxSap;
import io.openitem.sap.contract.TaskBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only the payment service does: one document for all, and one for each reference. */
class PostPaymentServiceTest {

  private static final String ACCOUNT = "1710-0010000001";
  private static final String SERVICE = "sap.odata.ZOPENITEM_PAYMENT_SRV.";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final SandboxSap sap = SandboxSap.failingAt(SERVICE + "POST");
  private static final PaymentServiceKit kit =
      PaymentServiceKit.at(sap.system(), DeployedFiles.packaged(), LIMIT);

  private final InvoiceId invoice = sap.bill(ACCOUNT, "189.63");
  private final TaskBuilder payment =
      TaskBuilder.of(ACCOUNT).paying(invoice.toString(), "189.63 USD");

  @AfterEach
  void heal() {
    sap.heal();
  }

  @AfterAll
  static void stop() {
    kit.close();
    sap.close();
  }

  @Test
  void theLinesNameInvoiceProcessorAndTaxCode() {
    PostingTask task = payment.surcharge("5.12 USD").taxed("O0").payment();

    kit.post(task);

    List<Line> lines = documents(task).get(0).lines();
    assertThat(lines.get(1).content().texts().taxCode()).isEqualTo("O0");
    var texts = lines.get(2).content().texts();
    assertThat(texts.text())
        .isEqualTo("Invoice " + invoice.document().number() + " paid via stripe");
    assertThat(texts.paymentReference()).isEqualTo(task.paymentId());
    assertThat(texts.paymentServiceProvider()).isEqualTo("STRP");
    assertThat(texts.paymentByProvider()).isEqualTo("pi_3PqrsTUVwxyz0123456789ab");
  }

  @Test
  void aRepeatedReferenceIsAnsweredWithTheFirstDocument() {
    PostingTask task = payment.payment();
    Outcome<DocumentNumber> first = kit.post(task);

    Outcome<DocumentNumber> again = kit.post(task);

    assertThat(first).isInstanceOf(Outcome.Done.class);
    assertThat(again).isEqualTo(first);
    assertThat(documents(task)).hasSize(1);
  }

  @Test
  void aReferenceThatHasADocumentWithOtherContentIsRefusedAndAskingDoesNotTakeItForOurs() {
    PostingTask task = payment.payment();
    kit.post(task);
    InvoiceId another = sap.bill(ACCOUNT, "20.00");
    PostingTask other =
        TaskBuilder.of(ACCOUNT)
            .paying(another.toString(), "20.00 USD")
            .referring(task.reference())
            .payment();

    Outcome<DocumentNumber> sent = kit.post(other);
    Outcome<DocumentNumber> asked = kit.askPost(other);

    assertThat(sent).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused<DocumentNumber>) sent).code()).isEqualTo("284(F5A)");
    assertThat(asked).isInstanceOf(Outcome.Unknown.class);
    assertThat(documents(task)).hasSize(1);
  }

  @Test
  void aLineThatIsNotWhatTheItemsAmountToIsNeverSent() {
    PostingTask task = payment.payment();
    PostingTask more = withCustomerCredited(task, Money.of("190.00", "USD"));

    Outcome<DocumentNumber> sent = kit.post(more);

    assertThat(sent)
        .isEqualTo(
            Outcome.refused(
                "NOT-POSTABLE",
                "the items amount to 189.63 USD, the customer is credited with 190.00 USD"));
    assertThat(documents(task)).isEmpty();
  }

  @Test
  void anItemThatIsOpenWithAnotherAmountIsRefusedBySap() {
    PostingTask task = TaskBuilder.of(ACCOUNT).paying(invoice.toString(), "100.00 USD").payment();

    Outcome<DocumentNumber> sent = kit.post(task);

    assertThat(sent).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused<DocumentNumber>) sent).code()).isEqualTo("263(F5)");
    assertThat(documents(task)).isEmpty();
  }

  @Test
  void aStatusOf404IsNoAbsence() {
    sap.sandbox().faults().add(Fault.status(SERVICE + "GET", 404));

    assertThat(kit.askPost(payment.payment())).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aDocumentThatWasPostedButHasClearedNothingIsUnknown() {
    PostingTask task = payment.payment();
    kit.post(task);
    Line credit = documents(task).get(0).lines().get(1);
    sap.sandbox().sap().ledger().change(List.of(credit), state -> LineState.OPEN);

    Outcome<DocumentNumber> asked = kit.askPost(task);

    assertThat(asked).isInstanceOf(Outcome.Unknown.class);
    assertThat(((Outcome.Unknown<DocumentNumber>) asked).reason())
        .contains("has not cleared its items");
  }

  @Test
  void aMessageThatAnOverrideCallsLaterIsTriedAgain(@TempDir Path overrides) throws IOException {
    Path file = overrides.resolve("mappings/sap/answers.yaml");
    Files.createDirectories(file.getParent());
    String packaged = DeployedFiles.packaged().require("mappings/sap/answers.yaml").text();
    Files.writeString(file, packaged.replace("002(APAR_EBPP_SERVICE)", "263(F5)"));
    PostingTask task = TaskBuilder.of(ACCOUNT).paying(invoice.toString(), "100.00 USD").payment();

    try (PaymentServiceKit patient =
        PaymentServiceKit.at(sap.system(), DeployedFiles.withOverrides(overrides), LIMIT)) {
      Outcome<DocumentNumber> sent = patient.post(task);

      assertThat(sent).isInstanceOf(Outcome.NotDone.class);
      assertThat(((Outcome.NotDone<DocumentNumber>) sent).retryAfter())
          .contains(Duration.ofSeconds(2));
    }
  }

  @Test
  void aMappingThatChangesAnAccountIsNotSent(@TempDir Path overrides) throws IOException {
    Path file = overrides.resolve("mappings/paymentservice/post.jslt");
    Files.createDirectories(file.getParent());
    String packaged = DeployedFiles.packaged().require("mappings/paymentservice/post.jslt").text();
    Files.writeString(
        file,
        packaged.replace(
            "\"GLAccount\": .glAccount",
            "\"GLAccount\": if (.amount == \"189.63\" and .reference != \"1K3R5V7W9XABC101\")"
                + " \"11002081\" else .glAccount"));
    PostingTask task = payment.payment();

    try (PaymentServiceKit wrong =
        PaymentServiceKit.at(sap.system(), DeployedFiles.withOverrides(overrides), LIMIT)) {
      Outcome<DocumentNumber> sent = wrong.post(task);

      assertThat(sent).isInstanceOf(Outcome.Refused.class);
      assertThat(((Outcome.Refused<DocumentNumber>) sent).detail())
          .contains("/GLAccount: expected \"11002080\", found \"11002081\"");
    }
    assertThat(documents(task)).isEmpty();
  }

  private static List<Document> documents(PostingTask task) {
    return sap.sandbox().sap().ledger().withReference(task.reference().value());
  }

  private static PostingTask withCustomerCredited(PostingTask task, Money amount) {
    return new PostingTask(
        task.postingId(),
        task.paymentId(),
        task.attemptId(),
        task.kind(),
        task.reference(),
        task.account(),
        task.documentDate(),
        task.postingDate(),
        List.of(
            new PostingLine(
                Role.PROCESSOR_CLEARING, Optional.of("11002080"), amount, Optional.empty()),
            new PostingLine(Role.CUSTOMER, Optional.empty(), amount.negated(), Optional.empty())),
        task.items(),
        task.payment(),
        task.processor(),
        task.processorPaymentId());
  }
}

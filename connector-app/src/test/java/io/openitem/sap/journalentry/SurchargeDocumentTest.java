package io.openitem.sap.journalentry;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.CheckedDocument;
import io.openitem.domain.DocumentCheck;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingLine;
import io.openitem.domain.PostingTask;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.fault.Fault;
import io.openitem.sap.contract.TaskBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A surcharge that is a document of its own: asked for, and named by people. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurchargeDocumentTest {

  private static final String FEE_ACCOUNT = "41000900";
  private static final String REVENUE = "41000000";

  private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  private final JournalEntryKit kit = JournalEntryKit.at(sandbox.url());

  @AfterEach
  void heal() {
    sandbox.faults().clear();
  }

  @AfterAll
  void stop() {
    kit.close();
    sandbox.close();
  }

  @Test
  void aDocumentThatCreditsTheSurchargesAccountWithItsAmountIsTheSurcharge() {
    assertThat(check(posted(surcharge(credit(FEE_ACCOUNT, "-324.00")))))
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void creditsThatAmountToTheSurchargeAreIt() {
    PostingTask task = surcharge(credit(FEE_ACCOUNT, "-200.00"), credit(FEE_ACCOUNT, "-124.00"));

    assertThat(check(posted(task))).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aDocumentOfTheSameAmountOnAnotherAccountIsRefusedWithBoth() {
    Outcome<CheckedDocument> answer = check(posted(surcharge(credit(REVENUE, "-324.00"))));

    assertThat(code(answer)).isEqualTo("OTHER-ACCOUNT");
    assertThat(answer.toString()).contains(REVENUE).contains(FEE_ACCOUNT);
  }

  @Test
  void aDocumentThatCreditsMoreThanTheSurchargeIsRefusedWithBoth() {
    PostingTask task = surcharge(credit(FEE_ACCOUNT, "-324.00"), credit(FEE_ACCOUNT, "-1.00"));

    Outcome<CheckedDocument> answer = check(posted(task));

    assertThat(code(answer)).isEqualTo("OTHER-AMOUNT");
    assertThat(answer.toString()).contains("1.00 USD").contains("324.00 USD");
  }

  @Test
  void pain1ALostSurchargeIsAbsentWhereSapShowsALineOfItsAccounts() {
    PostingTask task = surcharge(credit(FEE_ACCOUNT, "-324.00"));
    sandbox.faults().add(Fault.once("sap.journalentry.post", Fault.Kind.DROP_BEFORE));
    kit.post(task);
    Outcome<DocumentNumber> nothingSeen = kit.askPost(unseen());

    posted(surcharge(credit(FEE_ACCOUNT, "-1.00")));
    Outcome<DocumentNumber> asked = kit.askPost(task);

    assertThat(nothingSeen)
        .isEqualTo(
            Outcome.unknown("SAP shows neither our reference nor any line of G/L accounts [999]"));
    assertThat(asked).isInstanceOf(Outcome.NotDone.class);
  }

  /** On an account that our user is shown nothing of. */
  private static PostingTask unseen() {
    PostingTask task = surcharge(credit("999", "-324.00"));
    return with(
        task,
        task.lines().stream()
            .map(
                line ->
                    new PostingLine(line.role(), Optional.of("999"), line.amount(), line.taxCode()))
            .toList());
  }

  private Outcome<CheckedDocument> check(DocumentNumber document) {
    return kit.checkPayment(
        new DocumentCheck(
            surcharge(credit(FEE_ACCOUNT, "-324.00")), document, Money.of("-324.00", "USD")));
  }

  private DocumentNumber posted(PostingTask task) {
    Outcome<DocumentNumber> outcome = kit.post(task);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<DocumentNumber>) outcome).value();
  }

  private static PostingLine credit(String account, String amount) {
    return new PostingLine(
        PostingLine.Role.SURCHARGE,
        Optional.of(account),
        Money.of(amount, "USD"),
        Optional.empty());
  }

  private static PostingTask surcharge(PostingLine... credits) {
    Money sum =
        List.of(credits).stream().map(PostingLine::amount).reduce(Money::plus).orElseThrow();
    PostingTask task =
        TaskBuilder.of("1710-0010000001")
            .paying("1710-2026-9000000001-001", "12000.00 USD")
            .surcharge(sum.negated().plainAmount() + " USD")
            .surchargeAlone();
    List<PostingLine> lines = new ArrayList<>(List.of(task.lines().get(0)));
    lines.addAll(List.of(credits));
    return with(task, lines);
  }

  private static PostingTask with(PostingTask task, List<PostingLine> lines) {
    return new PostingTask(
        task.postingId(),
        task.paymentId(),
        task.attemptId(),
        task.kind(),
        task.reference(),
        task.account(),
        task.documentDate(),
        task.postingDate(),
        lines,
        task.items(),
        task.payment(),
        task.processor(),
        task.processorPaymentId());
  }

  private static String code(Outcome<CheckedDocument> outcome) {
    return outcome instanceof Outcome.Refused<CheckedDocument> refused
        ? refused.code()
        : outcome.toString();
  }
}

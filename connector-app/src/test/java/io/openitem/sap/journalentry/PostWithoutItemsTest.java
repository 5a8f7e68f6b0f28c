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
import io.openitem.sandbox.sap.ledger.Line;
import io.openitem.sap.contract.TaskBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Payments on account and down payments, which pay no item that could be a witness. */
@TestInstance(Lifecycle.PER_CLASS)
class PostWithoutItemsTest {

  private static final String BLUEWATER = "1710-0010000001";
  private static final String POST = "sap.journalentry.post";

  private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  private final JournalEntryKit kit = JournalEntryKit.at(sandbox.url());

  @AfterEach
  void heal() {
    sandbox.faults().clear();
    sandbox.sap().configure(settings -> settings.withDownPayments(true));
  }

  @AfterAll
  void stop() {
    kit.close();
    sandbox.close();
  }

  @Test
  void aPaymentOnAccountIsAnOrdinaryOpenCredit() {
    PostingTask task = onAccount(BLUEWATER).payment();

    Outcome<DocumentNumber> sent = kit.post(task);

    Line credit = customersLine(task);
    assertThat(sent).isInstanceOf(Outcome.Done.class);
    assertThat(kit.askPost(task)).isEqualTo(sent);
    assertThat(credit.content().amountMinor()).isEqualTo(-500_00);
    assertThat(credit.content().specialGl()).isEmpty();
    assertThat(credit.content().postingKey()).isEqualTo("11");
    assertThat(credit.content().texts().text()).isEqualTo("On account via stripe");
    assertThat(credit.state().isCleared()).isFalse();
  }

  @Test
  void aDownPaymentStandsUnderItsSpecialGlIndicator() {
    PostingTask task = downPayment().payment();

    Outcome<DocumentNumber> sent = kit.post(task);

    assertThat(sent).isInstanceOf(Outcome.Done.class);
    assertThat(kit.askPost(task)).isEqualTo(sent);
    assertThat(customersLine(task).content().specialGl()).isEqualTo("A");
    assertThat(customersLine(task).content().postingKey()).isEqualTo("19");
  }

  @Test
  void aSapThatTakesNoDownPaymentsRefusesThemWithItsReason() {
    sandbox.sap().configure(settings -> settings.withDownPayments(false));
    PostingTask task = downPayment().payment();

    Outcome<DocumentNumber> sent = kit.post(task);

    assertThat(sent).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused<DocumentNumber>) sent).detail())
        .contains("Special G/L indicator A is not allowed");
    assertThat(documents(task)).isEmpty();
  }

  @Test
  void pain8ALostAnswerIsUnknownAndAskingFindsTheOneDocument() {
    PostingTask task = onAccount(BLUEWATER).payment();
    sandbox.faults().add(Fault.once(POST, Kind.DROP_AFTER));

    Outcome<DocumentNumber> sent = kit.post(task);
    Outcome<DocumentNumber> asked = kit.askPost(task);

    assertThat(sent).isInstanceOf(Outcome.Unknown.class);
    assertThat(asked).isInstanceOf(Outcome.Done.class);
    assertThat(documents(task)).hasSize(1);
  }

  @Test
  void pain8ALostRequestIsAbsentWhereSapShowsAnyLineOfTheAccount() {
    PostingTask task = onAccount(BLUEWATER).payment();
    sandbox.faults().add(Fault.once(POST, Kind.DROP_BEFORE));

    Outcome<DocumentNumber> sent = kit.post(task);

    assertThat(sent).isInstanceOf(Outcome.Unknown.class);
    assertThat(kit.askPost(task))
        .isEqualTo(Outcome.notDone("SAP shows no document with reference " + task.reference()));
  }

  @Test
  void nothingIsAbsentOnAnAccountOfWhichSapShowsNothing() {
    PostingTask task = onAccount("1710-0010999999").payment();

    assertThat(kit.askPost(task))
        .isEqualTo(
            Outcome.unknown("SAP shows neither our reference nor any line of 1710-0010999999"));
  }

  private Line customersLine(PostingTask task) {
    return documents(task).get(0).lines().stream()
        .filter(Line::isCustomer)
        .findFirst()
        .orElseThrow();
  }

  private List<Document> documents(PostingTask task) {
    return sandbox.sap().ledger().withReference(task.reference().value());
  }

  private static TaskBuilder onAccount(String account) {
    return TaskBuilder.of(account).withoutItems("500.00 USD", Optional.empty());
  }

  private static TaskBuilder downPayment() {
    return TaskBuilder.of(BLUEWATER).withoutItems("500.00 USD", Optional.of("A"));
  }
}

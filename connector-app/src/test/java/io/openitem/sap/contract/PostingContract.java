package io.openitem.sap.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.sap.SapSystem;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What every posting API must hold, seen from outside: its shipped routes are called as the posting
 * mechanism calls them, and SAP's books are read through the open-item cube beside them.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class PostingContract {

  private static final String BLUEWATER = "1710-0010000001";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private SapUnderTest sap;
  private PostingKit kit;
  private Cube cube;

  /** The SAP to run against, failing where this API's postings come in. */
  protected abstract SapUnderTest openSap();

  /**
   * The API's routes.
   *
   * @param callTimeLimit how long an attempt may take
   */
  protected abstract PostingKit openKit(SapSystem system, Duration callTimeLimit);

  /** The SAP under test. */
  protected final SapUnderTest sap() {
    return sap;
  }

  /** The routes under test. */
  protected final PostingKit kit() {
    return kit;
  }

  @BeforeAll
  final void open() {
    sap = openSap();
    kit = openKit(sap.system(), LIMIT);
    cube = new Cube(sap.system());
  }

  @AfterEach
  final void heal() {
    sap.heal();
  }

  @AfterAll
  final void close() {
    cube.close();
    kit.close();
    sap.close();
  }

  @Test
  final void aPaymentIsPostedOnceUnderTheNumberThatTheCubeConfirms() {
    PostingTask task = bluewater("189.63").payment();

    Outcome<DocumentNumber> sent = kit.post(task);
    Outcome<DocumentNumber> asked = kit.askPost(task);

    assertThat(cube.documents(task)).hasSize(1);
    assertThat(sent).isEqualTo(Outcome.done(cube.documents(task).get(0)));
    assertThat(asked).isEqualTo(sent);
  }

  @Test
  final void aSettledItemIsClearedByTheDocumentThatIsNamed() {
    InvoiceId invoice = sap.bill(BLUEWATER, "189.63");

    Outcome<DocumentNumber> settled =
        kit.settle(TaskBuilder.of(BLUEWATER).paying(invoice.toString(), "189.63 USD"));

    assertThat(cube.clearedBy(invoice)).isPresent();
    assertThat(settled).isEqualTo(Outcome.done(cube.clearedBy(invoice).orElseThrow()));
  }

  @Test
  final void aCreditMemoIsClearedWithTheInvoiceThatItIsNettedWith() {
    InvoiceId invoice = sap.bill(BLUEWATER, "250.00");
    InvoiceId credit = sap.bill(BLUEWATER, "-40.00");

    Outcome<DocumentNumber> settled =
        kit.settle(
            TaskBuilder.of(BLUEWATER)
                .paying(invoice.toString(), "250.00 USD")
                .paying(credit.toString(), "-40.00 USD"));

    assertThat(settled).isInstanceOf(Outcome.Done.class);
    assertThat(cube.clearedBy(credit)).isEqualTo(cube.clearedBy(invoice)).isPresent();
  }

  @Test
  final void aSurchargeIsALineOfItsOwnOnItsOwnAccount() {
    List<PostingTask> tasks = kit.tasks(bluewater("12000.00").surcharge("324.00 USD").taxed("O0"));

    List<Outcome<DocumentNumber>> sent = tasks.stream().map(kit::post).toList();
    List<Outcome<DocumentNumber>> asked = tasks.stream().map(kit::askPost).toList();

    assertThat(sent).allMatch(Outcome.Done.class::isInstance);
    assertThat(asked).isEqualTo(sent);
    assertThat(cube.postedLines(tasks))
        .containsExactlyInAnyOrder(
            "11002080 12324 USD", "41000900 -324 USD", "0010000001 -12000 USD");
  }

  @ParameterizedTest
  @CsvSource({
    "1810-0010000002, 5001, JPY",
    "1910-0010000003, 12.345, KWD",
    "1010-0010000004, 119.01, EUR"
  })
  final void everyCurrencyIsPostedToItsLastDecimal(String account, String amount, String currency) {
    InvoiceId invoice = sap.bill(account, amount);
    PostingTask task =
        TaskBuilder.of(account).paying(invoice.toString(), amount + " " + currency).payment();

    Outcome<DocumentNumber> sent = kit.post(task);

    String customer = account.substring(5);
    assertThat(sent).isInstanceOf(Outcome.Done.class);
    assertThat(cube.postedLines(List.of(task)))
        .containsExactlyInAnyOrder(
            "11002080 " + amount + " " + currency, customer + " -" + amount + " " + currency);
  }

  @Test
  final void aLostAnswerIsUnknownAndAskingFindsTheOneDocument() {
    PostingTask task = bluewater("189.63").payment();
    sap.loseNextAnswer();

    Outcome<DocumentNumber> sent = kit.post(task);
    Outcome<DocumentNumber> asked = kit.askPost(task);

    assertThat(sent).isInstanceOf(Outcome.Unknown.class);
    assertThat(cube.documents(task)).hasSize(1);
    assertThat(asked).isEqualTo(Outcome.done(cube.documents(task).get(0)));
  }

  @Test
  final void anAnswerThatIsNoMessageIsUnknownAndAskingFindsTheOneDocument() {
    PostingTask task = bluewater("189.63").payment();
    sap.garbleNextAnswer();

    Outcome<DocumentNumber> sent = kit.post(task);
    Outcome<DocumentNumber> asked = kit.askPost(task);

    assertThat(sent).isInstanceOf(Outcome.Unknown.class);
    assertThat(cube.documents(task)).hasSize(1);
    assertThat(asked).isEqualTo(Outcome.done(cube.documents(task).get(0)));
  }

  @Test
  final void aRequestThatWasLostIsUnknownUntilAskingFindsNothingAndIsThenPostedOnce() {
    PostingTask task = bluewater("189.63").payment();
    sap.loseNextRequest();

    Outcome<DocumentNumber> lost = kit.post(task);
    Outcome<DocumentNumber> absent = kit.askPost(task);
    Outcome<DocumentNumber> again = kit.post(task);

    assertThat(lost).isInstanceOf(Outcome.Unknown.class);
    assertThat(absent).isInstanceOf(Outcome.NotDone.class);
    assertThat(cube.documents(task)).hasSize(1);
    assertThat(again).isEqualTo(Outcome.done(cube.documents(task).get(0)));
  }

  @Test
  final void aSapThatCannotBeReachedHasProvablyDoneNothing() {
    PostingTask task = bluewater("189.63").payment();
    SapSystem nowhere = SandboxSap.system(URI.create("http://127.0.0.1:1"));

    try (PostingKit unreachable = openKit(nowhere, LIMIT)) {
      assertThat(unreachable.post(task)).isInstanceOf(Outcome.NotDone.class);
      assertThat(unreachable.askPost(task)).isInstanceOf(Outcome.Unknown.class);
    }
    assertThat(cube.documents(task)).isEmpty();
  }

  @Test
  final void aCallEndsAtItsHardLimitAndIsUnknown() {
    PostingTask task = bluewater("189.63").payment();
    try (PostingKit hurried = openKit(sap.system(), Duration.ofSeconds(2))) {
      Outcome<DocumentNumber> warm = hurried.askPost(task);
      sap.holdNextRequest();

      Outcome<DocumentNumber> sent =
          assertTimeout(Duration.ofSeconds(20), () -> hurried.post(task));

      assertThat(warm).isInstanceOf(Outcome.NotDone.class);
      assertThat(sent).isInstanceOf(Outcome.Unknown.class);
    }
  }

  @Test
  final void anOccupiedAccountIsNotDoneAndTheSamePostingGoesThroughLater() {
    PostingTask task = bluewater("189.63").payment();
    sap.occupy("0010000001", true);

    Outcome<DocumentNumber> locked = kit.post(task);
    int documentsMeanwhile = cube.documents(task).size();
    sap.occupy("0010000001", false);
    Outcome<DocumentNumber> later = kit.post(task);

    assertThat(locked).isInstanceOf(Outcome.NotDone.class);
    assertThat(((Outcome.NotDone<DocumentNumber>) locked).retryAfter()).isPresent();
    assertThat(documentsMeanwhile).isZero();
    assertThat(later).isEqualTo(Outcome.done(cube.documents(task).get(0)));
  }

  @Test
  final void aClosedPeriodIsRefusedWithSapsMessage() {
    PostingTask task = bluewater("189.63").on("2026-06-30").payment();
    sap.close("1710", LocalDate.parse("2026-06-30"), true);

    Outcome<DocumentNumber> sent = kit.post(task);

    assertThat(sent)
        .isEqualTo(
            Outcome.refused(
                Outcome.Refused.PERIOD_CLOSED, "201(F5): Posting period 006 2026 is not open"));
    assertThat(cube.documents(task)).isEmpty();
  }

  @Test
  final void anItemThatWasClearedElsewhereIsRefusedAndStaysClearedByThat() {
    InvoiceId invoice = sap.bill(BLUEWATER, "189.63");
    sap.clearElsewhere(invoice);
    Optional<DocumentNumber> elsewhere = cube.clearedBy(invoice);

    Outcome<DocumentNumber> settled =
        kit.settle(TaskBuilder.of(BLUEWATER).paying(invoice.toString(), "189.63 USD"));

    assertThat(settled).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused<DocumentNumber>) settled).detail()).contains("cleared");
    assertThat(cube.clearedBy(invoice)).isEqualTo(elsewhere).isPresent();
  }

  @Test
  final void anInternalErrorOfSapIsUnknown() {
    PostingTask task = bluewater("189.63").payment();
    sap.answerNextWith(500, Duration.ZERO);

    assertThat(kit.post(task)).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  final void anUnavailableSapIsUnknownBecauseAProxyMayHavePassedTheRequestOn() {
    PostingTask task = bluewater("189.63").payment();
    sap.answerNextWith(503, Duration.ofSeconds(7));

    assertThat(kit.post(task)).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  final void anUnavailableSapHasDoneNothingWhereSomeoneMadeSureOfIt() {
    PostingTask task = bluewater("189.63").payment();
    SapSystem sure = sap.system().withWithoutEffectStatuses(Set.of(429, 503));
    sap.answerNextWith(503, Duration.ofSeconds(7));

    try (PostingKit trusting = openKit(sure, LIMIT)) {
      assertNotDoneFor(Duration.ofSeconds(7), trusting.post(task));
    }
  }

  @Test
  final void tooManyRequestsAreNotDoneForAsLongAsSapSays() {
    PostingTask task = bluewater("189.63").payment();
    sap.answerNextWith(429, Duration.ofSeconds(7));

    assertNotDoneFor(Duration.ofSeconds(7), kit.post(task));
  }

  @Test
  final void anEndedSessionIsBegunAgainAndThePaymentPostedOnce() {
    kit.post(bluewater("10.00").payment());
    PostingTask task = bluewater("189.63").payment();
    sap.endSessions();

    Outcome<DocumentNumber> sent = kit.post(task);

    assertThat(cube.documents(task)).hasSize(1);
    assertThat(sent).isEqualTo(Outcome.done(cube.documents(task).get(0)));
  }

  private static void assertNotDoneFor(Duration wait, Outcome<DocumentNumber> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.NotDone.class);
    assertThat(((Outcome.NotDone<DocumentNumber>) outcome).retryAfter()).contains(wait);
  }

  /** A payment of a new invoice of customer 0010000001. */
  protected final TaskBuilder bluewater(String amount) {
    InvoiceId invoice = sap.bill(BLUEWATER, amount);
    return TaskBuilder.of(BLUEWATER).paying(invoice.toString(), amount + " USD");
  }
}

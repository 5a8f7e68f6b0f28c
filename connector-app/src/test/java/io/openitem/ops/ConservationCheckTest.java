package io.openitem.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.CapturedPayment;
import io.openitem.domain.CheckedDocument;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentMethod;
import io.openitem.domain.PostingTask;
import io.openitem.domain.ReversalKind;
import io.openitem.domain.SapBookedDocument;
import io.openitem.ops.ConservationReport.Difference;
import io.openitem.posting.PostingRig;
import io.openitem.processor.Charge;
import io.openitem.processor.ChargeRequest;
import io.openitem.processor.Processor;
import io.openitem.processor.Processors;
import io.openitem.processor.stripe.StripeConfiguration;
import io.openitem.processor.stripe.StripeSettings;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.fault.Fault;
import io.openitem.sandbox.fault.Fault.Kind;
import io.openitem.sap.contract.TaskBuilder;
import io.openitem.sap.journalentry.JournalEntryKit;
import io.openitem.store.ClaimedPosting;
import io.openitem.store.ConservationStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three real books, and what the check finds when they differ. */
class ConservationCheckTest {

  private static final String BLUEWATER = "0010000001";

  private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  private final JournalEntryKit kit = JournalEntryKit.at(sandbox.url());
  private final Processor stripe =
      StripeConfiguration.connect(
          new StripeSettings(
              URI.create(sandbox.url() + "/stripe"),
              "sk_test_sandbox",
              List.of("whsec_sandbox"),
              Duration.ofMinutes(5),
              Duration.ofSeconds(2),
              Duration.ofSeconds(4),
              Duration.ofHours(23)),
          Clock.systemUTC());
  private final PostingRig rig = PostingRig.withDefaults(Clock.systemUTC());
  private final ConservationStore store = new ConservationStore(rig.database.jdbc());
  private final ConservationCheck check = check(Duration.ZERO);

  @AfterEach
  void stop() {
    rig.close();
    kit.close();
    sandbox.close();
  }

  @Test
  void booksThatAgreeHaveNoDifference() {
    CapturedPayment captured = rig.captured(BLUEWATER);
    charge(captured.paymentId());
    String posting = rig.postingOf(captured.paymentId(), "PAYMENT");
    ClaimedPosting claimed = rig.claimed(posting);
    rig.recorder.record(claimed, kit.post(claimed.task()));

    ConservationReport report = run();

    assertThat(report.differences()).isEmpty();
    assertThat(report.sums()).hasSize(1);
    ConservationReport.Sum sum = report.sums().get(0);
    assertThat(
            List.of(sum.atProcessor(), sum.captured(), sum.posted(), sum.inSap()).stream()
                .map(Object::toString))
        .containsOnly("189.63 USD");
    assertThat(sum.waiting().plus(sum.parked()).isZero()).isTrue();
  }

  @Test
  void aPaymentThatWaitsIsNoDifference() {
    charge(rig.captured(BLUEWATER).paymentId());

    ConservationReport report = run();

    assertThat(report.differences()).isEmpty();
    assertThat(report.sums().get(0).waiting().toString()).isEqualTo("189.63 USD");
  }

  @Test
  void aChargeThatIsInNoBookOfOursIsNamed() {
    charge("pay_01JDF8Q6W3M5X2C7V9B1N4K6T8");

    assertThat(codes()).containsExactly("NOT-IN-OUR-BOOKS");
  }

  @Test
  void aChargeWhosePaymentKnowsNothingOfItIsNamed() {
    CapturedPayment captured = rig.captured(BLUEWATER);
    charge(captured.paymentId());
    rig.database
        .jdbc()
        .sql("update payment set captured = null, captured_at = null, status = 'PROCESSING'")
        .update();

    assertThat(codes()).containsExactly("NOT-IN-OUR-BOOKS");
  }

  @Test
  void aPaymentWithoutAChargeOrWithTwoOrARefundIsNamed() {
    rig.captured("0010000002");
    CapturedPayment twice = rig.captured("0010000003");
    charge(twice.paymentId());
    charge(twice.paymentId());
    CapturedPayment refunded = rig.captured("0010000004");
    refund(charge(refunded.paymentId()));

    assertThat(codes())
        .containsExactlyInAnyOrder("NOT-AT-PROCESSOR", "CHARGED-TWICE", "REFUNDED-AT-PROCESSOR");
  }

  @Test
  void aRefundThatIsInAllBooksIsNoDifferenceAndCountsAgainstTheCapture() {
    CapturedPayment captured = rig.captured(BLUEWATER);
    refund(charge(captured.paymentId()));
    post(rig.postingOf(captured.paymentId(), "PAYMENT"));
    String refund = rig.moved(captured.paymentId(), ReversalKind.REFUND, "189.63", "journalentry");
    ConservationReport.Sum before = run().sums().get(0);
    ClaimedPosting claimed = rig.claimed(refund);
    rig.recorder.record(claimed, kit.reverse(claimed.task()));

    ConservationReport report = run();

    assertThat(before.waiting().toString()).isEqualTo("-189.63 USD");
    assertThat(report.differences()).isEmpty();
    ConservationReport.Sum sum = report.sums().get(0);
    assertThat(sum.back().toString()).isEqualTo("189.63 USD");
    assertThat(List.of(sum.atProcessor(), sum.posted(), sum.inSap()))
        .allMatch(io.openitem.domain.Money::isZero);
  }

  @Test
  void aDisputeThatOnlyOneBookHasIsNamedAndARefundWithoutItsDocumentToo() {
    CapturedPayment disputed = rig.captured("0010000002");
    sandbox.stripe().dispute(charge(disputed.paymentId()));
    CapturedPayment notRefunded = rig.captured("0010000003");
    charge(notRefunded.paymentId());
    rig.moved(notRefunded.paymentId(), ReversalKind.REFUND, "1.00", "journalentry");
    CapturedPayment notInSap = rig.captured(BLUEWATER);
    refund(charge(notInSap.paymentId()));
    post(rig.postingOf(notInSap.paymentId(), "PAYMENT"));
    rig.answer(
        rig.moved(notInSap.paymentId(), ReversalKind.REFUND, "189.63", "journalentry"),
        Outcome.done(new DocumentNumber(new CompanyCode("1710"), "2026", "1900001234")));

    assertThat(codes())
        .containsExactlyInAnyOrder(
            "DISPUTED-AT-PROCESSOR", "NOT-REFUNDED-AT-PROCESSOR", "NOT-IN-SAP");
  }

  @Test
  void aDocumentThatSapWroteAfterWeStoppedWaitingIsFound() {
    CapturedPayment captured = rig.captured(BLUEWATER);
    charge(captured.paymentId());
    String posting = rig.postingOf(captured.paymentId(), "PAYMENT");
    PostingTask task = rig.claimed(posting).task();
    rig.database
        .jdbc()
        .sql("update posting set state = 'PARKED', reason = 'not finished by its deadline'")
        .update();
    assertThat(codes()).isEmpty();

    DocumentNumber late = value(kit.post(task));

    assertThat(run().differences())
        .containsExactly(
            new Difference(
                captured.paymentId(), "IN-SAP-BUT-PARKED", "SAP has " + late + "; record it"));
  }

  @Test
  void aPaymentThatSapHasTwiceIsNamed() {
    CapturedPayment captured = rig.captured(BLUEWATER);
    charge(captured.paymentId());
    String posting = rig.postingOf(captured.paymentId(), "PAYMENT");
    ClaimedPosting claimed = rig.claimed(posting);
    value(kit.post(claimed.task()));
    rig.recorder.record(claimed, kit.post(claimed.task()));

    assertThat(codes()).containsExactly("POSTED-TWICE");
  }

  @Test
  void aDocumentThatSapDoesNotHaveIsNamed() {
    CapturedPayment captured = rig.captured(BLUEWATER);
    charge(captured.paymentId());
    rig.answer(
        rig.postingOf(captured.paymentId(), "PAYMENT"),
        Outcome.done(new DocumentNumber(new CompanyCode("1710"), "2026", "1900001234")));

    assertThat(codes()).containsExactly("NOT-IN-SAP");
  }

  @Test
  void aDocumentPostedByHandIsFoundByItsNumberAndItsAmountCompared() {
    CapturedPayment captured = rig.captured(BLUEWATER);
    charge(captured.paymentId());
    String posting = rig.postingOf(captured.paymentId(), "PAYMENT");
    DocumentNumber byHand = byHand("189.63 USD");
    rig.resolution.resolve(posting, new CheckedDocument(byHand, Optional.empty()), "clerk", "x");
    assertThat(codes()).isEmpty();

    rig.database
        .jdbc()
        .sql("update posting_document set number = :other where kind = 'PAYMENT'")
        .param("other", byHand("1.00 USD").number())
        .update();

    assertThat(codes()).containsExactly("OTHER-AMOUNT-IN-SAP");
  }

  @Test
  void whatIsTooYoungIsNotComparedYet() {
    rig.captured(BLUEWATER);
    charge("pay_01JDF8Q6W3M5X2C7V9B1N4K6T8");

    Outcome<ConservationReport> outcome = check(Duration.ofMinutes(10)).run(Instant.now());

    assertThat(((Outcome.Done<ConservationReport>) outcome).value().sums()).isEmpty();
  }

  @Test
  void booksThatCannotBeReadConcludeNothing() {
    rig.captured(BLUEWATER);
    sandbox
        .faults()
        .add(new Fault("sap.odata.*", Kind.STATUS, 20, 500, Duration.ZERO, Duration.ZERO));
    assertThat(check.run(Instant.now())).isInstanceOf(Outcome.Unknown.class);

    sandbox.faults().clear();
    sandbox.faults().add(new Fault("stripe.*", Kind.STATUS, 20, 500, Duration.ZERO, Duration.ZERO));
    assertThat(check.run(Instant.now())).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void oneReplicaChecksAndAllShowWhatItFound() throws Exception {
    ConservationHealthIndicator health = new ConservationHealthIndicator(store);
    assertThat(health.health().getDetails()).containsEntry("checkedAt", "not yet");
    rig.captured(BLUEWATER);

    check.runDue();
    String first = store.latest().orElseThrow();
    check.runDue();

    assertThat(store.latest()).contains(first);
    assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
    assertThat(health.health().getDetails().get("differences")).hasToString("1");
    assertThat(String.valueOf(health.health().getDetails().get("first")))
        .contains("NOT-AT-PROCESSOR");

    rig.database.jdbc().sql("update conservation_check set due_at = now()").update();
    check.runDue();
    assertThat(store.latest().orElseThrow()).isNotEqualTo(first);
  }

  private void post(String posting) {
    ClaimedPosting claimed = rig.claimed(posting);
    rig.recorder.record(claimed, kit.post(claimed.task()));
  }

  private ConservationReport run() {
    Outcome<ConservationReport> outcome = check.run(Instant.now());
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<ConservationReport>) outcome).value();
  }

  private List<String> codes() {
    return run().differences().stream().map(Difference::code).toList();
  }

  @SuppressWarnings("unchecked") // The route's contract.
  private ConservationCheck check(Duration settleFor) {
    OpsSettings settings =
        new OpsSettings(
            0,
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            Duration.ofHours(6),
            Duration.ofDays(7),
            settleFor);
    return new ConservationCheck(
        store,
        new Processors(List.of(stripe)),
        question -> (Outcome<List<SapBookedDocument>>) kit.call("find-sap-documents", question),
        settings,
        Clock.systemUTC());
  }

  private String charge(String paymentId) {
    PaymentMethod visa =
        new PaymentMethod(
            "pm_1",
            "org-bluewater",
            "stripe",
            "pm_org_bluewater_visa_credit",
            "cus_org_bluewater",
            PaymentMethod.Type.CARD,
            "visa",
            "4242",
            Optional.empty(),
            Optional.empty(),
            PaymentMethod.Funding.CREDIT,
            false);
    Outcome<Charge> outcome =
        stripe
            .charges()
            .charge(
                new ChargeRequest(
                    "att_" + java.util.UUID.randomUUID(),
                    paymentId,
                    visa,
                    io.openitem.domain.Money.of("189.63", "USD")));
    return ((Outcome.Done<Charge>) outcome).value().processorPaymentId();
  }

  private void refund(String intent) {
    try {
      int status =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(sandbox.url() + "/stripe/v1/refunds"))
                      .header("Authorization", "Bearer sk_test_sandbox")
                      .header("Content-Type", "application/x-www-form-urlencoded")
                      .POST(BodyPublishers.ofString("payment_intent=" + intent))
                      .build(),
                  BodyHandlers.discarding())
              .statusCode();
      assertThat(status).isEqualTo(200);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private DocumentNumber byHand(String amount) {
    return value(
        kit.post(
            TaskBuilder.of("1710-" + BLUEWATER)
                .paying("1710-2026-9000000001-001", amount)
                .payment()));
  }

  private static DocumentNumber value(Outcome<DocumentNumber> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<DocumentNumber>) outcome).value();
  }
}

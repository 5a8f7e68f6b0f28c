package io.openitem.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.customizing.CompanyCodes;
import io.openitem.deployment.DeployedFiles;
import io.openitem.domain.Caller;
import io.openitem.domain.CapturedPayment;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentMethod;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.domain.ReversalKind;
import io.openitem.domain.SapBookedDocument;
import io.openitem.payment.BusinessDay;
import io.openitem.portal.Downloads;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.portal.StreamedBody;
import io.openitem.portal.export.DownloadSettings;
import io.openitem.portal.export.PdfFonts;
import io.openitem.portal.export.TableFiles;
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
import io.openitem.sap.journalentry.JournalEntryKit;
import io.openitem.store.ClaimedPosting;
import io.openitem.store.ConservationStore;
import io.openitem.support.ContractAssertions;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day in three real books. */
class GetReconciliationTest {

  private static final String BLUEWATER = "0010000001";
  private static final String UNKNOWN = "pay_01JDF8Q6W3M5X2C7V9B1N4K6T8";

  private final CompanyCodes companyCodes = CompanyCodes.read(DeployedFiles.packaged());
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
  private final GetReconciliation operation = operation();

  @AfterEach
  void stop() {
    rig.close();
    kit.close();
    sandbox.close();
  }

  @Test
  void booksThatAgreeAreASumWithoutDifferencesAndPayoutsAreNotReadYet() {
    CapturedPayment captured = rig.captured(BLUEWATER);
    charge(captured.paymentId());
    post(captured);
    charge(rig.captured("0010000002").paymentId());

    JsonNode day = read();

    assertThat(day.path("differences")).isEmpty();
    assertThat(day.path("settled").asBoolean()).isFalse();
    JsonNode group = day.at("/groups/0");
    assertThat(group.path("companyCode").asText()).isEqualTo("1710");
    assertThat(group.path("processor").asText()).isEqualTo("stripe");
    assertThat(group.path("payments").asInt()).isEqualTo(2);
    assertThat(amounts(group, "atProcessor", "captured", "posted", "waiting", "inSap"))
        .containsExactly("379.26", "379.26", "189.63", "189.63", "189.63");
    assertThat(group.get("paidOut").isNull()).isTrue();
  }

  @Test
  void whatWentBackIsToldByItsReason() {
    CapturedPayment captured = rig.captured(BLUEWATER);
    sandbox.stripe().dispute(charge(captured.paymentId()));
    rig.moved(captured.paymentId(), ReversalKind.DISPUTE, "189.63", "journalentry");

    JsonNode group = read().at("/groups/0");

    assertThat(amounts(group, "captured", "refunded", "returned", "disputed", "atProcessor"))
        .containsExactly("189.63", "0.00", "0.00", "189.63", "0.00");
  }

  @Test
  void everyDifferenceIsALineWithItsPayment() throws Exception {
    CapturedPayment captured = rig.captured(BLUEWATER);
    charge(UNKNOWN);

    JsonNode day = read();
    List<String> lines = csv().lines().toList();

    assertThat(day.path("differences"))
        .extracting(one -> one.path("paymentId").asText() + " " + one.path("code").asText())
        .containsExactlyInAnyOrder(
            captured.paymentId() + " NOT-AT-PROCESSOR", UNKNOWN + " NOT-IN-OUR-BOOKS");
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).startsWith("line,companyCode,processor,currency,payments,");
    assertThat(lines.get(1))
        .startsWith("SUM,1710,stripe,USD,1,0.00,189.63,0.00,0.00,0.00,0.00,189.63,0.00,0.00,,");
    assertThat(lines.stream().skip(2))
        .anyMatch(
            line ->
                line.startsWith("DIFFERENCE,1710,stripe,") && line.contains(captured.paymentId()))
        .anyMatch(line -> line.startsWith("DIFFERENCE,,,") && line.contains(UNKNOWN));
  }

  @Test
  void anotherDaysPaymentsAreNeitherSumNorDifference() {
    CapturedPayment captured = rig.captured(BLUEWATER);
    charge(captured.paymentId());
    String day = day().toString();
    rig.database
        .jdbc()
        .sql("update payment set captured_at = captured_at - interval '3 days'")
        .update();

    JsonNode today = body(operation.answer(request(day, "application/json")));

    assertThat(today.path("groups")).isEmpty();
    assertThat(today.path("differences")).isEmpty();
  }

  @Test
  void halfOfTheBooksSayNothing() {
    rig.captured(BLUEWATER);
    sandbox
        .faults()
        .add(new Fault("sap.odata.*", Kind.STATUS, 20, 500, Duration.ZERO, Duration.ZERO));
    assertRefused(ProblemType.SAP_UNAVAILABLE, () -> read());

    sandbox.faults().clear();
    sandbox.faults().add(new Fault("stripe.*", Kind.STATUS, 20, 500, Duration.ZERO, Duration.ZERO));
    assertRefused(ProblemType.PROCESSOR_UNAVAILABLE, () -> read());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30", "2099-01-01"})
  void aDayThatIsNoneOrHasNotBegunIsRefused(String day) {
    assertRefused(
        ProblemType.INVALID_REQUEST, () -> operation.answer(request(day, "application/json")));
  }

  @Test
  void moreThanSomebodyWaitsForIsRefused() {
    rig.captured(BLUEWATER);
    rig.captured("0010000002");

    assertRefused(
        ProblemType.RECONCILIATION_TOO_LARGE, () -> books().of(day(), Optional.empty(), 1));
    assertThat(books().of(day(), Optional.of("1010"), 1).groups()).isEmpty();
  }

  private static void assertRefused(ProblemType type, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().type()).isEqualTo(type));
  }

  private JsonNode read() {
    return body(operation.answer(request(day().toString(), "application/json")));
  }

  private static JsonNode body(OperationResponse response) {
    return ContractAssertions.assertFits("getReconciliation", response);
  }

  private String csv() throws Exception {
    OperationResponse response = operation.answer(request(day().toString(), "text/csv"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((StreamedBody) response.body()).content().writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The day in the books on which the latest payment was captured. */
  private LocalDate day() {
    Instant captured =
        rig.database
            .jdbc()
            .sql("select max(captured_at) from payment")
            .query(OffsetDateTime.class)
            .single()
            .toInstant();
    CompanyCodeCustomizing books = companyCodes.find(new CompanyCode("1710")).orElseThrow();
    return BusinessDay.of(captured, books);
  }

  private static OperationRequest request(String day, String mediaType) {
    return new OperationRequest(
        "getReconciliation",
        new Caller("clerk", "", Set.of(), Set.of(Caller.Role.BACK_OFFICE)),
        Map.of("date", day),
        Map.of(),
        Map.of(),
        Optional.empty(),
        new byte[0],
        mediaType);
  }

  private static List<String> amounts(JsonNode group, String... names) {
    return Stream.of(names).map(name -> group.path(name).path("amount").asText()).toList();
  }

  private GetReconciliation operation() {
    TableFiles files = new TableFiles(PdfFonts.of(Optional.empty()));
    DownloadSettings settings = new DownloadSettings(100, 100, 10, "");
    return new GetReconciliation(books(), new Downloads(files, settings), Clock.systemUTC());
  }

  @SuppressWarnings("unchecked") // The route's contract.
  private DayBooks books() {
    OpsSettings settings =
        new OpsSettings(
            0,
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            Duration.ofHours(6),
            Duration.ofDays(7),
            Duration.ZERO);
    ConservationStore store = new ConservationStore(rig.database.jdbc());
    ConservationCheck check =
        new ConservationCheck(
            store,
            new Processors(List.of(stripe)),
            question -> (Outcome<List<SapBookedDocument>>) kit.call("find-sap-documents", question),
            settings,
            Clock.systemUTC());
    return new DayBooks(store, check, companyCodes, settings, Clock.systemUTC());
  }

  private void post(CapturedPayment captured) {
    ClaimedPosting claimed = rig.claimed(rig.postingOf(captured.paymentId(), "PAYMENT"));
    rig.recorder.record(claimed, kit.post(claimed.task()));
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
                    "att_" + UUID.randomUUID(), paymentId, visa, Money.of("189.63", "USD")));
    return ((Outcome.Done<Charge>) outcome).value().processorPaymentId();
  }
}

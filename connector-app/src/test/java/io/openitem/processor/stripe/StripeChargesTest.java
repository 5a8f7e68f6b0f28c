package io.openitem.processor.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentMethod;
import io.openitem.domain.PaymentMethod.Funding;
import io.openitem.processor.CardCharges;
import io.openitem.processor.Charge;
import io.openitem.processor.ChargeQuestion;
import io.openitem.processor.ChargeRequest;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.fault.Fault;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every answer of Stripe, and every missing one, says about the money. */
class StripeChargesTest {

  private static final String CREATE = "stripe.payment_intents.create";
  private static final SandboxServer SANDBOX = SandboxServer.start(SandboxOptions.forTests());

  private final CardCharges stripe = charges(SANDBOX.url() + "/stripe", "sk_test_sandbox");

  @AfterEach
  void clear() {
    SANDBOX.faults().clear();
    SANDBOX.stripe().searchIndexDelay(Duration.ZERO);
  }

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @Test
  void aChargeIsDoneWithTheProcessorsOwnFigures() {
    Outcome<Charge> outcome = stripe.charge(request("visa_credit"));

    Charge charge = ((Outcome.Done<Charge>) outcome).value();
    assertThat(charge.captured()).isEqualTo(Money.of("189.63", "USD"));
    assertThat(charge.processorPaymentId()).startsWith("pi_");
  }

  @Test
  void aRepeatedAttemptIsOneChargeAndOneAnswer() {
    ChargeRequest request = request("visa_credit");

    Outcome<Charge> first = stripe.charge(request);
    Outcome<Charge> second = stripe.charge(request);

    assertThat(second).isEqualTo(first);
  }

  @Test
  void aDeclineIsRefusedWithTheProcessorsReasonAndNoCardData() {
    Outcome<Charge> outcome = stripe.charge(request("insufficient_funds"));

    assertThat(outcome)
        .isEqualTo(Outcome.refused("insufficient_funds", "Your card has insufficient funds."));
  }

  @Test
  void aBankDebitIsPendingAndKnownByItsId() {
    ChargeRequest bank =
        new ChargeRequest(
            id("att"), id("pay"), method("us_bank", PaymentMethod.Type.BANK_ACCOUNT), usd());

    Outcome<Charge> outcome = stripe.charge(bank);

    Outcome.Pending<Charge> pending = (Outcome.Pending<Charge>) outcome;
    assertThat(pending.detail()).isEqualTo("processing");
    assertThat(pending.soFar().orElseThrow().captured().isZero()).isTrue();
    Outcome<Charge> cancelled = stripe.cancel(pending.soFar().orElseThrow().processorPaymentId());
    assertThat(cancelled).isInstanceOfAny(Outcome.Pending.class, Outcome.Refused.class);
  }

  @Test
  void aMethodThatIsNotThereIsRefused() {
    assertThat(stripe.charge(request("never_was"))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aRefusedKeyChargedNothing() {
    CardCharges stranger = charges(SANDBOX.url() + "/stripe", "sk_test_other");

    assertThat(stranger.charge(request("visa_credit")))
        .isEqualTo(Outcome.notDone("the processor refuses our key"));
  }

  @Test
  void nobodyListeningChargedNothing() {
    CardCharges nobody = charges("http://127.0.0.1:1", "sk_test_sandbox");

    assertThat(nobody.charge(request("visa_credit"))).isInstanceOf(Outcome.NotDone.class);
  }

  @Test
  void pain18ARateLimitChargedNothingAndSaysWhenToComeBack() {
    SANDBOX
        .faults()
        .add(new Fault(CREATE, Fault.Kind.STATUS, 1, 429, Duration.ofSeconds(7), Duration.ZERO));

    assertThat(stripe.charge(request("visa_credit")))
        .isEqualTo(
            new Outcome.NotDone<Charge>("rate limit (429)", Optional.of(Duration.ofSeconds(7))));
  }

  @ParameterizedTest
  @CsvSource({"500", "502", "503", "504", "400", "401", "403", "404", "409"})
  void anAnswerThatIsNotStripesOwnProvesNothing(int status) {
    SANDBOX.faults().add(Fault.status(CREATE, status));

    assertThat(stripe.charge(request("visa_credit"))).isInstanceOf(Outcome.Unknown.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.Kind.class,
      names = {"DROP_BEFORE", "DROP_AFTER", "GARBAGE", "HOLD_AFTER", "HOLD_BEFORE"})
  void aMissingAnswerIsUnknownAndAskingFindsTheOneCharge(Fault.Kind kind) {
    ChargeRequest request = request("visa_credit");
    SANDBOX.faults().add(Fault.once(CREATE, kind));

    Outcome<Charge> outcome = stripe.charge(request);
    SANDBOX.faults().clear();

    assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(stripe.ask(question(request))).isInstanceOf(Outcome.Done.class));
  }

  @Test
  void aCallUnderAKeyThatIsInUseIsUnknown() {
    ChargeRequest request = request("visa_credit");
    SANDBOX.faults().add(Fault.once(CREATE, Fault.Kind.HOLD_BEFORE));
    CompletableFuture<Outcome<Charge>> first =
        CompletableFuture.supplyAsync(() -> stripe.charge(request));
    Awaitility.await().until(() -> SANDBOX.faults().holding() == 1);

    Outcome<Charge> second = stripe.charge(request);
    SANDBOX.faults().clear();

    assertThat(second).isInstanceOf(Outcome.Unknown.class);
    assertThat(first.join()).isInstanceOfAny(Outcome.Done.class, Outcome.Unknown.class);
  }

  @Test
  void aReplayedServerErrorLeavesTheSearchToTell() {
    ChargeRequest request = request("visa_credit");
    SANDBOX.faults().add(Fault.status(CREATE, 500));

    Outcome<Charge> charged = stripe.charge(request);
    Outcome<Charge> asked = stripe.ask(question(request));

    assertThat(charged).isInstanceOf(Outcome.Unknown.class);
    assertThat(asked).isEqualTo(Outcome.notDone("not found by search"));
  }

  @ParameterizedTest
  @CsvSource({"401", "403", "429", "502"})
  void aStatusOfAProxyThatLostTheAnswerIsUnknownAndAskingFindsTheOneCharge(int status) {
    ChargeRequest request = request("visa_credit");
    SANDBOX.faults().add(Fault.statusAfter(CREATE, status));

    Outcome<Charge> charged = stripe.charge(request);

    assertThat(charged).isInstanceOf(Outcome.Unknown.class);
    assertThat(stripe.ask(question(request))).isInstanceOf(Outcome.Done.class);
  }

  @ParameterizedTest
  @CsvSource({"502", "503"})
  void pain1ARepeatThatChargedBehindAnEdgesErrorIsNotTakenForAbsent(int status) {
    ChargeRequest request = request("visa_credit");
    SANDBOX.faults().add(Fault.status(CREATE, 503));
    SANDBOX.faults().add(Fault.statusAfter(CREATE, status));
    SANDBOX.stripe().searchIndexDelay(Duration.ofHours(1));

    Outcome<Charge> charged = stripe.charge(request);
    Outcome<Charge> asked = stripe.ask(question(request));
    SANDBOX.stripe().searchIndexDelay(Duration.ZERO);

    assertThat(charged).isInstanceOf(Outcome.Unknown.class);
    assertThat(asked).isInstanceOf(Outcome.Unknown.class);
    assertThat(stripe.ask(question(request))).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aRefusedQuestionIsNoRefusedCharge() {
    ChargeRequest request = request("visa_credit");
    CardCharges stranger = charges(SANDBOX.url() + "/stripe", "sk_test_other");

    assertThat(stripe.ask(about(request, "pi_of_another_account")))
        .isEqualTo(Outcome.unknown("could not ask: InvalidRequestException, status 404"));
    assertThat(stripe.cancel("pi_of_another_account")).isInstanceOf(Outcome.Unknown.class);
    assertThat(stranger.ask(question(request))).isInstanceOf(Outcome.Unknown.class);
    assertThat(stranger.cancel("pi_1")).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aRepeatThatIsRefusedAsARequestSaysNothingOfTheFirstCall() {
    ChargeRequest request = request("never_was");

    assertThat(stripe.ask(question(request))).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aRepeatThatTheBankDeclinesIsDeclined() {
    ChargeRequest request = request("insufficient_funds");

    assertThat(stripe.ask(question(request)))
        .isEqualTo(Outcome.refused("insufficient_funds", "Your card has insufficient funds."));
  }

  @Test
  void anEarlierAttemptsRefusalIsNotThisOnes() {
    ChargeRequest first = request("insufficient_funds");
    ChargeRequest second =
        new ChargeRequest(id("att"), first.paymentId(), first.method(), first.total());

    assertThat(stripe.charge(first)).isInstanceOf(Outcome.Refused.class);

    assertThat(stripe.ask(unwanted(first))).isInstanceOf(Outcome.Refused.class);
    assertThat(stripe.ask(unwanted(second))).isEqualTo(Outcome.notDone("not found by search"));
  }

  @Test
  void aRefusalThatTheIndexShowsIsBelievedOnlyOnceTheIntentSaysSo() {
    ChargeRequest request = request("insufficient_funds");
    SANDBOX.faults().add(Fault.once(CREATE, Fault.Kind.DROP_AFTER));
    SANDBOX.faults().add(Fault.status("stripe.payment_intents.retrieve", 503));

    assertThat(stripe.charge(request)).isInstanceOf(Outcome.Unknown.class);

    assertThat(stripe.ask(unwanted(request))).isInstanceOf(Outcome.Unknown.class);
    assertThat(stripe.ask(unwanted(request))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aChargeThatIsNoLongerWantedIsOnlySearchedFor() {
    ChargeRequest request = request("visa_credit");

    Outcome<Charge> asked = stripe.ask(unwanted(request));

    assertThat(asked).isEqualTo(Outcome.notDone("not found by search"));
  }

  @Test
  void aKeyThatStripeMayHaveForgottenIsNotRepeated() {
    ChargeRequest request = request("visa_credit");
    Instant yesterday = Instant.now().minus(Duration.ofHours(24));

    Outcome<Charge> asked =
        stripe.ask(new ChargeQuestion(request, Optional.empty(), yesterday, true));

    assertThat(asked).isEqualTo(Outcome.notDone("not found by search"));
  }

  private static CardCharges charges(String apiBase, String key) {
    StripeSettings settings =
        new StripeSettings(
            URI.create(apiBase),
            key,
            List.of("whsec_sandbox"),
            Duration.ofMinutes(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofHours(23));
    return StripeConfiguration.connect(settings, Clock.systemUTC()).charges();
  }

  private static ChargeRequest request(String method) {
    return new ChargeRequest(id("att"), id("pay"), method(method, PaymentMethod.Type.CARD), usd());
  }

  private static ChargeQuestion question(ChargeRequest request) {
    return new ChargeQuestion(request, Optional.empty(), Instant.now(), true);
  }

  private static ChargeQuestion unwanted(ChargeRequest request) {
    return new ChargeQuestion(request, Optional.empty(), Instant.now(), false);
  }

  private static ChargeQuestion about(ChargeRequest request, String intent) {
    return new ChargeQuestion(request, Optional.of(intent), Instant.now(), true);
  }

  private static String id(String prefix) {
    return prefix + "_" + UUID.randomUUID();
  }

  private static Money usd() {
    return Money.of("189.63", "USD");
  }

  private static PaymentMethod method(String name, PaymentMethod.Type type) {
    return new PaymentMethod(
        "pm_1",
        "org-bluewater",
        "stripe",
        "pm_org_bluewater_" + name,
        "cus_org_bluewater",
        type,
        "visa",
        "4242",
        Optional.empty(),
        Optional.empty(),
        Funding.CREDIT,
        false);
  }
}

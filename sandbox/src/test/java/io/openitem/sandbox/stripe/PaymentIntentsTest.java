package io.openitem.sandbox.stripe;

import static io.openitem.sandbox.stripe.StripeBed.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.PaymentIntentUpdateParams;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payment intents, with the unmodified official client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PaymentIntentsTest {
  private StripeBed bed;

  @BeforeAll
  void start() {
    bed = StripeBed.inMemory();
  }

  @AfterAll
  void stop() {
    bed.close();
  }

  @Test
  void aCreditCardIsChargedAtOnce() throws StripeException {
    PaymentIntentCreateParams params =
        payment(18_963, "usd", "visa_credit")
            .putMetadata("paymentId", "pay_1")
            .addExpand("latest_charge")
            .addExpand("payment_method")
            .build();

    PaymentIntent intent = bed.client.paymentIntents().create(params);

    assertThat(intent.getStatus()).isEqualTo("succeeded");
    assertThat(intent.getAmountReceived()).isEqualTo(18_963);
    Charge charge = intent.getLatestChargeObject();
    assertThat(charge.getPaid()).isTrue();
    assertThat(charge.getPaymentIntent()).isEqualTo(intent.getId());
    assertThat(charge.getMetadata()).containsEntry("paymentId", "pay_1");
    assertThat(charge.getPaymentMethodDetails().getCard().getFunding()).isEqualTo("credit");
    PaymentMethod method = intent.getPaymentMethodObject();
    assertThat(method.getCard().getLast4()).isEqualTo("4242");
  }

  @Test
  void creatingAndConfirmingCanBeTwoSteps() throws StripeException {
    PaymentIntent created =
        bed.client
            .paymentIntents()
            .create(payment(5_000, "jpy", "visa_debit").setConfirm(false).build());
    assertThat(created.getStatus()).isEqualTo("requires_confirmation");

    PaymentIntent confirmed =
        bed.client
            .paymentIntents()
            .confirm(created.getId(), PaymentIntentConfirmParams.builder().build());

    assertThat(confirmed.getStatus()).isEqualTo("succeeded");
    assertThat(bed.client.paymentIntents().retrieve(created.getId()).getStatus())
        .isEqualTo("succeeded");
  }

  @ParameterizedTest
  @CsvSource({
    "declined, card_declined, generic_decline",
    "insufficient_funds, card_declined, insufficient_funds"
  })
  void aDeclineLeavesAFailedChargeAndAnIntentThatCanBeTriedAgain(
      String method, String code, String declineCode) throws StripeException {
    CardException declined =
        catchThrowableOfType(
            CardException.class,
            () -> bed.client.paymentIntents().create(payment(7_500, "usd", method).build()));

    assertThat(declined.getStatusCode()).isEqualTo(402);
    assertThat(declined.getCode()).isEqualTo(code);
    assertThat(declined.getDeclineCode()).isEqualTo(declineCode);
    PaymentIntent intent = declined.getStripeError().getPaymentIntent();
    assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
    assertThat(intent.getLastPaymentError().getDeclineCode()).isEqualTo(declineCode);
    assertThat(bed.client.charges().retrieve(intent.getLatestCharge()).getStatus())
        .isEqualTo("failed");
    PaymentIntent again =
        bed.client
            .paymentIntents()
            .confirm(
                intent.getId(),
                PaymentIntentConfirmParams.builder()
                    .setPaymentMethod("pm_org_bluewater_visa_credit")
                    .build());
    assertThat(again.getStatus()).isEqualTo("succeeded");
  }

  @Test
  void threeDSecureWaitsForThePayer() throws StripeException {
    PaymentIntent intent =
        bed.client.paymentIntents().create(payment(1_000, "eur", "three_d_secure").build());
    assertThat(intent.getStatus()).isEqualTo("requires_action");
    assertThat(intent.getNextAction().getType()).isEqualTo("use_stripe_sdk");

    bed.stripe().completeAction(intent.getId());

    assertThat(bed.client.paymentIntents().retrieve(intent.getId()).getStatus())
        .isEqualTo("succeeded");
  }

  @Test
  void threeDSecureWithoutThePayerIsDeclined() {
    PaymentIntentCreateParams params =
        payment(1_000, "eur", "three_d_secure").setOffSession(true).build();

    CardException declined =
        catchThrowableOfType(CardException.class, () -> bed.client.paymentIntents().create(params));

    assertThat(declined.getCode()).isEqualTo("authentication_required");
  }

  @Test
  void aBankDebitIsProcessingAndArrivesLater() throws StripeException {
    PaymentIntent intent =
        bed.client.paymentIntents().create(payment(1_200_000, "usd", "us_bank").build());
    assertThat(intent.getStatus()).isEqualTo("processing");

    await().atMost(Duration.ofSeconds(10)).until(() -> status(intent.getId()).equals("succeeded"));

    bed.stripe().fail(intent.getId());
    PaymentIntent after = bed.client.paymentIntents().retrieve(intent.getId());
    assertThat(after.getStatus()).isEqualTo("succeeded");
    assertThat(bed.client.charges().retrieve(after.getLatestCharge()).getDisputed()).isTrue();
  }

  private String status(String id) throws StripeException {
    return bed.client.paymentIntents().retrieve(id).getStatus();
  }

  @Test
  void anIntentIsFoundByItsMetadata() throws StripeException {
    bed.client
        .paymentIntents()
        .create(payment(900, "usd", "visa_credit").putMetadata("attemptId", "att_7").build());

    var found = search("metadata['attemptId']:'att_7' AND status:'succeeded'");

    assertThat(found.getData()).hasSize(1);
    assertThat(found.getHasMore()).isFalse();
    assertThat(search("metadata['attemptId']:'att_8'").getData()).isEmpty();
  }

  private com.stripe.model.StripeSearchResult<PaymentIntent> search(String query)
      throws StripeException {
    return bed.client
        .paymentIntents()
        .search(PaymentIntentSearchParams.builder().setQuery(query).build());
  }

  @Test
  void aManualCaptureTakesAtMostWhatWasAuthorised() throws StripeException {
    PaymentIntent intent =
        bed.client
            .paymentIntents()
            .create(
                payment(10_000, "usd", "visa_credit")
                    .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                    .build());
    assertThat(intent.getStatus()).isEqualTo("requires_capture");

    PaymentIntent captured =
        bed.client
            .paymentIntents()
            .capture(
                intent.getId(),
                PaymentIntentCaptureParams.builder().setAmountToCapture(6_000L).build());

    assertThat(captured.getStatus()).isEqualTo("succeeded");
    assertThat(captured.getAmountReceived()).isEqualTo(6_000);
  }

  @Test
  void whatIsCanceledCannotBeConfirmed() throws StripeException {
    PaymentIntent intent =
        bed.client
            .paymentIntents()
            .create(payment(900, "usd", "visa_credit").setConfirm(false).build());
    bed.client
        .paymentIntents()
        .update(
            intent.getId(), PaymentIntentUpdateParams.builder().putMetadata("why", "x").build());

    PaymentIntent canceled = bed.client.paymentIntents().cancel(intent.getId());

    assertThat(canceled.getStatus()).isEqualTo("canceled");
    assertThat(canceled.getMetadata()).containsEntry("why", "x");
    InvalidRequestException refused =
        catchThrowableOfType(
            InvalidRequestException.class,
            () -> bed.client.paymentIntents().confirm(intent.getId()));
    assertThat(refused.getCode()).isEqualTo("payment_intent_unexpected_state");
  }

  @Test
  void listsArePagedFromTheNewest() throws StripeException {
    for (int i = 0; i < 3; i++) {
      bed.client
          .paymentIntents()
          .create(
              payment(800 + i, "usd", "visa_credit")
                  .setCustomer("cus_org_other")
                  .setPaymentMethod("pm_org_other_visa_credit")
                  .build());
    }
    PaymentIntentListParams params =
        PaymentIntentListParams.builder().setCustomer("cus_org_other").setLimit(2L).build();

    var amounts =
        java.util.stream.StreamSupport.stream(
                bed.client.paymentIntents().list(params).autoPagingIterable().spliterator(), false)
            .map(PaymentIntent::getAmount)
            .toList();

    assertThat(amounts).containsExactly(802L, 801L, 800L);
  }
}

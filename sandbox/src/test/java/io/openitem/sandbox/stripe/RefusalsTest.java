package io.openitem.sandbox.stripe;

import static io.openitem.sandbox.stripe.StripeBed.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.param.PaymentIntentCreateParams;
import io.openitem.sandbox.fault.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Stripe refuses is refused in its words and with its status. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefusalsTest {
  private StripeBed bed;

  @BeforeAll
  void start() {
    bed = StripeBed.inMemory();
  }

  @AfterAll
  void stop() {
    bed.close();
  }

  @ParameterizedTest
  @CsvSource({
    "12345, kwd, invalid_charge_amount",
    "550, isk, invalid_charge_amount_no_decimal_compatible",
    "49, usd, amount_too_small",
    "100000000, usd, amount_too_large"
  })
  void anAmountThatStripeDoesNotCharge(long amount, String currency, String code) {
    InvalidRequestException refused = refused(payment(amount, currency, "visa_credit"));

    assertThat(refused.getStatusCode()).isEqualTo(400);
    assertThat(refused.getCode()).isEqualTo(code);
    assertThat(refused.getParam()).isEqualTo("amount");
  }

  @ParameterizedTest
  @CsvSource({"12350, kwd", "5000, jpy", "11900, eur"})
  void anAmountInTheSmallestUnitOfEachCurrency(long amount, String currency)
      throws StripeException {
    var intent =
        bed.client.paymentIntents().create(payment(amount, currency, "visa_credit").build());

    assertThat(intent.getAmountReceived()).isEqualTo(amount);
  }

  @Test
  void aBankDebitInAnotherCurrencyThanDollars() {
    assertThat(refused(payment(1_000, "eur", "us_bank")).getParam()).isEqualTo("currency");
  }

  @Test
  void anotherCustomersMethod() {
    InvalidRequestException refused =
        refused(payment(1_000, "usd", "visa_credit").setCustomer("cus_org_other"));

    assertThat(refused.getParam()).isEqualTo("payment_method");
  }

  @Test
  void anUnknownMethodCurrencyAndParameter() {
    assertThat(refused(payment(1_000, "usd", "nope")).getCode()).isEqualTo("resource_missing");
    assertThat(refused(payment(1_000, "xyz", "visa_credit")).getParam()).isEqualTo("currency");
    assertThat(refused(payment(1_000, "usd", "visa_credit").putExtraParam("foo", "1")).getCode())
        .isEqualTo("parameter_unknown");
  }

  private InvalidRequestException refused(PaymentIntentCreateParams.Builder params) {
    return catchThrowableOfType(
        InvalidRequestException.class, () -> bed.client.paymentIntents().create(params.build()));
  }

  @Test
  void anIntentThatDoesNotExist() {
    InvalidRequestException refused =
        catchThrowableOfType(
            InvalidRequestException.class,
            () -> bed.client.paymentIntents().retrieve("pi_missing"));

    assertThat(refused.getStatusCode()).isEqualTo(404);
    assertThat(refused.getCode()).isEqualTo("resource_missing");
    assertThat(refused.getRequestId()).startsWith("req_");
  }

  @Test
  void aWrongKey() {
    AuthenticationException refused =
        catchThrowableOfType(
            AuthenticationException.class,
            () -> bed.clientWithKey("sk_test_wrong").paymentIntents().retrieve("pi_1"));

    assertThat(refused.getStatusCode()).isEqualTo(401);
  }

  @Test
  void anInjectedRateLimitAndFailureHaveStripesForm() {
    bed.server.faults().add(Fault.status("stripe.payment_intents.retrieve", 429));
    bed.server.faults().add(Fault.status("stripe.payment_intents.retrieve", 503));

    RateLimitException limited =
        catchThrowableOfType(
            RateLimitException.class, () -> bed.client.paymentIntents().retrieve("pi_1"));
    ApiException failed =
        catchThrowableOfType(
            ApiException.class, () -> bed.client.paymentIntents().retrieve("pi_1"));

    assertThat(limited.getCode()).isEqualTo("rate_limit");
    assertThat(failed.getStatusCode()).isEqualTo(503);
  }
}

package io.openitem.sandbox.stripe;

import static io.openitem.sandbox.stripe.StripeBed.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentSearchParams;
import io.openitem.sandbox.fault.Fault;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One key, one charge, one answer. */
final class IdempotencyTest {
  private StripeBed bed;

  @BeforeEach
  void start() {
    bed = StripeBed.inMemory();
  }

  @AfterEach
  void stop() {
    bed.close();
  }

  @Test
  void theSameKeyReplaysTheFirstAnswer() throws StripeException {
    PaymentIntent first = pay("key-1", 1_000);

    PaymentIntent second = pay("key-1", 1_000);

    assertThat(second.getId()).isEqualTo(first.getId());
    assertThat(second.getLastResponse().headers().firstValue("Idempotent-Replayed"))
        .contains("true");
    assertThat(charges()).isEqualTo(1);
  }

  @Test
  void aDeclineIsReplayedToo() {
    RequestOptions key = key("key-2");

    List<String> intents =
        IntStream.range(0, 2)
            .mapToObj(
                i ->
                    catchThrowableOfType(
                        CardException.class,
                        () ->
                            bed.client
                                .paymentIntents()
                                .create(payment(1_000, "usd", "declined").build(), key)))
            .map(declined -> declined.getStripeError().getPaymentIntent().getId())
            .toList();

    assertThat(intents.get(0)).isEqualTo(intents.get(1));
  }

  @Test
  void otherParametersUnderTheSameKeyAreRefused() throws StripeException {
    pay("key-3", 1_000);

    IdempotencyException refused =
        catchThrowableOfType(IdempotencyException.class, () -> pay("key-3", 2_000));

    assertThat(refused.getStatusCode()).isEqualTo(400);
    assertThat(charges()).isEqualTo(1);
  }

  @Test
  void aKeyInUseIsAConflictAndTheFirstRequestGoesThrough() throws Exception {
    bed.server.faults().add(Fault.once("stripe.payment_intents.create", Fault.Kind.HOLD_BEFORE));
    CompletableFuture<PaymentIntent> first =
        CompletableFuture.supplyAsync(() -> payUnchecked("key-4"));
    await().until(() -> bed.server.faults().holding() == 1);

    ApiException conflict = catchThrowableOfType(ApiException.class, () -> pay("key-4", 1_000));

    assertThat(conflict.getStatusCode()).isEqualTo(409);
    assertThat(conflict.getCode()).isEqualTo("idempotency_key_in_use");
    bed.server.faults().clear();
    assertThat(first.get().getStatus()).isEqualTo("succeeded");
  }

  @Test
  void manyAtOnceUnderOneKeyChargeOnce() throws StripeException {
    List<CompletableFuture<String>> all =
        IntStream.range(0, 16)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> payUntilAnswered("key-5")))
            .toList();

    List<String> ids = all.stream().map(CompletableFuture::join).distinct().toList();

    assertThat(ids).hasSize(1);
    assertThat(charges()).isEqualTo(1);
  }

  @Test
  void aLostAnswerIsReplayedToTheSameKey() throws StripeException {
    // The JDK's connection, which the official client uses, repeats a request once by itself.
    bed.server.faults().add(Fault.times(2, "stripe.payment_intents.create", Fault.Kind.DROP_AFTER));

    assertThatThrownBy(() -> pay("key-6", 1_000)).isInstanceOf(ApiConnectionException.class);
    PaymentIntent retried = pay("key-6", 1_000);

    assertThat(retried.getStatus()).isEqualTo("succeeded");
    assertThat(charges()).isEqualTo(1);
  }

  @Test
  void a500IsReplayedForEverAnd503IsNot() throws StripeException {
    bed.server.faults().add(Fault.status("stripe.payment_intents.create", 500));
    bed.server.faults().add(Fault.status("stripe.payment_intents.create", 503));

    ApiException first = catchThrowableOfType(ApiException.class, () -> pay("key-7", 1_000));
    ApiException unavailable = catchThrowableOfType(ApiException.class, () -> pay("key-8", 1_000));
    ApiException replayed = catchThrowableOfType(ApiException.class, () -> pay("key-7", 1_000));

    assertThat(first.getStatusCode()).isEqualTo(500);
    assertThat(unavailable.getStatusCode()).isEqualTo(503);
    assertThat(replayed.getStatusCode()).isEqualTo(500);
    assertThat(pay("key-8", 1_000).getStatus()).isEqualTo("succeeded");
    assertThat(charges()).isEqualTo(1);
  }

  @Test
  void anEdgesErrorInPlaceOfAReplayedAnswerDoesNotSayReplayed() throws Exception {
    HttpResponse<String> first = createRaw("key-9");
    bed.server.faults().add(Fault.statusAfter("stripe.payment_intents.create", 502));

    HttpResponse<String> edge = createRaw("key-9");
    HttpResponse<String> replayed = createRaw("key-9");

    assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(edge.statusCode()).isEqualTo(502);
    assertThat(edge.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(replayed.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(replayed.body()).isEqualTo(first.body());
  }

  private PaymentIntent pay(String key, long amount) throws StripeException {
    return bed.client
        .paymentIntents()
        .create(
            payment(amount, "usd", "visa_credit").putMetadata("test", "idempotency").build(),
            key(key));
  }

  /** The official client's exceptions carry no headers. */
  private HttpResponse<String> createRaw(String key) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(bed.url("/stripe/v1/payment_intents"))
            .header("Authorization", "Bearer " + StripeSandbox.KEY)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("amount=1000&currency=usd"))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private PaymentIntent payUnchecked(String key) {
    try {
      return pay(key, 1_000);
    } catch (StripeException e) {
      throw new IllegalStateException(e);
    }
  }

  private String payUntilAnswered(String key) {
    while (true) {
      try {
        return pay(key, 1_000).getId();
      } catch (StripeException e) {
        assertThat(e.getStatusCode()).isEqualTo(409);
      }
    }
  }

  private static RequestOptions key(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }

  private int charges() throws StripeException {
    return bed.client
        .paymentIntents()
        .search(
            PaymentIntentSearchParams.builder().setQuery("metadata['test']:'idempotency'").build())
        .getData()
        .size();
  }
}

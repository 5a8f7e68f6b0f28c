package io.openitem.sandbox.stripe;

import static io.openitem.sandbox.stripe.StripeBed.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.model.Event;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundCreateParams;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The control endpoint, over HTTP as drills use it. */
final class StripeControlTest {
  private final HttpClient http = HttpClient.newHttpClient();
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
  void theBooksShowEveryIntentWithItsRefunds() throws Exception {
    String id =
        bed.client
            .paymentIntents()
            .create(payment(1_000, "usd", "visa_credit").putMetadata("paymentId", "pay_9").build())
            .getId();
    bed.client
        .refunds()
        .create(RefundCreateParams.builder().setPaymentIntent(id).setAmount(300L).build());

    JsonNode books = new ObjectMapper().readTree(get("/control/stripe/books").body());

    JsonNode intent = books.path("payment_intents").path(0);
    assertThat(intent.path("id").asText()).isEqualTo(id);
    assertThat(intent.path("metadata").path("paymentId").asText()).isEqualTo("pay_9");
    assertThat(intent.path("refunds").path(0).path("amount").asLong()).isEqualTo(300);
  }

  @Test
  void aPayerCompletesOrFailsAnAction() throws Exception {
    String completed = threeDSecure();
    String failed = threeDSecure();

    assertThat(control("payment_intents/" + completed + "/complete-action", "")).isEqualTo(204);
    assertThat(control("payment_intents/" + failed + "/fail", "")).isEqualTo(204);

    assertThat(bed.client.paymentIntents().retrieve(completed).getStatus()).isEqualTo("succeeded");
    assertThat(bed.client.paymentIntents().retrieve(failed).getStatus())
        .isEqualTo("requires_payment_method");
    assertThat(control("payment_intents/" + failed + "/complete-action", "")).isEqualTo(409);
  }

  private String threeDSecure() throws Exception {
    return bed.client
        .paymentIntents()
        .create(payment(1_000, "usd", "three_d_secure").build())
        .getId();
  }

  @Test
  void faultsOfDeliveriesAreCounted() throws Exception {
    try (Receiver receiver = Receiver.accepting()) {
      bed.stripe().deliverTo(receiver.endpoint());
      control("webhooks", "{\"duplicate\":1,\"delayMillis\":1}");

      bed.client.paymentIntents().create(payment(1_000, "usd", "visa_credit").build());

      await()
          .untilAsserted(
              () -> {
                JsonNode applied =
                    new ObjectMapper()
                        .readTree(get("/control/stripe/webhooks").body())
                        .path("applied");
                assertThat(applied.path("duplicated").asInt()).isEqualTo(3);
                assertThat(applied.path("delayed").asInt()).isEqualTo(3);
                assertThat(applied.path("withheld").asInt()).isZero();
              });
    }
  }

  @Test
  void aSlowSearchIndexDoesNotFindWhatIsNew() throws Exception {
    assertThat(control("timing", "{\"searchIndexMillis\":60000}")).isEqualTo(204);
    bed.client
        .paymentIntents()
        .create(payment(1_000, "usd", "visa_credit").putMetadata("k", "v").build());

    var found =
        bed.client
            .paymentIntents()
            .search(PaymentIntentSearchParams.builder().setQuery("metadata['k']:'v'").build());

    assertThat(found.getData()).isEmpty();
  }

  @Test
  void eventsArePagedFromTheNewestAndFilteredByType() throws Exception {
    for (int i = 0; i < 3; i++) {
      bed.client.paymentIntents().create(payment(1_000, "usd", "visa_credit").build());
    }
    EventListParams params =
        EventListParams.builder()
            .setType("payment_intent.*")
            .setCreated(EventListParams.Created.builder().setGte(0L).build())
            .setLimit(4L)
            .build();

    int count = 0;
    for (Event event : bed.client.events().list(params).autoPagingIterable()) {
      assertThat(event.getType()).startsWith("payment_intent.");
      assertThat(bed.client.events().retrieve(event.getId()).getApiVersion())
          .isEqualTo(com.stripe.Stripe.API_VERSION);
      count++;
    }

    assertThat(count).isEqualTo(6);
  }

  @Test
  void misspeltControlsAreRefused() throws Exception {
    assertThat(control("webhooks", "{\"duplicates\":1}")).isEqualTo(400);
    assertThat(control("webhook-url", "{\"url\":\"nowhere\"}")).isEqualTo(400);
    assertThat(control("nothing", "{}")).isEqualTo(404);
    assertThat(control("webhooks", "{\"clear\":true}")).isEqualTo(204);
  }

  private int control(String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(bed.url("/control/stripe/" + path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(bed.url(path)).build(), HttpResponse.BodyHandlers.ofString());
  }
}

package io.openitem.sandbox.stripe;

import static io.openitem.sandbox.stripe.StripeBed.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.net.Webhook;
import io.openitem.sandbox.fault.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deliveries, as they should be and as they go wrong. */
final class WebhooksTest {
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
  void theOfficialClientVerifiesTheSignatureAndReadsTheIntent() throws Exception {
    try (Receiver receiver = Receiver.accepting()) {
      bed.stripe().deliverTo(receiver.endpoint());

      PaymentIntent paid = pay();

      awaitDeliveries(receiver, 3);
      assertThat(receiver.types())
          .containsExactlyInAnyOrder(
              "payment_intent.created", "charge.succeeded", "payment_intent.succeeded");
      Receiver.Delivered delivered =
          receiver.deliveries().stream()
              .filter(d -> d.parse().getType().equals("payment_intent.succeeded"))
              .findFirst()
              .orElseThrow();
      Event event =
          Webhook.constructEvent(delivered.body(), delivered.signature(), WebhookEndpoint.SECRET);
      PaymentIntent told =
          (PaymentIntent) event.getDataObjectDeserializer().getObject().orElseThrow();
      assertThat(told.getId()).isEqualTo(paid.getId());
      await().until(() -> bed.stripe().undelivered() == 0);
    }
  }

  @Test
  void whileASecretRollsEitherVerifies() throws Exception {
    try (Receiver receiver = Receiver.accepting()) {
      WebhookEndpoint usual = receiver.endpoint();
      bed.stripe()
          .deliverTo(
              new WebhookEndpoint(
                  usual.url(),
                  List.of("payment_intent.succeeded"),
                  List.of("whsec_new", WebhookEndpoint.SECRET)));

      pay();

      awaitDeliveries(receiver, 1);
      Receiver.Delivered delivered = receiver.deliveries().get(0);
      for (String secret : List.of("whsec_new", WebhookEndpoint.SECRET)) {
        assertThatCode(
                () -> Webhook.constructEvent(delivered.body(), delivered.signature(), secret))
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void aRefusedDeliveryIsRetriedWithTheSameBody() throws Exception {
    try (Receiver receiver = new Receiver(n -> n < 2 ? 500 : 200)) {
      onlySucceeded(receiver);

      pay();

      awaitDeliveries(receiver, 3);
      assertThat(receiver.deliveries())
          .extracting(Receiver.Delivered::body)
          .containsOnly(receiver.deliveries().get(0).body());
      await().until(() -> bed.stripe().undelivered() == 0);
    }
  }

  @Test
  void anInjectedFaultMeansNothingWasSentYet() throws Exception {
    try (Receiver receiver = Receiver.accepting()) {
      bed.server.faults().add(Fault.once("stripe.webhook.deliver", Fault.Kind.DROP_BEFORE));
      onlySucceeded(receiver);

      pay();

      awaitDeliveries(receiver, 1);
      assertThat(bed.server.faults().injected("stripe.webhook.deliver", Fault.Kind.DROP_BEFORE))
          .isEqualTo(1);
    }
  }

  @Test
  void duplicatesCarryTheSameEvent() throws Exception {
    try (Receiver receiver = Receiver.accepting()) {
      bed.stripe().webhookMode(WebhookMode.duplicated(2));
      onlySucceeded(receiver);

      pay();

      awaitDeliveries(receiver, 3);
      assertThat(receiver.deliveries().stream().map(d -> d.parse().getId()).distinct()).hasSize(1);
    }
  }

  @Test
  void reorderedTheNewestComesFirst() throws Exception {
    try (Receiver receiver = Receiver.accepting()) {
      bed.stripe().webhookMode(WebhookMode.reordered());
      bed.stripe().deliverTo(receiver.endpoint());

      pay();

      awaitDeliveries(receiver, 3);
      assertThat(receiver.types())
          .containsExactly(
              "payment_intent.succeeded", "charge.succeeded", "payment_intent.created");
    }
  }

  @Test
  void withheldEventsAreListedButNeverDelivered() throws Exception {
    try (Receiver receiver = Receiver.accepting()) {
      bed.stripe().webhookMode(WebhookMode.withheld("payment_intent.succeeded"));
      bed.stripe().deliverTo(receiver.endpoint());

      pay();

      awaitDeliveries(receiver, 2);
      await().until(() -> bed.stripe().undelivered() == 0);
      assertThat(receiver.types()).doesNotContain("payment_intent.succeeded");
      assertThat(bed.client.events().list().getData())
          .extracting(Event::getType)
          .contains("payment_intent.succeeded");
    }
  }

  @Test
  void aWrongSecretAndAnOldTimestampDoNotVerify() throws Exception {
    for (WebhookMode mode :
        List.of(
            new WebhookMode(0, Duration.ZERO, false, false, true, false, List.of()),
            new WebhookMode(0, Duration.ZERO, false, false, false, true, List.of()))) {
      try (Receiver receiver = Receiver.accepting()) {
        bed.stripe().webhookMode(mode);
        onlySucceeded(receiver);

        pay();

        awaitDeliveries(receiver, 1);
        Receiver.Delivered delivered = receiver.deliveries().get(0);
        assertThatThrownBy(
                () ->
                    Webhook.constructEvent(
                        delivered.body(), delivered.signature(), WebhookEndpoint.SECRET))
            .isInstanceOf(SignatureVerificationException.class);
      }
    }
  }

  @Test
  void anEventOfAnUnknownTypeIsDelivered() throws Exception {
    try (Receiver receiver = Receiver.accepting()) {
      String intent = pay().getId();
      bed.stripe().deliverTo(receiver.endpoint());

      bed.stripe().emit("payment_intent.levitated", intent);
      bed.stripe().dispute(intent);

      awaitDeliveries(receiver, 3);
      assertThat(receiver.types()).contains("payment_intent.levitated", "charge.dispute.created");
    }
  }

  private void onlySucceeded(Receiver receiver) {
    bed.stripe()
        .deliverTo(
            new WebhookEndpoint(
                receiver.endpoint().url(),
                List.of("payment_intent.succeeded"),
                List.of(WebhookEndpoint.SECRET)));
  }

  private PaymentIntent pay() throws StripeException {
    return bed.client.paymentIntents().create(payment(1_000, "usd", "visa_credit").build());
  }

  private static void awaitDeliveries(Receiver receiver, int count) throws IOException {
    await().atMost(Duration.ofSeconds(15)).until(() -> receiver.deliveries().size() >= count);
  }
}

package io.openitem.sandbox.stripe;

import static io.openitem.sandbox.stripe.StripeBed.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentSearchParams;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered survives. */
final class RestartTest {
  private static final RequestOptions KEY =
      RequestOptions.builder().setIdempotencyKey("kept").build();

  @Test
  void intentsKeysAndEventsAreThereAfterARestart(@TempDir Path dir) throws Exception {
    PaymentIntent before;
    try (StripeBed bed = StripeBed.onDisk(dir)) {
      before = pay(bed, "visa_credit");
    }

    try (StripeBed bed = StripeBed.onDisk(dir)) {
      assertThat(pay(bed, "visa_credit").getId()).isEqualTo(before.getId());
      assertThat(bed.client.paymentIntents().retrieve(before.getId()).getStatus())
          .isEqualTo("succeeded");
      assertThat(
              bed.client
                  .paymentIntents()
                  .search(PaymentIntentSearchParams.builder().setQuery("metadata['n']:'1'").build())
                  .getData())
          .hasSize(1);
      assertThat(
              bed.client
                  .events()
                  .list(EventListParams.builder().setType("payment_intent.succeeded").build())
                  .getData())
          .hasSize(1);
    }
  }

  @Test
  void aBankDebitUnderWayArrivesAfterARestart(@TempDir Path dir) throws Exception {
    String id;
    try (StripeBed bed = StripeBed.onDisk(dir)) {
      bed.stripe().bankDebitDelay(Duration.ofHours(1));
      id = pay(bed, "us_bank").getId();
    }

    try (StripeBed bed = StripeBed.onDisk(dir)) {
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> bed.client.paymentIntents().retrieve(id).getStatus().equals("succeeded"));
    }
  }

  @Test
  void undeliveredEventsGoOnAfterARestart(@TempDir Path dir) throws Exception {
    try (StripeBed bed = StripeBed.onDisk(dir);
        Receiver refusing = new Receiver(n -> 500)) {
      bed.stripe().deliverTo(refusing.endpoint());
      pay(bed, "visa_credit");
      await().until(() -> refusing.deliveries().size() >= 3);
    }

    try (StripeBed bed = StripeBed.onDisk(dir);
        Receiver receiver = Receiver.accepting()) {
      bed.stripe().deliverTo(receiver.endpoint());

      await().atMost(Duration.ofSeconds(10)).until(() -> receiver.deliveries().size() == 3);
    }
  }

  @Test
  void aLineThatACrashCutOffIsForgotten(@TempDir Path dir) throws Exception {
    try (StripeBed bed = StripeBed.onDisk(dir)) {
      pay(bed, "visa_credit");
    }
    Files.writeString(
        dir.resolve("stripe.jsonl"), "{\"put\":[{\"seq\":99", StandardOpenOption.APPEND);

    try (StripeBed bed = StripeBed.onDisk(dir)) {
      assertThat(bed.client.paymentIntents().list().getData()).hasSize(1);
      bed.client.paymentIntents().create(payment(2_000, "usd", "visa_debit").build());
    }

    try (StripeBed bed = StripeBed.onDisk(dir)) {
      assertThat(bed.client.paymentIntents().list().getData()).hasSize(2);
    }
  }

  private static PaymentIntent pay(StripeBed bed, String method) throws Exception {
    return bed.client
        .paymentIntents()
        .create(payment(1_000, "usd", method).putMetadata("n", "1").build(), KEY);
  }
}

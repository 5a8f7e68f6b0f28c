package io.openitem.sandbox.stripe;

import io.openitem.sandbox.fault.Faults;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Makes one delivery attempt: a signed POST that anything but 2xx fails. Fault point: {@code
 * stripe.webhook.deliver}, where a fault means that nothing was sent.
 */
final class WebhookSender {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration OLD = Duration.ofMinutes(10);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Faults faults;
  private final Clock clock;

  WebhookSender(Faults faults, Clock clock) {
    this.faults = faults;
    this.clock = clock;
  }

  /** Sends; true when the receiver has it. */
  boolean send(StripeEvent event, WebhookEndpoint endpoint, WebhookMode mode)
      throws InterruptedException {
    if (!faults.passes("stripe.webhook.deliver")) {
      return false;
    }
    boolean concerned = mode.concerns(event);
    long seconds = clock.instant().getEpochSecond();
    long signedAt = concerned && mode.oldTimestamp() ? seconds - OLD.toSeconds() : seconds;
    List<String> secrets =
        concerned && mode.badSignature() ? List.of("whsec_wrong") : endpoint.secrets();
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.url())
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
            .header("Stripe-Signature", WebhookSignature.header(event.json(), signedAt, secrets))
            .POST(HttpRequest.BodyPublishers.ofByteArray(event.json()))
            .build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status >= 200 && status < 300;
    } catch (IOException e) {
      return false;
    }
  }
}

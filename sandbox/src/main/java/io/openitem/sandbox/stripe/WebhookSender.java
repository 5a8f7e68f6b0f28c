package io.openitem.sandbox.stripe;

import io.openitem.sandbox.fault.Faults;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Makes one delivery attempt: a signed POST that anything but 2xx fails. Fault point: {@code
 * stripe.webhook.deliver}, where a fault means that nothing was sent.
 */
final class WebhookSender {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final int ANSWER_BYTES_MAX = 64 * 1024;
  private static final Duration OLD = Duration.ofMinutes(10);

  private final Faults faults;
  private final Clock clock;

  WebhookSender(Faults faults, Clock clock) {
    this.faults = faults;
    this.clock = clock;
  }

  /** Sends; true when the receiver has it. */
  boolean send(StripeEvent event, WebhookEndpoint endpoint, WebhookMode mode) {
    if (!faults.passes("stripe.webhook.deliver")) {
      return false;
    }
    boolean concerned = mode.concerns(event);
    long seconds = clock.instant().getEpochSecond();
    long signedAt = concerned && mode.oldTimestamp() ? seconds - OLD.toSeconds() : seconds;
    List<String> secrets =
        concerned && mode.badSignature() ? List.of("whsec_wrong") : endpoint.secrets();
    try {
      return post(event.json(), endpoint, WebhookSignature.header(event.json(), signedAt, secrets));
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The JDK's older client, because it costs a quarter of the newer one's processor time, which the
   * sandbox shares with the system under load. In streaming mode it repeats nothing by itself.
   */
  private static boolean post(byte[] body, WebhookEndpoint endpoint, String signature)
      throws IOException {
    HttpURLConnection connection = (HttpURLConnection) endpoint.url().toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
    connection.setReadTimeout((int) TIMEOUT.toMillis());
    connection.setInstanceFollowRedirects(false);
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length);
    connection.setRequestProperty("Content-Type", "application/json; charset=utf-8");
    connection.setRequestProperty("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)");
    connection.setRequestProperty("Stripe-Signature", signature);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    int status = connection.getResponseCode();
    try (InputStream answer =
        status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
      if (answer != null) {
        // Read to its end, so that the connection can be used again.
        answer.readNBytes(ANSWER_BYTES_MAX);
      }
    }
    return status >= 200 && status < 300;
  }
}

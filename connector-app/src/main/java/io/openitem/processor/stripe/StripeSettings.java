package io.openitem.processor.stripe;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Stripe is reached.
 *
 * @param apiBase the address of its API, without a trailing slash; default {@code
 *     https://api.stripe.com}
 * @param secretKey secret: the API key, 1 to 255 characters; no default
 * @param webhookSecrets secret: the signing secrets that are accepted, 1 to 5 of them, more than
 *     one while a secret rolls; no default, and without one nothing starts
 * @param webhookTolerance how far an event's time may lie in the past or in the future; default 300
 *     s, 1 s to 1 h
 * @param connectTimeout how long a connection may take; default 2 s, 100 ms to 30 s
 * @param readTimeout how long an answer may take; default 20 s, 100 ms to 80 s
 * @param keyLifetime how long a repeated call surely meets Stripe's record of the first; default 23
 *     h, 1 s to 23 h, because Stripe may forget a key after 24 h
 */
@ConfigurationProperties("openitem.processors.stripe")
public record StripeSettings(
    @DefaultValue("https://api.stripe.com") URI apiBase,
    String secretKey,
    List<String> webhookSecrets,
    @DefaultValue("300s") Duration webhookTolerance,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("20s") Duration readTimeout,
    @DefaultValue("23h") Duration keyLifetime) {

  private static final int KEY_MAX_CHARS = 255;
  private static final int WEBHOOK_SECRETS_MAX = 5;

  /** Checks the bounds; a missing secret is refused here, so that nothing starts without it. */
  public StripeSettings {
    if (secretKey == null || secretKey.isBlank() || secretKey.length() > KEY_MAX_CHARS) {
      throw new IllegalArgumentException("openitem.processors.stripe.secret-key is missing");
    }
    webhookSecrets = webhookSecrets == null ? List.of() : List.copyOf(webhookSecrets);
    if (webhookSecrets.isEmpty()
        || webhookSecrets.size() > WEBHOOK_SECRETS_MAX
        || webhookSecrets.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "openitem.processors.stripe.webhook-secrets names no secret: without one, an event could"
              + " not be told from a forged one");
    }
    bounded("webhook-tolerance", webhookTolerance, Duration.ofSeconds(1), Duration.ofHours(1));
    bounded("connect-timeout", connectTimeout, Duration.ofMillis(100), Duration.ofSeconds(30));
    bounded("read-timeout", readTimeout, Duration.ofMillis(100), Duration.ofSeconds(80));
    bounded("key-lifetime", keyLifetime, Duration.ofSeconds(1), Duration.ofHours(23));
  }

  private static void bounded(String name, Duration value, Duration min, Duration max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          "openitem.processors.stripe.%s must be %s to %s".formatted(name, min, max));
    }
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "StripeSettings[apiBase=%s, secretKey=***, webhookSecrets=***(%d)]"
        .formatted(apiBase, webhookSecrets.size());
  }
}

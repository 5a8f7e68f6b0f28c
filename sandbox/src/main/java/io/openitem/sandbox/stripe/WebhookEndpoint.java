package io.openitem.sandbox.stripe;

import java.net.URI;
import java.util.List;

/**
 * Where events are delivered.
 *
 * @param enabledEvents types, which may end in {@code *}; others are listable but not delivered
 * @param secrets what deliveries are signed with; several while a secret rolls
 */
public record WebhookEndpoint(URI url, List<String> enabledEvents, List<String> secrets) {
  /** The secret that everything is signed with unless told otherwise. */
  public static final String SECRET = "whsec_sandbox";

  /** Refuses an endpoint that could not be delivered to. */
  public WebhookEndpoint {
    if (!url.isAbsolute() || enabledEvents.isEmpty() || secrets.isEmpty()) {
      throw new IllegalArgumentException(
          "A webhook endpoint needs an absolute URL, event types and a secret");
    }
    enabledEvents = List.copyOf(enabledEvents);
    secrets = List.copyOf(secrets);
  }

  /** An endpoint for every event, signed with the usual secret. */
  public static WebhookEndpoint of(URI url) {
    return new WebhookEndpoint(url, List.of("*"), List.of(SECRET));
  }

  boolean wants(String type) {
    return Events.matches(type, enabledEvents);
  }
}

package io.openitem.processor;

import java.util.Map;
import java.util.Optional;

/** A processor that sends events. */
public interface WebhookSource {

  /**
   * Checks the signature over exactly the bytes that came, at the time they came, and reads them
   * only then.
   *
   * @param rawBody as received
   * @param headers by lower-case name
   * @return empty when the signature does not hold, for whatever reason, or the body is no event
   */
  Optional<ReceivedEvent> receive(byte[] rawBody, Map<String, String> headers);
}

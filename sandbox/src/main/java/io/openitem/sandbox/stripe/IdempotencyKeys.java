package io.openitem.sandbox.stripe;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * First answers by idempotency key, replayed for ever as far as the client can tell: Stripe may
 * forget a key after 24 hours, here the eldest goes when there are too many. Thread-safe.
 */
final class IdempotencyKeys {
  static final int KEYS_MAX = 100_000;
  static final int KEY_CHARS_MAX = 255;

  /**
   * A key in use.
   *
   * @param place method and path
   * @param fingerprint of the parameters
   */
  record Use(String key, String place, String fingerprint) {}

  /** What the first request with a key was answered. */
  record First(Use use, Reply reply) {}

  private final Map<String, First> answered =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, First> eldest) {
          return size() > KEYS_MAX;
        }
      };

  private final Set<String> running = new HashSet<>();

  /**
   * Claims a key, or finds its first answer. Whoever got no answer calls {@link #end}.
   *
   * @throws StripeRefusal when it is in use at this moment, or was used for something else
   */
  synchronized Optional<Reply> begin(Use use) {
    if (use.key().length() > KEY_CHARS_MAX) {
      throw error(400, "", "Idempotency keys are at most " + KEY_CHARS_MAX + " characters long.");
    }
    First first = answered.get(use.key());
    if (first != null) {
      checkSame(first.use(), use);
      return Optional.of(first.reply());
    }
    if (!running.add(use.key())) {
      throw error(
          409,
          "idempotency_key_in_use",
          "There is currently another in-progress request using this Idempotent Key (that probably"
              + " means you submitted twice, and the other request is still going through): "
              + use.key());
    }
    return Optional.empty();
  }

  private static void checkSame(Use first, Use now) {
    if (!first.place().equals(now.place())) {
      throw error(
          400,
          "",
          "Keys for idempotent requests can only be used for the same endpoint they were first used"
              + " for ('"
              + first.place()
              + "').");
    }
    if (!first.fingerprint().equals(now.fingerprint())) {
      throw error(
          400,
          "",
          "Keys for idempotent requests can only be used with the same parameters they were first"
              + " used with. Try using a key other than '"
              + now.key()
              + "' if you meant to execute a different request.");
    }
  }

  private static StripeRefusal error(int status, String code, String message) {
    return StripeRefusal.of(status, "idempotency_error", code, message);
  }

  synchronized void save(First first) {
    answered.put(first.use().key(), first);
  }

  synchronized void end(String key) {
    running.remove(key);
  }
}

package io.openitem.sandbox.stripe;

import java.util.Optional;

/**
 * Who asks for a change: a request, or the processor itself.
 *
 * @param requestId empty for what happens by itself
 * @param key the idempotency key that the answer is kept under
 */
record Caller(Optional<String> requestId, Optional<IdempotencyKeys.Use> key) {
  static final Caller ITSELF = new Caller(Optional.empty(), Optional.empty());
}

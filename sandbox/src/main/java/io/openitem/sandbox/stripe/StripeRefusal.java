package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request that is answered with an error before anything changed: the staged change is thrown
 * away with it. A decline is no refusal, since it leaves a failed charge behind.
 */
final class StripeRefusal extends RuntimeException {
  private final int status;
  private final transient ObjectNode error;

  private StripeRefusal(int status, ObjectNode error) {
    super(error.path("message").asText(), null, false, false);
    this.status = status;
    this.error = error;
  }

  int status() {
    return status;
  }

  /** The inner error object, without the envelope. */
  ObjectNode error() {
    return error;
  }

  /** Adds the intent as it stands, which Stripe sends along when its state is the reason. */
  StripeRefusal withIntent(ObjectNode intent) {
    error.set("payment_intent", intent);
    return this;
  }

  static StripeRefusal of(int status, String type, String code, String message) {
    ObjectNode error = Json.object();
    if (!code.isEmpty()) {
      error.put("code", code);
      error.put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
    }
    error.put("message", message);
    error.put("type", type);
    return new StripeRefusal(status, error);
  }

  static StripeRefusal invalid(String code, String param, String message) {
    StripeRefusal refusal = of(400, "invalid_request_error", code, message);
    if (!param.isEmpty()) {
      refusal.error.put("param", param);
    }
    return refusal;
  }

  static StripeRefusal missingParam(String param) {
    return invalid("parameter_missing", param, "Missing required param: " + param + ".");
  }

  static StripeRefusal unexpectedState(String message, ObjectNode intent) {
    return invalid("payment_intent_unexpected_state", "", message).withIntent(intent);
  }

  static StripeRefusal noSuch(String kind, String id, String param, int status) {
    StripeRefusal refusal =
        of(
            status,
            "invalid_request_error",
            "resource_missing",
            "No such " + kind.replace("_", "") + ": '" + id + "'");
    refusal.error.put("param", param);
    return refusal;
  }
}

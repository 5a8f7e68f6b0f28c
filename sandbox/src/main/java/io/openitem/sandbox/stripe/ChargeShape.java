package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A charge as version 2025-08-27 writes it. */
final class ChargeShape {
  private ChargeShape() {}

  /** A charge that is under way; {@link #succeed} or {@link #fail} ends it. */
  static ObjectNode pending(ObjectNode intent, ObjectNode method, long created) {
    boolean card = method.path("type").asText().equals("card");
    String id = Ids.next(card ? "ch_" : "py_");
    ObjectNode charge = Json.object();
    charge.put("id", id);
    charge.put("object", "charge");
    charge.put("amount", intent.path("amount").asLong());
    charge.put("amount_captured", 0);
    charge.put("amount_refunded", 0);
    charge.putNull("application");
    charge.putNull("application_fee_amount");
    charge.putNull("balance_transaction");
    charge.set("billing_details", method.path("billing_details"));
    charge.put("calculated_statement_descriptor", "OPENITEM SANDBOX");
    charge.put("captured", false);
    charge.put("created", created);
    charge.set("currency", intent.path("currency"));
    charge.set("customer", intent.path("customer"));
    charge.set("description", intent.path("description"));
    charge.put("disputed", false);
    charge.putNull("failure_code");
    charge.putNull("failure_message");
    charge.putObject("fraud_details");
    charge.put("livemode", false);
    charge.set("metadata", intent.path("metadata").deepCopy());
    charge.putNull("outcome");
    charge.put("paid", false);
    charge.set("payment_intent", intent.path("id"));
    charge.set("payment_method", method.path("id"));
    charge.set("payment_method_details", details(method));
    charge.set("receipt_email", intent.path("receipt_email"));
    charge.putNull("receipt_number");
    charge.putNull("receipt_url");
    charge.put("refunded", false);
    charge.set("statement_descriptor", intent.path("statement_descriptor"));
    charge.put("status", "pending");
    charge.set("transfer_group", intent.path("transfer_group"));
    return charge;
  }

  private static ObjectNode details(ObjectNode method) {
    String type = method.path("type").asText();
    ObjectNode details = Json.object();
    ObjectNode copy = method.path(type).deepCopy();
    if (type.equals("card")) {
      copy.remove("networks");
      copy.set("network", copy.path("brand"));
    }
    details.set(type, copy);
    details.put("type", type);
    return details;
  }

  static void succeed(ObjectNode charge, boolean capture) {
    charge.put("status", "succeeded");
    charge.put("paid", true);
    charge.put("captured", capture);
    charge.put("amount_captured", capture ? charge.path("amount").asLong() : 0);
    outcome(charge, "approved_by_network", "authorized", null, "Payment complete.");
  }

  static void fail(ObjectNode charge, Behaviour.Decline decline) {
    charge.put("status", "failed");
    charge.put("failure_code", decline.code());
    charge.put("failure_message", decline.message());
    outcome(
        charge,
        "declined_by_network",
        "issuer_declined",
        decline.declineCode().isEmpty() ? null : decline.declineCode(),
        "The bank did not return any further details with this decline.");
  }

  private static void outcome(
      ObjectNode charge,
      String network,
      String type,
      @org.jspecify.annotations.Nullable String reason,
      String message) {
    ObjectNode outcome = charge.putObject("outcome");
    outcome.put("network_status", network);
    outcome.put("reason", reason);
    outcome.put("risk_level", "normal");
    outcome.put("seller_message", message);
    outcome.put("type", type);
  }
}

package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The steps an intent takes, each with the objects and events that Stripe makes of it. */
final class IntentSteps {
  private IntentSteps() {}

  /** The card is charged, or only authorised when the capture is manual. */
  static void charged(Change change, ObjectNode intent, ObjectNode method) {
    boolean capture = !intent.path("capture_method").asText().equals("manual");
    ObjectNode charge = ChargeShape.pending(intent, method, change.nowSeconds());
    ChargeShape.succeed(charge, capture);
    change.put(charge);
    change.event("charge.succeeded", charge);
    intent.set("latest_charge", charge.path("id"));
    intent.putNull("next_action");
    intent.putNull("last_payment_error");
    if (capture) {
      succeeded(change, intent, intent.path("amount").asLong());
    } else {
      move(change, intent, "requires_capture", "payment_intent.amount_capturable_updated");
      intent.put("amount_capturable", intent.path("amount").asLong());
    }
  }

  static void succeeded(Change change, ObjectNode intent, long amount) {
    intent.put("amount_received", amount);
    intent.put("amount_capturable", 0);
    intent.putNull("processing");
    move(change, intent, "succeeded", "payment_intent.succeeded");
  }

  /** A bank debit was sent; whether it succeeds shows later. */
  static void processing(Change change, ObjectNode intent, ObjectNode method) {
    ObjectNode charge = ChargeShape.pending(intent, method, change.nowSeconds());
    change.put(charge);
    change.event("charge.pending", charge);
    intent.set("latest_charge", charge.path("id"));
    move(change, intent, "processing", "payment_intent.processing");
  }

  /** A bank debit arrived. */
  static void settled(Change change, ObjectNode intent) {
    ObjectNode charge = latestCharge(change, intent);
    ChargeShape.succeed(charge, true);
    change.put(charge);
    change.event("charge.succeeded", charge);
    succeeded(change, intent, intent.path("amount").asLong());
  }

  /** A bank debit was returned before it succeeded. */
  static void returned(Change change, ObjectNode intent) {
    ObjectNode charge = latestCharge(change, intent);
    ObjectNode method = change.addressed("payment_method", intent.path("payment_method").asText());
    fail(change, intent, charge, method, Behaviour.BANK_RETURN);
  }

  /** The payment fails: a failed charge, an intent that waits for another method, and 402. */
  static Result declined(
      Change change, ObjectNode intent, ObjectNode method, Behaviour.Decline decline) {
    ObjectNode charge = ChargeShape.pending(intent, method, change.nowSeconds());
    return new Result(402, fail(change, intent, charge, method, decline));
  }

  private static ObjectNode fail(
      Change change,
      ObjectNode intent,
      ObjectNode charge,
      ObjectNode method,
      Behaviour.Decline decline) {
    ChargeShape.fail(charge, decline);
    change.put(charge);
    change.event("charge.failed", charge);
    ObjectNode error = Json.object();
    error.set("charge", charge.path("id"));
    error.put("code", decline.code());
    if (!decline.declineCode().isEmpty()) {
      error.put("decline_code", decline.declineCode());
    }
    error.put("doc_url", "https://stripe.com/docs/error-codes/" + decline.code().replace('_', '-'));
    error.put("message", decline.message());
    error.set("payment_method", method.deepCopy());
    error.put("type", "card_error");
    intent.set("latest_charge", charge.path("id"));
    intent.set("last_payment_error", error.deepCopy());
    intent.putNull("payment_method");
    intent.putNull("next_action");
    move(change, intent, "requires_payment_method", "payment_intent.payment_failed");
    error.set("payment_intent", intent.deepCopy());
    return Json.object().set("error", error);
  }

  /** The payer has to authenticate; nothing is charged before. */
  static void actionRequired(Change change, ObjectNode intent, Params params) {
    ObjectNode action = intent.putObject("next_action");
    params
        .text("return_url")
        .ifPresentOrElse(
            url -> {
              ObjectNode redirect = action.putObject("redirect_to_url");
              redirect.put("return_url", url);
              redirect.put("url", "https://hooks.stripe.com/3d_secure_2/" + Ids.random(20));
              action.put("type", "redirect_to_url");
            },
            () -> {
              action.put("type", "use_stripe_sdk");
              action.putObject("use_stripe_sdk").put("type", "three_d_secure_redirect");
            });
    move(change, intent, "requires_action", "payment_intent.requires_action");
  }

  static ObjectNode latestCharge(Change change, ObjectNode intent) {
    return change.addressed("charge", intent.path("latest_charge").asText());
  }

  static void move(Change change, ObjectNode intent, String status, String event) {
    intent.put("status", status);
    change.put(intent);
    change.event(event, intent);
  }
}

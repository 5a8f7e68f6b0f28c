package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Confirms an intent: checks that it can be, and charges its payment method. */
final class Confirmation {
  private static final Set<String> CONFIRMABLE =
      Set.of("requires_payment_method", "requires_confirmation", "requires_action");

  private final PaymentMethods methods;

  Confirmation(PaymentMethods methods) {
    this.methods = methods;
  }

  /** Leaves the intent in its next state; a decline is answered with 402 and stays on record. */
  Result confirm(Change change, ObjectNode intent, Params params) {
    String status = intent.path("status").asText();
    if (!CONFIRMABLE.contains(status)) {
      throw StripeRefusal.unexpectedState(
          "You cannot confirm this PaymentIntent because it has a status of " + status + ".",
          intent);
    }
    String methodId =
        params.text("payment_method").orElse(intent.path("payment_method").asText(""));
    if (methodId.isEmpty() || methodId.equals("null")) {
      throw StripeRefusal.unexpectedState(
          "You cannot confirm this PaymentIntent because it's missing a payment method.", intent);
    }
    ObjectNode method = methods.usable(change, methodId);
    checkMethod(intent, method);
    checkReturnUrl(intent, params);
    intent.set("payment_method", method.path("id"));
    return charge(change, intent, method, params);
  }

  private static void checkMethod(ObjectNode intent, ObjectNode method) {
    JsonNode owner = method.path("customer");
    if (owner.isTextual() && intent.path("customer").isNull()) {
      throw StripeRefusal.invalid(
          "",
          "payment_method",
          "The payment method you provided is attached to a customer so for security purposes you"
              + " must provide the customer in the request.");
    }
    if (owner.isTextual() && !owner.equals(intent.path("customer"))) {
      throw StripeRefusal.invalid(
          "",
          "payment_method",
          "The payment method you provided has already been attached to a customer.");
    }
    String type = method.path("type").asText();
    boolean allowed = false;
    for (JsonNode candidate : intent.path("payment_method_types")) {
      allowed |= candidate.asText().equals(type);
    }
    if (!allowed) {
      throw StripeRefusal.invalid(
          "",
          "payment_method",
          "The PaymentMethod provided (" + type + ") is not allowed for this PaymentIntent.");
    }
    if (type.equals("us_bank_account") && !intent.path("currency").asText().equals("usd")) {
      throw StripeRefusal.invalid(
          "", "currency", "The currency provided is invalid for us_bank_account: usd only.");
    }
  }

  private static void checkReturnUrl(ObjectNode intent, Params params) {
    JsonNode automatic = intent.path("automatic_payment_methods");
    if (automatic.path("allow_redirects").asText().equals("always")
        && params.text("return_url").isEmpty()) {
      throw StripeRefusal.invalid(
          "",
          "return_url",
          "This PaymentIntent is configured to accept payment methods that might redirect your"
              + " customer, you must provide a `return_url`; or set"
              + " `automatic_payment_methods[allow_redirects]` to `never`.");
    }
  }

  private static Result charge(Change change, ObjectNode intent, ObjectNode method, Params params) {
    Behaviour behaviour = Behaviour.of(method);
    if (behaviour instanceof Behaviour.Success) {
      IntentSteps.charged(change, intent, method);
    } else if (behaviour instanceof Behaviour.Processing) {
      IntentSteps.processing(change, intent, method);
    } else if (behaviour instanceof Behaviour.Decline decline) {
      return IntentSteps.declined(change, intent, method, decline);
    } else if (params.flag("off_session") || params.flag("error_on_requires_action")) {
      return IntentSteps.declined(change, intent, method, Behaviour.NOT_AUTHENTICATED);
    } else {
      IntentSteps.actionRequired(change, intent, params);
    }
    return Result.ok(intent);
  }
}

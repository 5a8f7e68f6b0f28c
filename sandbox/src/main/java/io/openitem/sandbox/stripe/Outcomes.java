package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What payers and banks do, on request of a test. */
final class Outcomes {
  private Outcomes() {}

  static void completeAction(Change change, ObjectNode intent) {
    require(intent, "requires_action");
    IntentSteps.charged(change, intent, method(change, intent));
  }

  static void settle(Change change, ObjectNode intent) {
    require(intent, "processing");
    IntentSteps.settled(change, intent);
  }

  static void fail(Change change, ObjectNode intent) {
    switch (intent.path("status").asText()) {
      case "requires_action" ->
          IntentSteps.declined(
              change,
              intent,
              method(change, intent),
              new Behaviour.Decline(
                  "payment_intent_authentication_failure",
                  "",
                  "The provided PaymentMethod has failed authentication."));
      case "processing" -> IntentSteps.returned(change, intent);
      case "succeeded" -> lateReturn(change, intent);
      default -> require(intent, "requires_action, processing or succeeded");
    }
  }

  /** Stripe tells a debit that is returned after it succeeded as a dispute that is lost at once. */
  private static void lateReturn(Change change, ObjectNode intent) {
    if (!method(change, intent).path("type").asText().equals("us_bank_account")) {
      throw refusal("A card payment that succeeded cannot fail any more; dispute it");
    }
    ObjectNode dispute = Disputes.open(change, intent, "insufficient_funds");
    Disputes.withdraw(change, dispute);
    Disputes.close(change, dispute, "lost");
  }

  private static ObjectNode method(Change change, ObjectNode intent) {
    return change.addressed("payment_method", intent.path("payment_method").asText());
  }

  static void require(ObjectNode intent, String status) {
    if (!intent.path("status").asText().equals(status)) {
      throw refusal("The intent is " + intent.path("status").asText() + ", which is not " + status);
    }
  }

  static StripeRefusal refusal(String message) {
    return StripeRefusal.of(409, "invalid_request_error", "", message);
  }
}

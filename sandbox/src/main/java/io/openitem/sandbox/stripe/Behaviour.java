package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What happens when a payment method is charged; its last four digits say so, as at Stripe. */
sealed interface Behaviour {

  /** Succeeds at once. */
  record Success() implements Behaviour {}

  /** Asks the payer to authenticate first. */
  record Authentication() implements Behaviour {}

  /** A bank debit: under way for a while, then succeeds. */
  record Processing() implements Behaviour {}

  /**
   * Is declined.
   *
   * @param declineCode the issuer's reason; empty when there is none
   */
  record Decline(String code, String declineCode, String message) implements Behaviour {}

  /** When the payer failed to authenticate, or was not there to do it. */
  Decline NOT_AUTHENTICATED =
      new Decline(
          "authentication_required",
          "authentication_required",
          "Your card was declined. This transaction requires authentication.");

  /** When the payer's bank returns a debit. */
  Decline BANK_RETURN =
      new Decline(
          "payment_method_customer_decline",
          "insufficient_funds",
          "The bank account has insufficient funds.");

  /** The endings of Stripe's own test cards: docs.stripe.com/testing, read November 2026. */
  Map<String, Behaviour> BY_LAST_FOUR =
      Map.of(
          "0002", new Decline("card_declined", "generic_decline", "Your card was declined."),
          "9995",
              new Decline(
                  "card_declined", "insufficient_funds", "Your card has insufficient funds."),
          "9987", new Decline("card_declined", "lost_card", "Your card was declined."),
          "9979", new Decline("card_declined", "stolen_card", "Your card was declined."),
          "0069", new Decline("expired_card", "", "Your card has expired."),
          "0127", new Decline("incorrect_cvc", "", "Your card's security code is incorrect."),
          "0119",
              new Decline(
                  "processing_error",
                  "",
                  "An error occurred while processing your card. Try again in a little bit."),
          "3184", new Authentication());

  static Behaviour of(ObjectNode method) {
    if (method.path("type").asText().equals("us_bank_account")) {
      return new Processing();
    }
    return BY_LAST_FOUR.getOrDefault(method.path("card").path("last4").asText(), new Success());
  }
}

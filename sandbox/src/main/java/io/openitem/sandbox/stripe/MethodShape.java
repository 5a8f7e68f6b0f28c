package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Payment methods as version 2025-08-27 writes them, from Stripe's test tokens. */
final class MethodShape {

  /** A test card. There is no number here, as there is none anywhere. */
  record Card(String brand, String funding, String last4) {}

  private static final Card VISA = new Card("visa", "credit", "4242");

  /** Stripe's test tokens and test payment methods that the sandbox knows, without prefix. */
  private static final Map<String, Card> TOKENS =
      Map.ofEntries(
          Map.entry("visa", VISA),
          Map.entry("visa_debit", new Card("visa", "debit", "5556")),
          Map.entry("mastercard", new Card("mastercard", "credit", "4444")),
          Map.entry("mastercard_prepaid", new Card("mastercard", "prepaid", "5100")),
          Map.entry("amex", new Card("amex", "credit", "0005")),
          Map.entry("visa_chargeDeclined", new Card("visa", "credit", "0002")),
          Map.entry("chargeDeclined", new Card("visa", "credit", "0002")),
          Map.entry("visa_chargeDeclinedInsufficientFunds", new Card("visa", "credit", "9995")),
          Map.entry("chargeDeclinedInsufficientFunds", new Card("visa", "credit", "9995")),
          Map.entry("chargeDeclinedExpiredCard", new Card("visa", "credit", "0069")),
          Map.entry("chargeDeclinedProcessingError", new Card("visa", "credit", "0119")),
          Map.entry("threeDSecure2Required", new Card("visa", "credit", "3184")),
          Map.entry("authenticationRequired", new Card("visa", "credit", "3184")));

  private MethodShape() {}

  /** The card of a token such as {@code tok_visa} or {@code pm_card_visa}; null when unknown. */
  static @Nullable Card ofToken(String token) {
    for (String prefix : new String[] {"pm_card_", "tok_"}) {
      if (token.startsWith(prefix)) {
        return TOKENS.get(token.substring(prefix.length()));
      }
    }
    return null;
  }

  static boolean isBankToken(String token) {
    return token.equals("pm_usBankAccount") || token.equals("pm_usBankAccount_success");
  }

  static ObjectNode card(String id, Card card, long created) {
    ObjectNode method = common(id, "card", created);
    ObjectNode node = Json.object();
    node.put("brand", card.brand());
    ObjectNode checks = node.putObject("checks");
    checks.putNull("address_line1_check");
    checks.putNull("address_postal_code_check");
    checks.put("cvc_check", "pass");
    node.put("country", "US");
    node.put("display_brand", card.brand());
    node.put("exp_month", 12);
    node.put("exp_year", 2030);
    node.put("fingerprint", "sandbox" + card.last4());
    node.put("funding", card.funding());
    node.putNull("generated_from");
    node.put("last4", card.last4());
    ObjectNode networks = node.putObject("networks");
    networks.putArray("available").add(card.brand());
    networks.putNull("preferred");
    node.putObject("three_d_secure_usage").put("supported", true);
    node.putNull("wallet");
    method.set("card", node);
    return method;
  }

  static ObjectNode bank(String id, String last4, long created) {
    ObjectNode method = common(id, "us_bank_account", created);
    ObjectNode node = Json.object();
    node.put("account_holder_type", "company");
    node.put("account_type", "checking");
    node.put("bank_name", "STRIPE TEST BANK");
    node.putNull("financial_connections_account");
    node.put("fingerprint", "sandbox" + last4);
    node.put("last4", last4);
    ObjectNode networks = node.putObject("networks");
    networks.put("preferred", "ach");
    networks.putArray("supported").add("ach");
    node.put("routing_number", "110000000");
    node.putObject("status_details");
    method.set("us_bank_account", node);
    return method;
  }

  private static ObjectNode common(String id, String type, long created) {
    ObjectNode method = Json.object();
    method.put("id", id);
    method.put("object", "payment_method");
    method.put("allow_redisplay", "unspecified");
    ObjectNode billing = method.putObject("billing_details");
    billing.putObject("address");
    billing.putNull("email");
    billing.putNull("name");
    billing.putNull("phone");
    method.put("created", created);
    method.putNull("customer");
    method.put("livemode", false);
    method.putObject("metadata");
    method.put("type", type);
    return method;
  }
}

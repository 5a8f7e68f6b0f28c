package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A payment intent as version 2025-08-27 writes it. */
final class IntentShape {
  private IntentShape() {}

  static ObjectNode create(Params params, long amount, String currency, long created) {
    String id = Ids.next("pi_");
    ObjectNode intent = Json.object();
    intent.put("id", id);
    intent.put("object", "payment_intent");
    intent.put("amount", amount);
    intent.put("amount_capturable", 0);
    intent.putObject("amount_details").putObject("tip");
    intent.put("amount_received", 0);
    intent.putNull("application");
    intent.putNull("application_fee_amount");
    methods(intent, params, currency);
    intent.putNull("canceled_at");
    intent.putNull("cancellation_reason");
    intent.put("capture_method", params.text("capture_method").orElse("automatic_async"));
    intent.put("client_secret", id + "_secret_" + Ids.random(25));
    intent.put("confirmation_method", params.text("confirmation_method").orElse("automatic"));
    intent.put("created", created);
    intent.put("currency", currency);
    intent.put("customer", params.text("customer").orElse(null));
    intent.put("description", params.text("description").orElse(null));
    intent.putNull("last_payment_error");
    intent.putNull("latest_charge");
    intent.put("livemode", false);
    Metadata.merge(intent, params);
    intent.putNull("next_action");
    intent.putNull("on_behalf_of");
    intent.put("payment_method", params.text("payment_method").orElse(null));
    intent.putObject("payment_method_options");
    intent.putNull("processing");
    intent.put("receipt_email", params.text("receipt_email").orElse(null));
    intent.putNull("review");
    intent.put("setup_future_usage", params.text("setup_future_usage").orElse(null));
    intent.putNull("shipping");
    intent.putNull("source");
    intent.put("statement_descriptor", params.text("statement_descriptor").orElse(null));
    intent.put(
        "statement_descriptor_suffix", params.text("statement_descriptor_suffix").orElse(null));
    intent.put(
        "status",
        params.has("payment_method") ? "requires_confirmation" : "requires_payment_method");
    intent.putNull("transfer_data");
    intent.put("transfer_group", params.text("transfer_group").orElse(null));
    return intent;
  }

  private static void methods(ObjectNode intent, Params params, String currency) {
    List<String> types = params.list("payment_method_types");
    if (types.isEmpty()) {
      ObjectNode automatic = intent.putObject("automatic_payment_methods");
      automatic.put(
          "allow_redirects",
          params.nested("automatic_payment_methods").text("allow_redirects").orElse("always"));
      automatic.put("enabled", true);
      types = currency.equals("usd") ? List.of("card", "us_bank_account") : List.of("card");
    } else {
      intent.putNull("automatic_payment_methods");
    }
    var array = intent.putArray("payment_method_types");
    types.forEach(array::add);
  }
}

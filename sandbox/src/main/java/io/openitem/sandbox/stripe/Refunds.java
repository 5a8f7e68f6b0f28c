package io.openitem.sandbox.stripe;

import static io.openitem.sandbox.stripe.Endpoint.get;
import static io.openitem.sandbox.stripe.Endpoint.post;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** {@code /v1/refunds} and {@code /v1/charges}. */
final class Refunds {
  private static final String KIND = "refund";

  private final Lists lists;
  private final Consumer<String> onPending;

  /**
   * The endpoints.
   *
   * @param onPending is told the id of a refund that waits for a bank
   */
  Refunds(Lists lists, Consumer<String> onPending) {
    this.lists = lists;
    this.onPending = onPending;
  }

  List<Endpoint> endpoints() {
    return List.of(
        post(
            "refunds",
            "refunds.create",
            "payment_intent charge amount reason metadata",
            this::create),
        get(
            "refunds",
            "refunds.list",
            "payment_intent charge created limit starting_after ending_before",
            call -> lists.list(KIND, List.of("payment_intent", "charge"), call.params())),
        get("refunds/*", "refunds.retrieve", "", call -> lists.retrieve(KIND, call.id(), "refund")),
        get(
            "charges",
            "charges.list",
            "payment_intent customer created limit starting_after ending_before",
            call -> lists.list("charge", List.of("payment_intent", "customer"), call.params())),
        get("charges/*", "charges.retrieve", "", call -> lists.retrieve("charge", call.id(), "id")),
        get(
            "disputes",
            "disputes.list",
            "payment_intent charge created limit starting_after ending_before",
            call -> lists.list("dispute", List.of("payment_intent", "charge"), call.params())),
        get(
            "disputes/*",
            "disputes.retrieve",
            "",
            call -> lists.retrieve("dispute", call.id(), "dispute")));
  }

  private Result create(Call call, Change change) {
    Params params = call.params();
    ObjectNode charge = charge(params, change);
    String currency = charge.path("currency").asText();
    long refunded = charge.path("amount_refunded").asLong();
    long left = charge.path("amount").asLong() - refunded;
    if (left == 0) {
      throw StripeRefusal.invalid(
          "charge_already_refunded",
          "",
          "Charge " + charge.path("id").asText() + " has already been refunded.");
    }
    if (Disputes.holds(change, charge)) {
      throw StripeRefusal.invalid(
          "charge_disputed",
          "",
          "Charge " + charge.path("id").asText() + " has been charged back.");
    }
    long amount = params.integer("amount").orElse(left);
    if (amount < 1 || amount > left) {
      throw StripeRefusal.invalid(
          "",
          "amount",
          "Refund amount ("
              + amount
              + ") is greater than unrefunded amount on charge ("
              + left
              + ")");
    }
    Currencies.checkStep(amount, currency);
    charge.put("amount_refunded", refunded + amount);
    charge.put("refunded", amount == left);
    boolean card = charge.path("payment_method_details").path("type").asText().equals("card");
    ObjectNode refund = shape(charge, amount, card, params, change.nowSeconds());
    change.put(charge);
    change.put(refund);
    change.event("refund.created", refund);
    change.event("charge.refunded", charge);
    if (!card) {
      onPending.accept(refund.path("id").asText());
    }
    return Result.ok(refund);
  }

  /** The money has arrived. */
  static void succeed(Change change, ObjectNode refund) {
    refund.put("status", "succeeded");
    change.put(refund);
    change.event("refund.updated", refund);
    change.event("charge.refund.updated", refund);
  }

  /** The money did not arrive, and is the merchant's again. */
  static void fail(Change change, ObjectNode refund) {
    refund.put("status", "failed");
    refund.put("failure_reason", "lost_or_stolen_card");
    ObjectNode charge = change.addressed("charge", refund.path("charge").asText());
    long refunded = charge.path("amount_refunded").asLong() - refund.path("amount").asLong();
    charge.put("amount_refunded", refunded).put("refunded", false);
    change.put(charge);
    change.put(refund);
    change.event("refund.failed", refund);
    change.event("charge.refund.updated", refund);
  }

  private static ObjectNode charge(Params params, Change change) {
    String chargeId =
        params
            .text("charge")
            .orElseGet(
                () -> {
                  String intent =
                      params
                          .text("payment_intent")
                          .orElseThrow(() -> StripeRefusal.missingParam("payment_intent"));
                  return change
                      .referenced("payment_intent", intent, "payment_intent")
                      .path("latest_charge")
                      .asText();
                });
    ObjectNode charge = change.find("charge", chargeId).orElse(Json.object());
    if (!charge.path("captured").asBoolean()) {
      throw StripeRefusal.invalid(
          params.has("charge") && charge.isEmpty() ? "resource_missing" : "",
          params.has("charge") ? "charge" : "payment_intent",
          "There is no successful charge to refund.");
    }
    return charge;
  }

  private static ObjectNode shape(
      ObjectNode charge, long amount, boolean card, Params params, long created) {
    ObjectNode refund = Json.object();
    refund.put("id", Ids.next("re_"));
    refund.put("object", KIND);
    refund.put("amount", amount);
    refund.putNull("balance_transaction");
    refund.set("charge", charge.path("id"));
    refund.put("created", created);
    refund.set("currency", charge.path("currency"));
    ObjectNode details = refund.putObject("destination_details");
    details.put("type", card ? "card" : "us_bank_transfer");
    Metadata.merge(refund, params);
    refund.set("payment_intent", charge.path("payment_intent"));
    refund.put("reason", params.text("reason").orElse(null));
    refund.putNull("receipt_number");
    refund.putNull("source_transfer_reversal");
    refund.put("status", card ? "succeeded" : "pending");
    refund.putNull("transfer_reversal");
    return refund;
  }
}

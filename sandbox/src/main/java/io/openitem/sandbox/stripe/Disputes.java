package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/** Disputes: money moves only by the balance transactions that a dispute carries. */
final class Disputes {

  /** What Stripe charges for a dispute, in minor units; beside the amount, and no part of it. */
  private static final long FEE = 1500;

  private static final Set<String> OPEN = Set.of("needs_response", "warning_needs_response");

  private Disputes() {}

  /** The payer asks back, or disputes: {@code charge.dispute.created}; no money has moved yet. */
  static ObjectNode open(Change change, ObjectNode intent, String reason) {
    Outcomes.require(intent, "succeeded");
    ObjectNode charge = IntentSteps.latestCharge(change, intent);
    charge.put("disputed", true);
    change.put(charge);
    ObjectNode dispute = Json.object();
    dispute.put("id", Ids.next("du_"));
    dispute.put("object", "dispute");
    dispute.set("amount", charge.path("amount"));
    dispute.putArray("balance_transactions");
    dispute.set("charge", charge.path("id"));
    dispute.put("created", change.nowSeconds());
    dispute.set("currency", charge.path("currency"));
    dispute.putObject("evidence");
    dispute.putObject("evidence_details").put("has_evidence", false);
    dispute.put("is_charge_refundable", true);
    dispute.put("livemode", false);
    dispute.putObject("metadata");
    dispute.set("payment_intent", intent.path("id"));
    dispute.put("reason", reason);
    dispute.put("status", "warning_needs_response");
    change.put(dispute);
    change.event("charge.dispute.created", dispute);
    return dispute;
  }

  /** The disputed money is taken back. */
  static void withdraw(Change change, ObjectNode dispute) {
    long amount = dispute.path("amount").asLong();
    ((ArrayNode) dispute.path("balance_transactions")).add(transaction(change, dispute, -amount));
    dispute.put("is_charge_refundable", false);
    dispute.put("status", "needs_response");
    change.put(dispute);
    change.event("charge.dispute.funds_withdrawn", dispute);
  }

  /** An open dispute of the intent is decided for us: what was taken is given again. */
  static void win(Change change, ObjectNode intent) {
    ObjectNode dispute = openOf(change, intent);
    boolean taken = !dispute.path("balance_transactions").isEmpty();
    if (taken) {
      long amount = dispute.path("amount").asLong();
      ((ArrayNode) dispute.path("balance_transactions")).add(transaction(change, dispute, amount));
      change.put(dispute);
      change.event("charge.dispute.funds_reinstated", dispute);
    }
    close(change, dispute, taken ? "won" : "warning_closed");
  }

  /** An open dispute of the intent is decided for the payer. */
  static void lose(Change change, ObjectNode intent) {
    close(change, openOf(change, intent), "lost");
  }

  static void close(Change change, ObjectNode dispute, String status) {
    dispute.put("status", status);
    change.put(dispute);
    change.event("charge.dispute.closed", dispute);
  }

  /** Whether an open dispute has taken a charge's money, so that nothing of it can be refunded. */
  static boolean holds(Change change, ObjectNode charge) {
    return find(change, charge.path("payment_intent").asText())
        .filter(dispute -> !dispute.path("is_charge_refundable").asBoolean())
        .isPresent();
  }

  private static ObjectNode openOf(Change change, ObjectNode intent) {
    return find(change, intent.path("id").asText())
        .filter(dispute -> OPEN.contains(dispute.path("status").asText()))
        .orElseThrow(() -> Outcomes.refusal("No dispute of the intent is open"));
  }

  private static Optional<ObjectNode> find(Change change, String intentId) {
    return change.newest("dispute", Stored.key("dispute", "payment_intent", intentId));
  }

  private static JsonNode transaction(Change change, ObjectNode dispute, long amount) {
    ObjectNode transaction = Json.object();
    transaction.put("id", Ids.next("txn_"));
    transaction.put("object", "balance_transaction");
    transaction.put("amount", amount);
    transaction.put("available_on", change.nowSeconds());
    transaction.put("created", change.nowSeconds());
    transaction.set("currency", dispute.path("currency"));
    transaction.put("fee", amount < 0 ? FEE : 0);
    transaction.put("net", amount < 0 ? amount - FEE : amount);
    transaction.put("reporting_category", amount < 0 ? "dispute" : "dispute_reversal");
    transaction.set("source", dispute.path("id"));
    transaction.put("status", "available");
    transaction.put("type", "adjustment");
    return transaction;
  }
}

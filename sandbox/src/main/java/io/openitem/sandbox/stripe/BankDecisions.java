package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiConsumer;

/** What banks do with disputes and refunds, on request of a test. */
public final class BankDecisions {

  private final Ledger ledger;

  BankDecisions(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The payer's bank only asks: {@code charge.dispute.created}, and no money moves. */
  public void inquire(String intentId) {
    step("payment_intent", intentId, (change, i) -> Disputes.open(change, i, "fraudulent"));
  }

  /** The open dispute is decided for us; funds that were withdrawn are reinstated. */
  public void winDispute(String intentId) {
    step("payment_intent", intentId, Disputes::win);
  }

  /** The open dispute is decided for the payer. */
  public void loseDispute(String intentId) {
    step("payment_intent", intentId, Disputes::lose);
  }

  /** A refund that waits for a bank arrives now. */
  public void settleRefund(String refundId) {
    step("refund", refundId, Refunds::succeed);
  }

  /** A refund fails, even after it had succeeded: the money is the merchant's again. */
  public void failRefund(String refundId) {
    step("refund", refundId, Refunds::fail);
  }

  /** What the control endpoint's path names: {@code refunds/<id>/settle}. */
  void refund(List<String> parts) {
    String id = parts.size() == 3 ? parts.get(1) : "";
    switch (parts.get(parts.size() - 1)) {
      case "settle" -> settleRefund(id);
      case "fail" -> failRefund(id);
      default -> throw new IllegalArgumentException("settle or fail");
    }
  }

  private void step(String kind, String id, BiConsumer<Change, ObjectNode> step) {
    ledger.change(
        Caller.ITSELF,
        change -> {
          ObjectNode object = change.addressed(kind, id);
          step.accept(change, object);
          return Reply.ok(object);
        });
  }
}

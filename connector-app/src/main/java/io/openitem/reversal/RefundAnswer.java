package io.openitem.reversal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.Money;
import io.openitem.portal.OperationResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The answer to {@code refundPayment}: the contract's {@code Refund}. */
final class RefundAnswer {

  private static final int CREATED = 201;

  private final ObjectMapper json;

  RefundAnswer(ObjectMapper json) {
    this.json = json;
  }

  /** The body's text for a refund as it stands. */
  String text(Reversal refund) {
    ObjectNode node = json.createObjectNode();
    node.put("refundId", refund.reversalId());
    node.put("paymentId", refund.paymentId());
    node.put("state", refund.state().name());
    refund.detail().ifPresent(detail -> node.put("detail", detail));
    node.set("amount", money(refund.amount()));
    node.set("surcharge", money(refund.surcharge()));
    node.put("processor", refund.processor());
    refund.processorReversalId().ifPresent(id -> node.put("processorRefundId", id));
    refund.reason().ifPresent(reason -> node.put("reason", reason));
    refund.requestedBy().ifPresent(by -> node.put("requestedBy", by));
    node.put("createdAt", text(refund.createdAt()));
    node.put("updatedAt", text(refund.updatedAt()));
    return node.toString();
  }

  /** The response that carries an answer. */
  OperationResponse response(String text) {
    try {
      return new OperationResponse(CREATED, Map.of(), json.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored answer is no JSON", e);
    }
  }

  private ObjectNode money(Money money) {
    return json.createObjectNode()
        .put("amount", money.plainAmount())
        .put("currency", money.currency());
  }

  /** Milliseconds, as everywhere in the contract. */
  private static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}

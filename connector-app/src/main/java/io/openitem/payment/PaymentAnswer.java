package io.openitem.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.AdHocTerms;
import io.openitem.domain.PaidItem;
import io.openitem.domain.PaymentMethod;
import io.openitem.domain.PaymentStatus;
import io.openitem.portal.OperationResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** The answer to {@code createPayment}: the contract's {@code Payment}. */
final class PaymentAnswer {

  /** The status of every first answer. */
  static final int CREATED = 201;

  private final ObjectMapper json;
  private final GroupJson groups;

  PaymentAnswer(ObjectMapper json, GroupJson groups) {
    this.json = json;
    this.groups = groups;
  }

  /** The body's text for a payment as it stands. */
  String text(StoredPayment payment, List<PaidItem> items, PaymentMethod method) {
    ObjectNode node = json.createObjectNode();
    node.put("paymentId", payment.paymentId());
    node.put("status", payment.status().name());
    payment.reason().ifPresent(reason -> node.put("reason", reason));
    node.put("companyCode", payment.account().companyCode().value());
    node.put("accountId", payment.account().toString());
    node.put("processor", payment.processor());
    node.set("items", groups.items(items));
    node.set("amount", groups.money(payment.amount()));
    node.set("surcharge", groups.money(payment.surcharge()));
    node.set("total", groups.money(payment.total()));
    node.set("method", method(method));
    payment.quoteId().ifPresent(quote -> node.put("quoteId", quote));
    payment.adHoc().flatMap(AdHocTerms::note).ifPresent(note -> node.put("note", note));
    payment.nextAction().ifPresent(action -> node.set("nextAction", parse(action)));
    node.put("documentNumber", payment.documentNumber().orElse(null));
    node.put("documentStatus", documentStatus(payment));
    node.put("fiscalYear", payment.documentFiscalYear().orElse(null));
    node.put("createdAt", text(payment.createdAt()));
    payment.capturedAt().ifPresent(at -> node.put("capturedAt", text(at)));
    node.put("updatedAt", text(payment.updatedAt()));
    return node.toString();
  }

  /** A method, masked. */
  ObjectNode method(PaymentMethod method) {
    ObjectNode node = json.createObjectNode();
    node.put("methodId", method.id());
    node.put("type", method.type().name());
    node.put("brand", method.brand());
    node.put("lastFour", method.lastFour());
    method.expiry().ifPresent(expiry -> node.put("expiry", expiry));
    method.holder().ifPresent(holder -> node.put("holder", holder));
    node.put("funding", method.funding().name());
    node.put("isDefault", method.isDefault());
    return node;
  }

  /** The response that carries a first answer. */
  OperationResponse response(String paymentId, String answer) {
    return new OperationResponse(
        CREATED, Map.of("Location", "/api/v1/payments/" + paymentId), parse(answer));
  }

  private static String documentStatus(StoredPayment payment) {
    if (payment.documentNumber().isPresent()) {
      return "posted";
    }
    boolean without =
        payment.status() == PaymentStatus.DECLINED || payment.status() == PaymentStatus.CANCELLED;
    return without ? "no document" : "available after posting";
  }

  /** Milliseconds, as everywhere in the contract. */
  private static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored answer is no JSON", e);
    }
  }
}

package io.openitem.payment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;

/** Lists what an organisation can pay by: the bean step of the route {@code listPaymentMethods}. */
public final class ListPaymentMethods {

  private final MethodDirectory methods;
  private final PaymentAnswer answers;
  private final ObjectMapper json;

  ListPaymentMethods(MethodDirectory methods, PaymentAnswer answers, ObjectMapper json) {
    this.methods = methods;
    this.answers = answers;
    this.json = json;
  }

  /** The caller's methods, the default first. */
  public OperationResponse list(OperationRequest operation) {
    ObjectNode answer = json.createObjectNode();
    ArrayNode array = answer.putArray("paymentMethods");
    methods
        .list(operation.caller().organisation())
        .forEach(method -> array.add(answers.method(method)));
    return OperationResponse.ok(answer);
  }
}

package io.openitem.payment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.PaymentMethod;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import java.util.List;

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

  /**
   * The methods of an organisation, the default first; as they were last seen where the processor
   * does not answer.
   */
  public List<PaymentMethod> known(String organisation) {
    return methods.known(organisation);
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

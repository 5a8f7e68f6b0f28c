package io.openitem.payment;

import static io.openitem.payment.Callers.ALICE;
import static io.openitem.payment.Callers.BLUEWATER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.ProblemException;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The routes themselves, as they are packaged. */
class PaymentRoutesTest {

  private static final List<String> ROUTES =
      List.of(
          "createPayment",
          "createAdHocPayment",
          "quotePayment",
          "listPaymentMethods",
          "cancelPayment",
          "receiveWebhook",
          "applyWebhooks",
          "wakeCharges",
          "refundPayment",
          "wakeReversals");

  @RegisterExtension final PaymentKit kit = new PaymentKit();

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private ProducerTemplate producer = camel.createProducerTemplate();

  @BeforeEach
  void start() throws Exception {
    camel.getRegistry().bind("createPayment", kit.parts().createPayment());
    camel.getRegistry().bind("quotePayment", kit.parts().quotePayment());
    camel.getRegistry().bind("listPaymentMethods", kit.parts().listPaymentMethods());
    camel.getRegistry().bind("cancelPayment", kit.parts().cancelPayment());
    camel.getRegistry().bind("receiveWebhook", kit.parts().receiveWebhook());
    camel.getRegistry().bind("applyWebhooks", kit.parts().applyWebhooks());
    camel.getRegistry().bind("applyReversals", kit.reversals().applyReversals());
    camel.getRegistry().bind("chargeWaker", kit.parts().chargeWaker(Runnable::run));
    camel.getRegistry().bind("refundPayment", kit.reversals().refundPayment());
    camel.getRegistry().bind("applyReversals", kit.reversals().applyReversals());
    camel.getRegistry().bind("reversalFollower", kit.reversals().reversalFollower());
    camel.addRoutes(sapStandIn());
    for (String route : ROUTES) {
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(
              PluginHelper.getResourceLoader(camel)
                  .resolveResource("classpath:routes/" + route + ".camel.yaml"));
    }
    camel.start();
    producer = camel.createProducerTemplate();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void everyRouteIsNamedAsItsFileAndSaysWhy() {
    for (String route : ROUTES) {
      assertThat(camel.getRoute(route).getDescription()).isNotBlank();
    }
  }

  @Test
  void aPaymentGoesThroughItsRouteAndTheSecondTimeToItsFirstAnswer() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "10.00", "USD");
    ObjectNode body = kit.body("visa_credit", invoice);

    OperationResponse first = send("createPayment", body);
    OperationResponse again = send("createPayment", body);

    assertThat(first.status()).isEqualTo(201);
    assertThat(((JsonNode) first.body()).path("status").asText()).isEqualTo("CAPTURED");
    assertThat(again.body().toString()).isEqualTo(first.body().toString());
  }

  @Test
  void anAdHocPaymentGoesThroughItsRouteAndTheSecondTimeToItsFirstAnswer() {
    kit.sap().account(BLUEWATER, Optional.empty());
    ObjectNode body = kit.adHoc("visa_credit", BLUEWATER, "10.00", "USD");

    OperationResponse first = send("createAdHocPayment", body);
    OperationResponse again = send("createAdHocPayment", body);

    assertThat(first.status()).isEqualTo(201);
    assertThat(((JsonNode) first.body()).path("status").asText()).isEqualTo("CAPTURED");
    assertThat(again.body().toString()).isEqualTo(first.body().toString());
  }

  @Test
  void aQuoteAndTheMethodsGoThroughTheirRoutes() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "10.00", "USD");
    ObjectNode body = kit.body("visa_credit", invoice);

    OperationResponse quote = send("quotePayment", body);
    OperationResponse methods = send("listPaymentMethods", body);

    assertThat(((JsonNode) quote.body()).path("groups")).hasSize(1);
    assertThat(((JsonNode) methods.body()).path("paymentMethods")).isNotEmpty();
  }

  @Test
  void aRefundGoesThroughItsRoute() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "10.00", "USD");
    OperationResponse paid = send("createPayment", kit.body("visa_credit", invoice));
    String paymentId = ((JsonNode) paid.body()).path("paymentId").asText();
    ObjectNode body = new ObjectMapper().createObjectNode().put("reason", "Goods returned");
    OperationRequest request =
        new OperationRequest(
            "refundPayment",
            ALICE,
            Map.of("paymentId", paymentId),
            Map.of(),
            Map.of("idempotency-key", "route-key"),
            Optional.of(body),
            new byte[0]);

    OperationResponse refund =
        producer.requestBody("direct:refundPayment", request, OperationResponse.class);

    assertThat(((JsonNode) refund.body()).path("state").asText()).isEqualTo("DONE");
  }

  @Test
  void aProblemLeavesTheRouteAsItIs() {
    ObjectNode body = kit.body("visa_credit", InvoiceId.parse("1710-2026-9999999999-001"));

    assertThatThrownBy(() -> send("createPayment", body))
        .isInstanceOf(CamelExecutionException.class)
        .hasCauseInstanceOf(ProblemException.class);
  }

  private OperationResponse send(String operation, ObjectNode body) {
    OperationRequest request =
        PaymentKit.request(operation, ALICE, Map.of("idempotency-key", "route-key"), body);
    return producer.requestBody("direct:" + operation, request, OperationResponse.class);
  }

  private RouteBuilder sapStandIn() {
    return new RouteBuilder() {
      @Override
      @SuppressWarnings("unchecked")
      public void configure() {
        from("direct:readOpenItems")
            .process(
                exchange -> {
                  List<InvoiceId> ids = exchange.getMessage().getBody(List.class);
                  exchange.getMessage().setBody(kit.sap().read(ids));
                });
      }
    };
  }
}

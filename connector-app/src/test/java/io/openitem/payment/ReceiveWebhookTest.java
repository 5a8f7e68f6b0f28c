package io.openitem.payment;

import static io.openitem.payment.PaymentKit.problem;
import static io.openitem.payment.SignedEvents.event;
import static io.openitem.payment.SignedEvents.signature;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiveWebhookTest {

  @RegisterExtension final PaymentKit kit = new PaymentKit();

  @Test
  void aBadSignatureIsRefusedTellingNothing() throws Exception {
    String body = event("payment_intent.succeeded", "pi_1", "pay_1", "att_1");

    Problem problem = problem(() -> kit.receive(body, "t=1,v1=00"));
    String signature = signature(body, kit.clock.instant());
    Problem altered = problem(() -> kit.receive(body + " ", signature));

    assertThat(problem.type()).isEqualTo(ProblemType.WEBHOOK_REFUSED);
    assertThat(altered).isEqualTo(problem);
    assertThat(kit.inbox()).isEmpty();
  }

  @Test
  void pain16AnExpiredSignatureIsRefused() throws Exception {
    String body = event("payment_intent.succeeded", "pi_1", "pay_1", "att_1");
    String old = signature(body, kit.clock.instant().minusSeconds(600));

    assertThat(problem(() -> kit.receive(body, old)).type()).isEqualTo(ProblemType.WEBHOOK_REFUSED);
    assertThat(kit.inbox()).isEmpty();
  }

  @Test
  void anUnknownProcessorIsNotFound() {
    assertThat(problem(() -> kit.receive("adyen", new byte[0], "")).type())
        .isEqualTo(ProblemType.NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no.such.type", "payment_intent.invented", "charge.dispute.created"})
  void pain23AnUnknownTypeIsStoredAnsweredAndRaised(String type) throws Exception {
    kit.deliver(event(type, "pi_1", "", ""));

    assertThat(kit.inbox()).containsExactly(type + " RAISED");
  }

  @Test
  void pain24BodiesThatAreNoEventAreRefusedOnlyWhenTheyAreNotSignedEvents() throws Exception {
    String signature = signature("[]", kit.clock.instant());

    assertThat(problem(() -> kit.receive("[]", signature)).type())
        .isEqualTo(ProblemType.WEBHOOK_REFUSED);
    kit.deliver(event("payment_intent.created", "pi_1", "", ""));
    assertThat(kit.inbox()).containsExactly("payment_intent.created IGNORED");
  }
}

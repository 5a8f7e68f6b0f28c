package io.openitem.payment;

import static io.openitem.payment.Callers.ALICE;
import static io.openitem.payment.Callers.BLUEWATER;
import static io.openitem.payment.PaymentKit.sandbox;
import static io.openitem.payment.ProcessorBooks.intents;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.ProblemException;
import io.openitem.sandbox.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A payer cancels while a charge is under way on other threads: money taken is never cancelled. */
class CancelPaymentRacesTest {

  private static final String CREATE = "stripe.payment_intents.create";

  @RegisterExtension final PaymentKit kit = new PaymentKit();

  @Test
  void aChargeAtTheProcessorThatMomentIsNotCancelled() {
    ObjectNode body = body();
    sandbox().faults().add(Fault.once(CREATE, Fault.Kind.HOLD_BEFORE));
    CompletableFuture<JsonNode> paying = CompletableFuture.supplyAsync(() -> kit.pay(body));
    Awaitility.await().until(() -> !kit.texts("select attempt_id from charge_attempt").isEmpty());
    String id = kit.text("select payment_id from payment");

    boolean cancelled = cancels(id);
    sandbox().faults().clear();

    assertThat(cancelled).isFalse();
    assertThat(paying.join().path("status").asText()).isEqualTo("CAPTURED");
    assertThat(kit.status(id)).isEqualTo("CAPTURED");
  }

  @RepeatedTest(8)
  void cancellingAndChargingAgainAtOnceEndInOneOfThemOnly() throws Exception {
    kit.charges().next(FragileCharges.Fault.UNREACHABLE);
    String id = kit.pay(body()).path("paymentId").asText();
    kit.clock.advance(Duration.ofSeconds(10));
    AtomicInteger turn = new AtomicInteger();

    List<Boolean> cancelled =
        Concurrently.run(
            4,
            () -> {
              if (turn.getAndIncrement() % 2 == 0) {
                return cancels(id);
              }
              kit.parts().chargeWaker(Runnable::run).wake();
              return false;
            });

    settle();
    assertConsistent(id, cancelled);
  }

  @RepeatedTest(8)
  void cancellingAndAPayerWhoActsAtOnceEndInOneOfThemOnly() throws Exception {
    Waiting waiting = Waiting.forThePayer(kit, body());
    String id = waiting.paymentId();
    AtomicInteger turn = new AtomicInteger();

    List<Boolean> cancelled =
        Concurrently.run(
            4,
            () -> {
              switch (turn.getAndIncrement()) {
                case 0, 2 -> {
                  return cancels(id);
                }
                case 1 -> acts(waiting);
                default -> kit.parts().chargeWaker(Runnable::run).wake();
              }
              return false;
            });

    settle();
    assertConsistent(id, cancelled);
  }

  private void assertConsistent(String id, List<Boolean> cancelled) {
    boolean money =
        intents(id).stream().anyMatch(i -> i.path("status").asText().equals("succeeded"));
    assertThat(kit.status(id)).isEqualTo(money ? "CAPTURED" : "CANCELLED");
    assertThat(cancelled.contains(true)).isEqualTo(!money);
    assertThat(intents(id).size()).isLessThanOrEqualTo(1);
    assertThat(kit.texts("select invoice_id from payment_item where reserved"))
        .hasSize(money ? 1 : 0);
    assertThat(kit.events(id)).doesNotContain("payment.raised");
    assertThat(kit.events(id).stream().filter("payment.cancelled"::equals).count())
        .isEqualTo(money ? 0 : 1);
  }

  /** Everything that is due comes up, twice. */
  private void settle() {
    for (int i = 0; i < 2; i++) {
      kit.clock.advance(Duration.ofMinutes(1));
      kit.wake();
    }
  }

  private boolean cancels(String id) {
    try {
      return kit.cancel(ALICE, id).status() == 200;
    } catch (ProblemException e) {
      return false;
    }
  }

  private static void acts(Waiting waiting) {
    try {
      waiting.payerActs();
    } catch (ProblemException e) {
      // The cancellation was first.
    }
  }

  private ObjectNode body() {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "189.63", "USD");
    kit.methods(ALICE);
    return kit.body("visa_credit", invoice);
  }
}

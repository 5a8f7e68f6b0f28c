package io.openitem.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openitem.domain.CapturedPayment;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.support.TestBroker;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The route postPosting with the relay and the waker, on real PostgreSQL and real Artemis. */
class PostPostingRouteTest {

  private static final String ANNA = "0010000001";

  private final RunningPostings running;
  private final PostingRig rig;
  private final StandInSap sap;
  private final TestBroker broker;
  private final PostingLoops loops;

  PostPostingRouteTest(@TempDir Path folder) throws Exception {
    running = RunningPostings.start(folder);
    rig = running.rig();
    sap = running.sap();
    broker = running.broker();
    loops = running.loops();
  }

  @AfterEach
  void stop() throws Exception {
    running.stop();
  }

  @Test
  void capturedPaymentIsPostedAndCleared() {
    CapturedPayment captured = rig.captured(ANNA);

    awaitStatus(captured, "CLEARED");

    assertThat(rig.eventsOf(captured.paymentId()))
        .containsExactly("posting.sent", "payment.posted", "posting.sent", "payment.cleared");
    await().untilAsserted(() -> assertThat(rig.text("select count(*) from outbox")).isEqualTo("0"));
  }

  @Test
  void paymentWhoseDocumentClearsIsPostedAndClearedByOneAnswer() {
    CapturedPayment captured = rig.captured(ANNA, "paymentservice");

    awaitStatus(captured, "CLEARED");

    assertThat(rig.eventsOf(captured.paymentId()))
        .containsExactly("posting.sent", "payment.posted", "payment.cleared");
    assertThat(sap.sent()).isEqualTo(1);
    assertThat(rig.column("select distinct clearing_document from open_item where cleared"))
        .isEqualTo(rig.column("select document_number from payment"));
    assertThat(rig.column("select invoice_id from payment_item where reserved")).isEmpty();
  }

  @Test
  void paymentWhoseDocumentClearsIsClearedWhenAskingFindsIt() {
    sap.onSend =
        task -> {
          Outcome<DocumentNumber> unused = sap.post(task);
          return Outcome.unknown("timed out");
        };

    CapturedPayment captured = rig.captured(ANNA, "paymentservice");

    awaitStatus(captured, "CLEARED");
    assertThat(sap.sent()).isEqualTo(1);
    assertThat(rig.eventsOf(captured.paymentId()))
        .endsWith("posting.unknown", "payment.posted", "payment.cleared");
  }

  @Test
  void clearingThatSapOnlyTakesIsAskedForUntilItIsDone() {
    sap.onSend =
        task -> {
          Outcome<DocumentNumber> posted = sap.post(task);
          return task.lines().isEmpty() ? Outcome.pending("taken") : posted;
        };

    CapturedPayment captured = rig.captured(ANNA);

    awaitStatus(captured, "CLEARED");
    assertThat(sap.sent()).isEqualTo(2);
  }

  @Test
  void callThatEndsWithAnExceptionIsAskedAboutAndNotRepeated() {
    sap.onSend =
        task -> {
          Outcome<DocumentNumber> unused = sap.post(task);
          throw new IllegalStateException("after SAP had it");
        };

    CapturedPayment captured = rig.captured(ANNA);

    awaitStatus(captured, "CLEARED");
    assertThat(sap.sent()).isEqualTo(2);
    assertThat(rig.eventsOf(captured.paymentId())).contains("posting.unknown");
  }

  @Test
  void documentThatSapNeverGotIsSentAgainAfterAsking() {
    AtomicInteger calls = new AtomicInteger();
    sap.onSend =
        task -> calls.incrementAndGet() == 1 ? Outcome.unknown("timed out") : sap.post(task);

    CapturedPayment captured = rig.captured(ANNA);

    awaitStatus(captured, "CLEARED");
    assertThat(rig.show(rig.postingOf(captured.paymentId(), "PAYMENT")))
        .isEqualTo("POSTED [ABSENT, DONE]");
  }

  @Test
  void pain19AMessageThatNamesNoPostingIsPutAsideAndBlocksNothing() throws Exception {
    for (int n = 0; n < 10; n++) {
      broker.send("posting.requested", "{\"poison\": true}");
    }
    CapturedPayment captured = rig.captured(ANNA);

    awaitStatus(captured, "CLEARED");
    for (int n = 0; n < 10; n++) {
      Message aside = broker.receive("posting.unusable", Duration.ofSeconds(10)).orElseThrow();
      assertThat(aside.getStringProperty("reason")).isEqualTo("names no posting");
      assertThat(aside.getBody(String.class)).isEqualTo("{\"poison\": true}");
    }
  }

  @Test
  void differentCustomersArePostedAtTheSameTime() {
    CyclicBarrier together = new CyclicBarrier(4);
    sap.onSend =
        task -> {
          try {
            together.await(20, TimeUnit.SECONDS);
          } catch (Exception e) {
            return Outcome.refused("ALONE", "nobody else was being posted");
          }
          return sap.post(task);
        };

    for (int n = 1; n <= 4; n++) {
      rig.captured("001000000" + n);
    }

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(rig.column("select distinct status from payment"))
                    .containsExactly("CLEARED"));
  }

  @Test
  void messagesSentTwiceBecauseTheRelayCrashedAreHarmless() {
    loops.stop();
    CapturedPayment captured = rig.captured(ANNA);
    BrokerSender sender = new BrokerSender(broker.connections());
    for (int n = 0; n < 3; n++) {
      rig.database
          .transactions()
          .executeWithoutResult(
              status -> {
                sender.send(rig.outbox.take(200));
                status.setRollbackOnly();
              });
    }
    sender.close();

    loops.start();

    awaitStatus(captured, "CLEARED");
    assertThat(sap.sent()).isEqualTo(2);
    assertThat(rig.eventsOf(captured.paymentId())).hasSize(4);
  }

  @Test
  void lostQueueMessageIsMadeUpForByTheWaker() {
    CapturedPayment captured =
        rig.database
            .transactions()
            .execute(
                status -> {
                  CapturedPayment planned = rig.payments.of(ANNA, "189.63", "0.00");
                  rig.planner.plan(planned);
                  rig.database.jdbc().sql("delete from outbox").update();
                  return planned;
                });

    awaitStatus(Objects.requireNonNull(captured), "CLEARED");
  }

  private void awaitStatus(CapturedPayment captured, String status) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(
                        rig.text(
                            "select status from payment where payment_id = '%s'"
                                .formatted(captured.paymentId())))
                    .isEqualTo(status));
  }
}

package io.openitem.sandbox.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.sap.ledger.Document;
import io.openitem.sandbox.sap.ledger.DocumentKey;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sandbox with a data folder finds when it starts again. */
final class RestartTest {
  @Test
  void aClearingThatWasTakenInIsDoneAfterTheRestart(@TempDir Path dir) throws Exception {
    SandboxOptions options = new SandboxOptions(0, Optional.of(dir), 42, 200, Optional.empty());
    String payment;
    try (SandboxServer server = SandboxServer.start(options)) {
      SapCaller sap = new SapCaller(server);
      sap.post(SapCaller.entry());
      payment = payment(server).key().numberText();
      server.sap().configure(settings -> settings.withClearingDelayMillis(600_000));
      sap.clear(SapCaller.clearing("C1", payment));
    }

    try (SandboxServer server = SandboxServer.start(options)) {
      await().until(() -> invoice(server).lines().get(0).state().isCleared());

      assertThat(payment(server).key().numberText()).isEqualTo(payment);
      new SapCaller(server).clear(SapCaller.clearing("C1", payment));
      assertThat(server.sap().messages().all().get(0).duplicates()).isEqualTo(1);
    }
  }

  private static Document payment(SandboxServer server) {
    return server.sap().ledger().withReference("PAY0000000000001").get(0);
  }

  private static Document invoice(SandboxServer server) {
    return server
        .sap()
        .ledger()
        .document(new DocumentKey("1710", 2026, 9_000_000_001L))
        .orElseThrow();
  }
}

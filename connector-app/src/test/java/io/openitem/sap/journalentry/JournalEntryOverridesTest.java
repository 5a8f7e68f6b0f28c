package io.openitem.sap.journalentry;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.deployment.DeployedFiles;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.fault.Fault;
import io.openitem.sandbox.fault.Fault.Kind;
import io.openitem.sap.contract.TaskBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an integration engineer's folder changes in what SAP receives. */
class JournalEntryOverridesTest {

  private static final String MAPPING = "mappings/journalentry/post.jslt";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  private final Path overrides;

  JournalEntryOverridesTest(@TempDir Path overrides) {
    this.overrides = overrides;
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void anotherItemTextArrivesInSap() throws IOException {
    override(" paid via ", " settled online by ");
    PostingTask task = task();

    try (var kit =
        JournalEntryKit.at(sandbox.url(), DeployedFiles.withOverrides(overrides), LIMIT)) {
      kit.post(task);
    }

    var document = sandbox.sap().ledger().withReference(task.reference().value()).get(0);
    assertThat(document.lines().get(1).content().texts().text())
        .isEqualTo("Invoice 9000000001 settled online by stripe");
  }

  @Test
  void aMessageThatTheGuardDoesNotLetPassIsParkedWithEvidenceAndNeverSent() throws IOException {
    override(".glAccount", "if (.amount == \"77.77\") \"11002081\" else .glAccount");
    PostingTask task =
        TaskBuilder.of("1710-0010000001").paying("1710-2026-9000000001-001", "77.77 USD").payment();

    Outcome<?> outcome;
    try (var kit =
        JournalEntryKit.at(sandbox.url(), DeployedFiles.withOverrides(overrides), LIMIT)) {
      outcome = kit.post(task);
    }

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused<?>) outcome).detail())
        .contains("mapping journalentry/post")
        .contains("/Item/0/GLAccount: expected \"11002080\", found \"11002081\"");
    assertThat(sandbox.sap().received().last(10))
        .noneMatch(received -> received.point().equals("sap.journalentry.post"));
  }

  @Test
  void aCallEndsAtItsHardLimitAndIsUnknown() {
    sandbox.faults().add(Fault.once("sap.journalentry.post", Kind.HOLD_BEFORE));

    Outcome<?> outcome;
    try (var kit =
        JournalEntryKit.at(sandbox.url(), DeployedFiles.packaged(), Duration.ofMillis(500))) {
      outcome = kit.post(task());
    }

    assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
  }

  private static PostingTask task() {
    return TaskBuilder.of("1710-0010000001")
        .paying("1710-2026-9000000001-001", "189.63 USD")
        .payment();
  }

  private void override(String right, String wrong) throws IOException {
    String text = DeployedFiles.packaged().require(MAPPING).text();
    Path file = overrides.resolve(MAPPING);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.replace(right, wrong));
  }
}

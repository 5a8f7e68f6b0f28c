package io.openitem.sap.lockbox;

import io.openitem.deployment.DeployedFiles;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingTask;
import io.openitem.sap.SapSystem;
import io.openitem.sap.contract.PostingKit;
import io.openitem.sap.contract.TaskBuilder;
import io.openitem.sap.journalentry.JournalEntryKit;
import io.openitem.support.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lockbox as one call: an item is handed over, its batch sent at once, and asked for. A
 * surcharge goes by journal entry.
 */
final class LockboxKit implements PostingKit {

  private static final LockboxSettings AT_ONCE =
      new LockboxSettings(Duration.ofMillis(1), 100, Duration.ofSeconds(1));

  private final LockboxRig rig;
  private final JournalEntryKit journal;
  private final Map<String, PostingTask> latest = new HashMap<>();

  LockboxKit(SapSystem system, TestDatabase database, Duration callTimeLimit) {
    Clock clock = Clock.systemUTC();
    rig = new LockboxRig(system, database, AT_ONCE, Duration.ZERO, callTimeLimit, clock);
    journal = JournalEntryKit.at(system, DeployedFiles.packaged(), callTimeLimit);
  }

  @Override
  public List<PostingTask> tasks(TaskBuilder payment) {
    return payment.hasSurcharge()
        ? List.of(payment.paymentAlone(), payment.surchargeAlone())
        : List.of(payment.payment());
  }

  /** How the batch ended is how the sending of its only item ended. */
  @Override
  public Outcome<DocumentNumber> post(PostingTask task) {
    if (task.kind() == PostingKind.SURCHARGE) {
      return journal.post(task);
    }
    PostingTask attempt = rig.rows.attempt(task);
    latest.put(task.postingId(), attempt);
    Outcome<DocumentNumber> handedOver = rig.handOver(attempt);
    if (!(handedOver instanceof Outcome.Pending)) {
      return handedOver;
    }
    Object end = rig.send();
    if (end instanceof Outcome.NotDone<?> notDone) {
      return new Outcome.NotDone<>(notDone.reason(), notDone.retryAfter());
    }
    if (end instanceof Outcome.Unknown<?> unknown) {
      return Outcome.unknown(unknown.reason());
    }
    return end instanceof Outcome<?> ? rig.ask(attempt) : Outcome.unknown("no batch was sent");
  }

  @Override
  public Outcome<DocumentNumber> askPost(PostingTask task) {
    return task.kind() == PostingKind.SURCHARGE
        ? journal.askPost(task)
        : rig.ask(latest.getOrDefault(task.postingId(), task));
  }

  /** The subledger's document clears. */
  @Override
  public Outcome<DocumentNumber> settle(TaskBuilder payment) {
    return post(payment.payment());
  }

  @Override
  public void close() {
    rig.close();
    journal.close();
  }
}

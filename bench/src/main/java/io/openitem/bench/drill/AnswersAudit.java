package io.openitem.bench.drill;

import io.openitem.bench.drill.Evidence.Answers;
import io.openitem.bench.drill.Evidence.Payment;
import io.openitem.bench.drill.Findings.Wrong;
import java.util.Set;
import java.util.stream.Collectors;

/** What the clients were told, under each key always the same and of payments that exist. */
final class AnswersAudit {
  private AnswersAudit() {}

  static void of(Evidence evidence, Findings findings) {
    Set<String> known =
        evidence.payments().stream().map(Payment::paymentId).collect(Collectors.toSet());
    for (Answers told : evidence.answers()) {
      Set<String> different = Set.copyOf(told.texts());
      if (different.size() > 1 || told.refusedAfterwards()) {
        findings.wrong(Wrong.ANSWERS_CHANGED, told.key() + " was told " + different);
      }
      if (!known.containsAll(told.paymentIds())) {
        findings.wrong(
            Wrong.LOST,
            told.key() + " was told of " + told.paymentIds() + ", unknown to our books");
      }
    }
  }
}

package io.openitem.sap.lockbox;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaidItem;
import io.openitem.domain.PostingTask;
import java.util.List;
import java.util.Optional;

/** Whether what a payment pays is in SAP as it was when it was paid. */
final class StillOpen {

  private StillOpen() {}

  /** Why what was paid cannot be paid any more, or SAP does not show it; empty when all is open. */
  static Optional<Outcome<DocumentNumber>> whyNot(PostingTask task, List<AccountLine> lines) {
    for (PaidItem item : task.items()) {
      Optional<AccountLine> line = LockboxAnswers.find(item, lines);
      if (line.isEmpty()) {
        return Optional.of(
            Outcome.notDone("SAP shows no item " + item.invoice() + " on the account"));
      }
      Optional<DocumentNumber> by = line.get().clearedBy();
      if (by.isPresent()) {
        return Optional.of(
            Outcome.refused(
                "CLEARED-OTHERWISE", "%s is cleared by %s".formatted(item.invoice(), by.get())));
      }
      if (!line.get().amount().equals(item.amount())) {
        return Optional.of(
            Outcome.refused(
                "AMOUNT-DIFFERS",
                "%s is %s in SAP, paid was %s"
                    .formatted(item.invoice(), line.get().amount(), item.amount())));
      }
    }
    return Optional.empty();
  }
}

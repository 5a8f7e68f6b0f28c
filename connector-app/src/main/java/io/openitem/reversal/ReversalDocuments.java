package io.openitem.reversal;

import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.ReversedMoney;
import io.openitem.payment.BusinessDay;
import io.openitem.payment.PaymentSettings;
import io.openitem.posting.ReversalPlanner;
import java.time.Instant;
import java.util.Optional;

/** Has the documents of money that moved again planned, each once. */
final class ReversalDocuments {

  private final DueReversals due;
  private final CompanyCodes companyCodes;
  private final ReversalPlanner planner;
  private final ReversalTimes times;

  ReversalDocuments(
      DueReversals due,
      CompanyCodes companyCodes,
      ReversalPlanner planner,
      PaymentSettings settings) {
    this.due = due;
    this.companyCodes = companyCodes;
    this.planner = planner;
    this.times = new ReversalTimes(settings);
  }

  /**
   * Plans the document of money that has moved, unless it is planned. Where that is not possible
   * yet, because the payment's own posting is not planned or its company code is not in
   * customizing, it is tried again.
   */
  void plan(LockedPayment payment, Reversal moved, Instant now) {
    if (due.isPlanned(moved.reversalId())) {
      due.notDue(moved.reversalId());
      return;
    }
    Optional<CompanyCodeCustomizing> customizing =
        companyCodes.find(payment.account().companyCode());
    if (customizing.isEmpty() || payment.posting().isEmpty()) {
      due.due(moved.reversalId(), times.next(moved, now), "moved, but not to be posted yet");
      return;
    }
    Instant movedAt = moved.movedAt().orElse(now);
    planner.plan(
        new ReversedMoney(
            moved.reversalId(),
            moved.paymentId(),
            moved.kind(),
            moved.amount(),
            moved.surcharge(),
            moved.processor(),
            moved.processorReversalId().orElseThrow(),
            movedAt.atZone(customizing.get().timeZone()).toLocalDate(),
            BusinessDay.of(movedAt, customizing.get()),
            customizing.get().postingApi()),
        payment.posting().get());
    due.notDue(moved.reversalId());
  }
}

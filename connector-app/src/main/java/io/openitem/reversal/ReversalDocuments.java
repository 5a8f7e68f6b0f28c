package io.openitem.reversal;

import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.ReversedMoney;
import io.openitem.payment.BusinessDay;
import io.openitem.payment.PaymentSettings;
import io.openitem.payment.RaisedPayments;
import io.openitem.posting.ReversalPlanner;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Has the documents of money that moved again planned, each once. */
final class ReversalDocuments {

  private static final String NOT_PLANNED =
      "money moved again, but not to be posted: the payment's own posting is not planned";

  private final DueReversals due;
  private final CompanyCodes companyCodes;
  private final ReversalPlanner planner;
  private final RaisedPayments raised;
  private final PaymentSettings settings;
  private final ReversalTimes times;

  ReversalDocuments(
      DueReversals due,
      CompanyCodes companyCodes,
      ReversalPlanner planner,
      RaisedPayments raised,
      PaymentSettings settings) {
    this.due = due;
    this.companyCodes = companyCodes;
    this.planner = planner;
    this.raised = raised;
    this.settings = settings;
    this.times = new ReversalTimes(settings);
  }

  /**
   * Plans the document of money that has moved, unless it is planned. Where that is not possible
   * yet, because the payment's own posting is not planned or its company code is not in
   * customizing, the payment is raised, and it is tried again.
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
      raise(payment, moved, customizing.isEmpty(), now);
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
    raised.putRight(payment.paymentId(), notCustomized(payment), now);
    raised.putRight(payment.paymentId(), NOT_PLANNED, now);
  }

  /** The payment's own posting may be planned in a moment; customizing does not come by itself. */
  private void raise(LockedPayment payment, Reversal moved, boolean notCustomized, Instant now) {
    boolean late =
        moved.movedAt().map(at -> !now.isBefore(at.plus(settings.longestAsk()))).orElse(false);
    if (notCustomized || late) {
      raised.raise(
          payment.paymentId(),
          notCustomized ? notCustomized(payment) : NOT_PLANNED,
          Map.of("reversalId", moved.reversalId(), "kind", moved.kind().name()),
          now);
    }
  }

  private static String notCustomized(LockedPayment payment) {
    return "money moved again, but not to be posted: customizing has no company code "
        + payment.account().companyCode().value();
  }
}

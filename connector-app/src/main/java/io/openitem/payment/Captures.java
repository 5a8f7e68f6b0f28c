package io.openitem.payment;

import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.CapturedPayment;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.Money;
import io.openitem.domain.PaymentEventType;
import io.openitem.posting.PostingPlanner;
import io.openitem.processor.Charge;
import io.openitem.store.PaymentEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Captured money: recorded as the processor took it, and planned for posting in the same
 * transaction. If it is not what we asked for, nothing is guessed: it is kept as it is and raised.
 */
final class Captures {

  private static final Logger LOG = LoggerFactory.getLogger(Captures.class);

  private final PaymentStore payments;
  private final CompanyCodes companyCodes;
  private final PaymentEvents events;
  private final PostingPlanner planner;
  private final RaisedPayments raised;
  private final UnplannedCaptures unplanned;

  Captures(
      PaymentStore payments,
      CompanyCodes companyCodes,
      PaymentEvents events,
      PostingPlanner planner,
      RaisedPayments raised,
      UnplannedCaptures unplanned) {
    this.payments = payments;
    this.companyCodes = companyCodes;
    this.events = events;
    this.planner = planner;
    this.raised = raised;
    this.unplanned = unplanned;
  }

  /**
   * Records a capture once, however often it is told.
   *
   * @return false when its postings are still to be planned, by {@link #planLate}
   */
  boolean capture(StoredPayment payment, Charge charge, Instant now) {
    if (payment.isCaptured()) {
      raiseSecondCharge(payment, charge, now);
      return true;
    }
    Optional<CompanyCodeCustomizing> customizing =
        companyCodes.find(payment.account().companyCode());
    Optional<LocalDate> businessDate = customizing.map(found -> BusinessDay.of(now, found));
    Optional<String> difference = difference(payment, charge);
    Optional<String> wrong = difference.or(() -> lateConflict(payment));
    payments.capture(
        payment.paymentId(),
        charge.processorPaymentId(),
        charge.captured(),
        businessDate,
        wrong,
        now);
    wrong.ifPresent(why -> LOG.error("ALERT payment {}: {}", payment.paymentId(), why));
    events.append(
        payment.paymentId(), PaymentEventType.CAPTURED, particulars(payment, charge, wrong));
    if (customizing.isPresent()) {
      plan(
          captured(payment, charge, customizing.get(), businessDate.orElseThrow(), now),
          difference);
    } else {
      raised.raise(payment.paymentId(), notCustomized(payment), Map.of(), now);
    }
    return customizing.isPresent();
  }

  /**
   * Plans what could not be planned when it was captured, because its company code was not in
   * customizing.
   *
   * @return false while it still is not
   */
  boolean planLate(StoredPayment payment, Instant now) {
    Optional<Money> captured = unplanned.find(payment);
    if (captured.isEmpty()) {
      return true;
    }
    Optional<CompanyCodeCustomizing> customizing =
        companyCodes.find(payment.account().companyCode());
    if (customizing.isEmpty()) {
      return false;
    }
    Charge charge = Charge.captured(payment.processorPaymentId().orElseThrow(), captured.get());
    Instant capturedAt = payment.capturedAt().orElseThrow();
    LocalDate businessDate = BusinessDay.of(capturedAt, customizing.get());
    Optional<String> difference = difference(payment, charge);
    // A second charge may have been raised meanwhile: only what is put right goes.
    Optional<String> reason =
        payment.reason().filter(why -> !why.equals(notCustomized(payment))).or(() -> difference);
    unplanned.planned(payment.paymentId(), businessDate, reason, now);
    plan(captured(payment, charge, customizing.get(), businessDate, capturedAt), difference);
    return true;
  }

  private static String notCustomized(StoredPayment payment) {
    return "captured, but not to be posted: customizing has no company code "
        + payment.account().companyCode().value();
  }

  private void plan(CapturedPayment captured, Optional<String> difference) {
    difference.ifPresentOrElse(why -> planner.park(captured, why), () -> planner.plan(captured));
  }

  private CapturedPayment captured(
      StoredPayment payment,
      Charge charge,
      CompanyCodeCustomizing customizing,
      LocalDate businessDate,
      Instant now) {
    return new CapturedPayment(
        payment.paymentId(),
        payment.account(),
        customizing,
        payments.items(payment),
        payment.amount(),
        payment.surcharge(),
        payment.total(),
        payment.processor(),
        charge.processorPaymentId(),
        now,
        businessDate,
        payment.adHoc());
  }

  private static Optional<String> difference(StoredPayment payment, Charge charge) {
    return charge.captured().equals(payment.total())
        ? Optional.empty()
        : Optional.of(
            "the processor took %s instead of %s".formatted(charge.captured(), payment.total()));
  }

  /** Money that came after a decline had set the items free. */
  private Optional<String> lateConflict(StoredPayment payment) {
    boolean held = payment.isOpen() || payments.reserveAgain(payment.paymentId());
    return held
        ? Optional.empty()
        : Optional.of("captured after it had been declined; an item is paid twice");
  }

  private void raiseSecondCharge(StoredPayment payment, Charge charge, Instant now) {
    if (payment.processorPaymentId().equals(Optional.of(charge.processorPaymentId()))) {
      return;
    }
    raised.raise(
        payment.paymentId(),
        "captured twice: the processor took %s by %s besides %s; one is to be refunded"
            .formatted(
                charge.captured(),
                charge.processorPaymentId(),
                payment.processorPaymentId().orElse("?")),
        Map.of(
            "captured", PaymentOpening.money(charge.captured()),
            "processor", payment.processor(),
            "processorPaymentId", charge.processorPaymentId()),
        now);
  }

  private static Map<String, Object> particulars(
      StoredPayment payment, Charge charge, Optional<String> wrong) {
    Map<String, Object> data = new HashMap<>();
    data.put("captured", PaymentOpening.money(charge.captured()));
    data.put("total", PaymentOpening.money(payment.total()));
    data.put("processor", payment.processor());
    data.put("processorPaymentId", charge.processorPaymentId());
    wrong.ifPresent(why -> data.put("reason", why));
    return data;
  }
}

package io.openitem.payment;

import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.CapturedPayment;
import io.openitem.domain.CompanyCodeCustomizing;
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

  Captures(
      PaymentStore payments,
      CompanyCodes companyCodes,
      PaymentEvents events,
      PostingPlanner planner) {
    this.payments = payments;
    this.companyCodes = companyCodes;
    this.events = events;
    this.planner = planner;
  }

  /** Records a capture once, however often it is told. */
  void capture(StoredPayment payment, Charge charge, Instant now) {
    if (payment.isCaptured()) {
      raiseSecondCharge(payment, charge);
      return;
    }
    CompanyCodeCustomizing customizing =
        companyCodes.find(payment.account().companyCode()).orElseThrow();
    LocalDate businessDate = BusinessDay.of(now, customizing);
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
    plan(captured(payment, charge, customizing, businessDate, now), difference);
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
        businessDate);
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

  private void raiseSecondCharge(StoredPayment payment, Charge charge) {
    boolean same = payment.processorPaymentId().equals(Optional.of(charge.processorPaymentId()));
    if (!same) {
      LOG.error(
          "ALERT payment {} was captured twice: {} besides {}; one is to be refunded",
          payment.paymentId(),
          charge.processorPaymentId(),
          payment.processorPaymentId().orElse("?"));
    }
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

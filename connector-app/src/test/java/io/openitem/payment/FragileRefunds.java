package io.openitem.payment;

import io.openitem.domain.Outcome;
import io.openitem.processor.MovedAgain;
import io.openitem.processor.MovementList;
import io.openitem.processor.Refund;
import io.openitem.processor.RefundQuestion;
import io.openitem.processor.RefundRequest;
import io.openitem.processor.Refunds;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The real refunds, except that the next one may go wrong on our side of the wire. */
final class FragileRefunds implements Refunds {

  private final Refunds real;
  private final AtomicReference<FragileCharges.Fault> next =
      new AtomicReference<>(FragileCharges.Fault.NONE);

  FragileRefunds(Refunds real) {
    this.real = real;
  }

  void next(FragileCharges.Fault fault) {
    next.set(fault);
  }

  @Override
  public Outcome<Refund> refund(RefundRequest request) {
    FragileCharges.Fault fault = next.getAndSet(FragileCharges.Fault.NONE);
    if (fault == FragileCharges.Fault.CRASH_BEFORE) {
      throw new FragileCharges.Crash();
    }
    if (fault == FragileCharges.Fault.UNREACHABLE) {
      return Outcome.notDone("no connection");
    }
    Outcome<Refund> outcome = real.refund(request);
    if (fault == FragileCharges.Fault.CRASH_AFTER) {
      throw new FragileCharges.Crash();
    }
    return outcome;
  }

  @Override
  public Outcome<Refund> ask(RefundQuestion question) {
    return real.ask(question);
  }

  @Override
  public Outcome<MovedAgain> ofCharge(String processorPaymentId) {
    return real.ofCharge(processorPaymentId);
  }

  @Override
  public Outcome<MovementList> begunSince(Instant from, int max) {
    return real.begunSince(from, max);
  }
}

package io.openitem.payment;

import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentMethod;
import io.openitem.processor.CardCharges;
import io.openitem.processor.Charge;
import io.openitem.processor.ChargeQuestion;
import io.openitem.processor.ChargeRequest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The real charges, except that the next one may go wrong on our side of the wire. */
final class FragileCharges implements CardCharges {

  private final CardCharges real;
  private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);
  private final AtomicReference<Fault> nextAsk = new AtomicReference<>(Fault.NONE);
  private volatile UnaryOperator<Outcome<Charge>> told = UnaryOperator.identity();

  FragileCharges(CardCharges real) {
    this.real = real;
  }

  enum Fault {
    NONE,
    /** The process dies before anything is sent. */
    CRASH_BEFORE,
    /** The process dies after the answer, before it is recorded. */
    CRASH_AFTER,
    /** Nobody listens. */
    UNREACHABLE,
    /** The charge is made, and yet taken for one that was not. */
    TAKEN_FOR_NOT_DONE
  }

  /** As a killed process leaves it: nothing after this line runs. */
  static final class Crash extends RuntimeException {}

  void next(Fault fault) {
    next.set(fault);
  }

  /** The next question goes wrong. */
  void nextAsk(Fault fault) {
    nextAsk.set(fault);
  }

  /** The processor tells something else of every charge. */
  void tells(UnaryOperator<Outcome<Charge>> change) {
    told = change;
  }

  @Override
  public Optional<String> whyNot(PaymentMethod method, Money total) {
    return real.whyNot(method, total);
  }

  @Override
  public Outcome<Charge> charge(ChargeRequest request) {
    Fault fault = next.getAndSet(Fault.NONE);
    if (fault == Fault.CRASH_BEFORE) {
      throw new Crash();
    }
    if (fault == Fault.UNREACHABLE) {
      return Outcome.notDone("no connection");
    }
    Outcome<Charge> outcome = told.apply(real.charge(request));
    if (fault == Fault.TAKEN_FOR_NOT_DONE) {
      return Outcome.notDone("no connection, it seems");
    }
    if (fault == Fault.CRASH_AFTER) {
      throw new Crash();
    }
    return outcome;
  }

  @Override
  public Outcome<Charge> ask(ChargeQuestion question) {
    if (nextAsk.getAndSet(Fault.NONE) == Fault.CRASH_BEFORE) {
      throw new Crash();
    }
    return told.apply(real.ask(question));
  }

  @Override
  public Outcome<Charge> cancel(String processorPaymentId) {
    return told.apply(real.cancel(processorPaymentId));
  }
}

package io.openitem.processor;

import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentMethod;
import java.util.Optional;

/**
 * Takes money by a retained method. Never throws for what the processor does; blocks at most the
 * adapter's connect and read time-outs; never called inside a transaction.
 */
public interface CardCharges {

  /**
   * Why this processor cannot take an amount by a method, before it is tried: a currency that it
   * does not know or an amount that its minor units cannot hold. Asks nobody.
   *
   * @return a whole sentence without its full stop
   */
  Optional<String> whyNot(PaymentMethod method, Money total);

  /**
   * Charges, at most once for an attempt id.
   *
   * @return {@code Done}: the money is ours, as much as {@link Charge#captured} says. {@code
   *     Pending}: taken up, or waiting for the payer. {@code Refused}: no money moved by this
   *     attempt. {@code NotDone}: provably nothing happened. {@code Unknown}: money may have moved.
   */
  Outcome<Charge> charge(ChargeRequest request);

  /**
   * Asks what became of a charge.
   *
   * @return as {@link #charge}, except that {@code NotDone} means: not found at this moment, and
   *     asking has sent nothing that could charge yet; a processor's index may lag, so absence
   *     counts only when the caller has waited and asked again. {@code Unknown}: could not tell.
   */
  Outcome<Charge> ask(ChargeQuestion question);

  /**
   * Takes a charge back that has not moved money yet.
   *
   * @return {@code Refused} with code {@link #CANCELLED} once no money can move by it any more; any
   *     other answer as {@link #ask}, so a charge that was captured meanwhile is {@code Done}
   */
  Outcome<Charge> cancel(String processorPaymentId);

  /** The code of a charge that was cancelled. */
  String CANCELLED = "cancelled";
}

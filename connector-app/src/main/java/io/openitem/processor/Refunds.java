package io.openitem.processor;

import io.openitem.domain.Outcome;
import java.time.Instant;

/**
 * Gives captured money back, and tells what has gone back by itself. Never throws for what the
 * processor does; blocks at most the adapter's connect and read time-outs; never called inside a
 * transaction.
 */
public interface Refunds {

  /** How many movements of one charge are read at most; more are an answer that is not given. */
  int MOVEMENTS_MAX = 1_000;

  /**
   * Gives back, at most once for a refund id.
   *
   * @return {@code Done}: the money has gone back, as much as {@link Refund#amount} says. {@code
   *     Pending}: taken up, the money is on its way. {@code Refused}: no money moves by it. {@code
   *     NotDone}: provably nothing happened. {@code Unknown}: money may have gone back.
   */
  Outcome<Refund> refund(RefundRequest request);

  /**
   * Asks what became of a refund.
   *
   * @return as {@link #refund}, except that {@code NotDone} means: not found at this moment, and
   *     asking has sent nothing that could move money yet; absence counts only when the caller has
   *     waited and asked again. {@code Unknown}: could not tell.
   */
  Outcome<Refund> ask(RefundQuestion question);

  /**
   * Everything that moved again of a charge, by the processor's own books, whoever began it.
   *
   * @param processorPaymentId the processor's id of the charge
   * @return {@code Done}, or {@code Unknown}: then nothing may be concluded
   */
  Outcome<MovedAgain> ofCharge(String processorPaymentId);

  /**
   * Refunds and disputes of all charges of the account that began from a time on, as they stand
   * now, whoever's charges they are. An account may serve others too.
   *
   * @param from from this time on, by the processor's clock
   * @param max how many refunds, and how many disputes, are read at most, the newest first
   * @return {@code Done}, or {@code Unknown}: then nothing may be concluded
   */
  Outcome<MovementList> begunSince(Instant from, int max);
}

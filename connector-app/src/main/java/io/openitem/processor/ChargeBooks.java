package io.openitem.processor;

import io.openitem.domain.Outcome;
import java.time.Instant;
import java.util.List;

/** A processor's own books, to be compared with ours. Reads only. */
public interface ChargeBooks {

  /** How many charges one look reads at most; more are an answer that cannot be given. */
  int CHARGES_MAX = 200_000;

  /**
   * The charges for our payments that took money and were made in a time, whatever is known of them
   * here. Charges that carry no id of ours are left out: an account may serve others too.
   *
   * @param from from this time on
   * @param until before this time
   * @return {@code Done} with all of them, or {@code Unknown}: then nothing may be concluded
   */
  Outcome<List<BookedCharge>> captured(Instant from, Instant until);
}

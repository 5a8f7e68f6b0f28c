package io.openitem.domain;

import java.security.SecureRandom;
import java.time.Clock;

/**
 * Makes identifiers: time first, so that they sort and index well, then randomness from a secure
 * source, so that nobody can guess the next. Crockford's base 32 without I, L, O and U.
 */
public final class Ids {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** Takes the time from this clock. */
  public Ids(Clock clock) {
    this.clock = clock;
  }

  /** A payment's id: {@code pay_} and 26 characters. */
  public String payment() {
    return "pay_" + timed(10, 16);
  }

  /** A posting's id: {@code pst_} and 26 characters. */
  public String posting() {
    return "pst_" + timed(10, 16);
  }

  /** An attempt's id, {@code att_} and 26 characters: the idempotency key of a charge. */
  public String attempt() {
    return "att_" + timed(10, 16);
  }

  /** A quote's id: {@code quo_} and 26 characters. */
  public String quote() {
    return "quo_" + timed(10, 16);
  }

  /** The id of a method that is being added, {@code set_} and 26 characters. */
  public String setup() {
    return "set_" + timed(10, 16);
  }

  /** A synchronisation's id: {@code syn_} and 26 characters. */
  public String sync() {
    return "syn_" + timed(10, 16);
  }

  /** An event's id: {@code evt_} and 26 characters. */
  public String event() {
    return "evt_" + timed(10, 16);
  }

  /** The id of something done by hand: {@code act_} and 26 characters. */
  public String action() {
    return "act_" + timed(10, 16);
  }

  /** The id of money that goes back, {@code rvs_} and 26 characters: a refund's idempotency key. */
  public String reversal() {
    return "rvs_" + timed(10, 16);
  }

  /** A portal user's id: {@code usr_} and 26 characters. */
  public String user() {
    return "usr_" + timed(10, 16);
  }

  /** A registration's id: {@code reg_} and 26 characters. */
  public String registration() {
    return "reg_" + timed(10, 16);
  }

  /** A mail's id: {@code mai_} and 26 characters. */
  public String mail() {
    return "mai_" + timed(10, 16);
  }

  /** A lockbox batch's id: {@code lbx_} and 26 characters. */
  public String lockboxBatch() {
    return "lbx_" + timed(10, 16);
  }

  /** The 14 characters of a posting's reference: 9 of time (ms, for 1,115 years), 5 of chance. */
  public String postingReference() {
    return timed(9, 5);
  }

  private String timed(int timeChars, int randomChars) {
    StringBuilder id = new StringBuilder(timeChars + randomChars);
    long millis = clock.millis();
    for (int i = timeChars - 1; i >= 0; i--) {
      id.append(ALPHABET.charAt((int) (millis >>> (5 * i)) & 31));
    }
    for (int i = 0; i < randomChars; i++) {
      id.append(ALPHABET.charAt(random.nextInt(32)));
    }
    return id.toString();
  }
}

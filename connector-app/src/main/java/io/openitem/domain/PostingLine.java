package io.openitem.domain;

import java.util.Optional;

/**
 * A line of a document to be posted.
 *
 * @param role what the line is for
 * @param glAccount the G/L account, S10; empty for the customer's line
 * @param amount debit positive, credit negative
 * @param taxCode the tax code of a surcharge, where customizing names one
 * @param specialGlCode the special G/L indicator of a customer's down payment
 * @param text what the payer says it is for
 */
public record PostingLine(
    Role role,
    Optional<String> glAccount,
    Money amount,
    Optional<String> taxCode,
    Optional<String> specialGlCode,
    Optional<String> text) {

  /** A line of an ordinary payment. */
  public PostingLine(
      Role role, Optional<String> glAccount, Money amount, Optional<String> taxCode) {
    this(role, glAccount, amount, taxCode, Optional.empty(), Optional.empty());
  }

  /** What a line is for. */
  public enum Role {
    /** The processor owes us: the debit of what was captured, the credit of what went back. */
    PROCESSOR_CLEARING,
    /**
     * The customer owes us less: the credit of what the items amount to; a debit when it went back.
     */
    CUSTOMER,
    /** The fee for paying by card: the credit of the surcharge; a debit of what went back. */
    SURCHARGE
  }
}

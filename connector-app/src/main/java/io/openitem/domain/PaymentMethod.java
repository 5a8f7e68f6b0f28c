package io.openitem.domain;

import java.util.Optional;

/**
 * A retained way to pay. The number itself stays with the processor.
 *
 * @param id ours
 * @param organisation whose method it is
 * @param processor which processor holds the token
 * @param processorMethod the processor's token
 * @param processorCustomer the processor's customer that the token belongs to
 * @param type card or bank debit
 * @param brand the card's brand or the bank's name
 * @param lastFour the last four characters of the number
 * @param expiry {@code YYYY-MM}; empty for bank accounts
 * @param holder the name on it
 * @param funding credit, debit, prepaid, or unknown
 * @param isDefault whether it is offered first
 */
public record PaymentMethod(
    String id,
    String organisation,
    String processor,
    String processorMethod,
    String processorCustomer,
    Type type,
    String brand,
    String lastFour,
    Optional<String> expiry,
    Optional<String> holder,
    Funding funding,
    boolean isDefault) {

  /** What kind of method it is. */
  public enum Type {
    /** A payment card. */
    CARD,
    /** A debit of a bank account. */
    BANK_ACCOUNT
  }

  /** How a card is funded. Only credit cards may ever be surcharged. */
  public enum Funding {
    /** A credit card. */
    CREDIT,
    /** A debit card. */
    DEBIT,
    /** A prepaid card. */
    PREPAID,
    /** The processor does not say, or it is no card: no surcharge. */
    UNKNOWN
  }
}

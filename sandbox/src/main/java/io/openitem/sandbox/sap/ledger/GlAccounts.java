package io.openitem.sandbox.sap.ledger;

import java.util.Map;
import java.util.Optional;

/** The chart of accounts, as far as receivables need it. The same in every company code. */
public final class GlAccounts {
  /** Reconciliation account of customers; cannot be posted to directly. */
  public static final String RECEIVABLES = "12100000";

  /** What the card processor owes us; open-item managed. */
  public static final String PROCESSOR_CLEARING = "11002080";

  /** Money on its way from the bank. */
  public static final String BANK_TRANSIT = "11002081";

  /** What customers pay for the use of a card. */
  public static final String SURCHARGE = "41000900";

  /** Sales. */
  public static final String REVENUE = "41000000";

  /** What the processor keeps. */
  public static final String FEES = "61003000";

  private static final Map<String, String> NAMES =
      Map.of(
          RECEIVABLES,
          "Receivables domestic",
          PROCESSOR_CLEARING,
          "Card processor clearing",
          BANK_TRANSIT,
          "Bank transit",
          SURCHARGE,
          "Card surcharge revenue",
          REVENUE,
          "Revenue domestic",
          FEES,
          "Card processing fees",
          "22000000",
          "Output tax");

  private GlAccounts() {}

  /** The account's name, if the account exists; leading zeros do not matter. */
  public static Optional<String> name(String account) {
    return Optional.ofNullable(NAMES.get(plain(account)));
  }

  /** The account without leading zeros. */
  public static String plain(String account) {
    int first = 0;
    while (first < account.length() - 1 && account.charAt(first) == '0') {
      first++;
    }
    return account.substring(first);
  }
}

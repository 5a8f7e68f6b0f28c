package io.openitem.sandbox.sap.ledger;

/**
 * What a line says when it is posted.
 *
 * @param accountType {@code D} customer or {@code S} G/L account
 * @param account the customer (ten digits) or the G/L account
 * @param glAccount the G/L account; for a customer its reconciliation account
 * @param branchAccount the customer that the line came from, when a head office holds it
 * @param postingKey two digits
 * @param amountMinor in the document currency's smallest unit; debit positive, credit negative
 * @param specialGl special G/L indicator; blank for an ordinary receivable
 * @param texts everything that nothing is calculated from
 */
public record LineContent(
    String accountType,
    String account,
    String glAccount,
    String branchAccount,
    String postingKey,
    long amountMinor,
    String specialGl,
    Texts texts) {

  /** A line on a customer; the posting key follows from the sign unless it is an invoice's. */
  public static LineContent customer(
      String customer, String branch, String postingKey, long amountMinor, Texts texts) {
    return new LineContent(
        "D", customer, GlAccounts.RECEIVABLES, branch, postingKey, amountMinor, "", texts);
  }

  /** A line on a G/L account: posting key 40 in debit, 50 in credit. */
  public static LineContent gl(String account, long amountMinor, Texts texts) {
    String plain = GlAccounts.plain(account);
    return new LineContent(
        "S", plain, plain, "", amountMinor >= 0 ? "40" : "50", amountMinor, "", texts);
  }
}

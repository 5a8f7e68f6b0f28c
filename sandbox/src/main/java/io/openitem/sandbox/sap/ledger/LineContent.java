package io.openitem.sandbox.sap.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;

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
 * @param invoice the document of which this is the residual item, as its key's text; else blank. A
 *     residual item stays open when its document clears
 */
public record LineContent(
    String accountType,
    String account,
    String glAccount,
    String branchAccount,
    String postingKey,
    long amountMinor,
    String specialGl,
    Texts texts,
    String invoice) {

  /** A line that is no residual item. */
  public LineContent(
      String accountType,
      String account,
      String glAccount,
      String branchAccount,
      String postingKey,
      long amountMinor,
      String specialGl,
      Texts texts) {
    this(
        accountType,
        account,
        glAccount,
        branchAccount,
        postingKey,
        amountMinor,
        specialGl,
        texts,
        "");
  }

  /** What is left of a line, posting key 06 or 16 for a payment difference. */
  public LineContent residual(long restMinor, String ofInvoice) {
    return difference(restMinor, ofInvoice);
  }

  /** The other side of a residual item, which is cleared with the line that it is left of. */
  public LineContent cleared(long restMinor) {
    return difference(-restMinor, "");
  }

  private LineContent difference(long minor, String ofInvoice) {
    String key = minor < 0 ? "16" : "06";
    return new LineContent(
        accountType, account, glAccount, branchAccount, key, minor, specialGl, texts, ofInvoice);
  }

  /** True for what is left of an invoice. */
  @JsonIgnore
  public boolean isResidual() {
    return !invoice.isEmpty();
  }

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

package io.openitem.sandbox.sap.lockbox;

import java.math.BigDecimal;
import java.util.List;

/**
 * A batch of incoming payments, as it was posted.
 *
 * @param internalKey this SAP's own key, 8 digits
 * @param batch the sender's number, 3 characters
 * @param lockbox the lockbox's number
 * @param companyCode whose books
 * @param destination where it was sent to
 * @param origin who sent it
 * @param depositMillis DepositDateTime, milliseconds since 1970-01-01T00:00Z
 * @param currency of all its items
 * @param amount what the items amount to
 * @param items at least one
 */
public record LockboxBatch(
    String internalKey,
    String batch,
    String lockbox,
    String companyCode,
    String destination,
    String origin,
    long depositMillis,
    String currency,
    BigDecimal amount,
    List<LockboxItem> items) {

  /** Copies the items. */
  public LockboxBatch {
    items = List.copyOf(items);
  }

  /** The same as SAP may answer a create: without the numbers of the documents. */
  public LockboxBatch withoutNumbers() {
    return new LockboxBatch(
        internalKey,
        batch,
        lockbox,
        companyCode,
        destination,
        origin,
        depositMillis,
        currency,
        amount,
        items.stream().map(LockboxItem::withoutNumbers).toList());
  }
}

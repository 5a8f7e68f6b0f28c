package io.openitem.sandbox.sap;

/**
 * How this SAP behaves where systems differ; can be changed while it runs.
 *
 * @param pageSizeRows how many rows an OData page holds before {@code __next}
 * @param clearingDelayMillis how long an asynchronous clearing takes, its account being locked
 * @param postingDelayMillis how long a synchronous posting takes, its account being locked
 * @param strictReferences true refuses a DocumentReferenceID that the company code has already; SAP
 *     itself accepts it
 * @param downPayments true takes a customer's down payment by journal entry; that SAP does is not
 *     established
 * @param lockboxSlotMillis how exactly lockbox batches of a destination and origin are told apart:
 *     by the minute, as SAP does, unless a test has no minute
 * @param lockboxNumbersInAnswer true names the documents in the answer to a lockbox batch; whether
 *     SAP does is not established, so they are read from the items
 */
public record SapSettings(
    int pageSizeRows,
    long clearingDelayMillis,
    long postingDelayMillis,
    boolean strictReferences,
    boolean downPayments,
    long lockboxSlotMillis,
    boolean lockboxNumbersInAnswer) {

  /** What a sandbox starts with. */
  public static final SapSettings DEFAULT =
      new SapSettings(1_000, 150, 0, false, true, 60_000, false);

  /** Refuses what makes no sense. */
  public SapSettings {
    if (pageSizeRows < 1 || pageSizeRows > 100_000) {
      throw new IllegalArgumentException("pageSizeRows must be 1 to 100000");
    }
    if (clearingDelayMillis < 0 || postingDelayMillis < 0) {
      throw new IllegalArgumentException("delays cannot be negative");
    }
    if (lockboxSlotMillis < 1 || lockboxSlotMillis > 60_000) {
      throw new IllegalArgumentException("lockboxSlotMillis must be 1 to 60000");
    }
  }

  /** The same with another page size. */
  public SapSettings withPageSizeRows(int rows) {
    return new SapSettings(
        rows,
        clearingDelayMillis,
        postingDelayMillis,
        strictReferences,
        downPayments,
        lockboxSlotMillis,
        lockboxNumbersInAnswer);
  }

  /** The same with another clearing delay. */
  public SapSettings withClearingDelayMillis(long millis) {
    return new SapSettings(
        pageSizeRows,
        millis,
        postingDelayMillis,
        strictReferences,
        downPayments,
        lockboxSlotMillis,
        lockboxNumbersInAnswer);
  }

  /** The same with another posting delay. */
  public SapSettings withPostingDelayMillis(long millis) {
    return new SapSettings(
        pageSizeRows,
        clearingDelayMillis,
        millis,
        strictReferences,
        downPayments,
        lockboxSlotMillis,
        lockboxNumbersInAnswer);
  }

  /** The same, strict about references or not. */
  public SapSettings withStrictReferences(boolean strict) {
    return new SapSettings(
        pageSizeRows,
        clearingDelayMillis,
        postingDelayMillis,
        strict,
        downPayments,
        lockboxSlotMillis,
        lockboxNumbersInAnswer);
  }

  /** The same, taking down payments or refusing them. */
  public SapSettings withDownPayments(boolean taken) {
    return new SapSettings(
        pageSizeRows,
        clearingDelayMillis,
        postingDelayMillis,
        strictReferences,
        taken,
        lockboxSlotMillis,
        lockboxNumbersInAnswer);
  }

  /** The same, telling lockbox batches apart so exactly. */
  public SapSettings withLockboxSlotMillis(long millis) {
    return new SapSettings(
        pageSizeRows,
        clearingDelayMillis,
        postingDelayMillis,
        strictReferences,
        downPayments,
        millis,
        lockboxNumbersInAnswer);
  }

  /** The same, naming documents in the answer to a lockbox batch or not. */
  public SapSettings withLockboxNumbersInAnswer(boolean named) {
    return new SapSettings(
        pageSizeRows,
        clearingDelayMillis,
        postingDelayMillis,
        strictReferences,
        downPayments,
        lockboxSlotMillis,
        named);
  }
}

package io.openitem.sap.lockbox;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;

/** Where a payment's item stands in our own books. */
sealed interface ItemStanding {

  /**
   * SAP need not be asked.
   *
   * @param outcome it waits, its batch is under way, or SAP refused its batch
   */
  record Told(Outcome<DocumentNumber> outcome) implements ItemStanding {}

  /**
   * SAP is to be asked.
   *
   * @param phase how much SAP can still do
   */
  record Ask(Phase phase) implements ItemStanding {}

  /**
   * It waits for a batch and must not go before SAP is looked at: it came back from a batch, or
   * people had its posting in hand.
   *
   * @param tries how often it was in a batch
   * @param retries how often people gave its posting back
   */
  record Look(int tries, int retries) implements ItemStanding {}

  /** What SAP can still do about an item. */
  enum Phase {
    /** It never went to SAP on account of this attempt. */
    NEVER_SENT,
    /** SAP has answered that it posted the batch. */
    ANSWERED,
    /** SAP's answer was lost, and SAP may be at work on it. */
    RECENTLY_LOST,
    /** SAP's answer was lost, and its maximum run time has passed since. */
    LOST
  }
}

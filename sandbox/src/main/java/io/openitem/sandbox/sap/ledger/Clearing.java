package io.openitem.sandbox.sap.ledger;

import java.util.Collection;
import java.util.List;

/** What must hold for items to be cleared together. */
final class Clearing {
  private Clearing() {}

  /**
   * Refuses what cannot be cleared.
   *
   * @param ownMinor what the clearing document itself posts on the customer, in the currency's
   *     smallest unit
   * @throws IllegalStateException when an item is cleared already, or the amounts do not sum to
   *     zero
   */
  static void check(Header header, Collection<Line> items, long ownMinor) {
    long sum = ownMinor;
    for (Line line : items) {
      if (line.state().isCleared()) {
        throw new IllegalStateException(
            "Item " + line.document().key() + "/" + line.itemText() + " is already cleared");
      }
      sum = Math.addExact(sum, line.content().amountMinor());
    }
    if (sum != 0) {
      throw new IllegalStateException(
          "The difference is too large for clearing: " + header.currency().toAmount(sum));
    }
  }

  /** What lines post on customers and clear with it. */
  static long onCustomers(List<LineContent> lines) {
    return lines.stream()
        .filter(line -> line.accountType().equals("D") && !line.isResidual())
        .mapToLong(LineContent::amountMinor)
        .sum();
  }

  /** The names of items. */
  static List<LedgerEvent.ItemKey> keys(Collection<Line> items) {
    return items.stream()
        .map(line -> new LedgerEvent.ItemKey(line.document().key(), line.item()))
        .toList();
  }
}

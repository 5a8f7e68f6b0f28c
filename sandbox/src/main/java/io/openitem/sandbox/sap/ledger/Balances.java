package io.openitem.sandbox.sap.ledger;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Balances in the currency's smallest unit, by {@code <company code>/<account>/<currency>}; debit
 * positive. They sum to zero for each currency of a company code. Thread-safe.
 */
final class Balances {
  private final Map<String, AtomicLong> byAccount = new ConcurrentHashMap<>();

  Balances() {}

  void add(Line line) {
    Document document = line.document();
    String account =
        String.join(
            "/",
            document.key().companyCode(),
            line.content().account(),
            document.header().currency().name());
    byAccount
        .computeIfAbsent(account, key -> new AtomicLong())
        .addAndGet(line.content().amountMinor());
  }

  /** The balances of the accounts whose key begins with a prefix. */
  Map<String, Long> of(String prefix) {
    Map<String, Long> found = new TreeMap<>();
    byAccount.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            found.put(key, value.get());
          }
        });
    return found;
  }
}

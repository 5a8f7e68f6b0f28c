package io.openitem.sandbox.sap.ledger;

import java.util.HashSet;
import java.util.Set;

/** Who is being posted to at this moment, and who is locked by an administrator. Thread-safe. */
public final class AccountLocks {
  private final Set<String> held = new HashSet<>();
  private final Set<String> locked = new HashSet<>();

  /**
   * Locks all of these customers in a company code, or none.
   *
   * @return false when one of them is being posted to or is locked
   */
  public synchronized boolean take(String companyCode, Set<String> customers) {
    for (String customer : customers) {
      if (locked.contains(customer) || held.contains(companyCode + "/" + customer)) {
        return false;
      }
    }
    customers.forEach(customer -> held.add(companyCode + "/" + customer));
    return true;
  }

  /** Frees what was taken. */
  public synchronized void free(String companyCode, Set<String> customers) {
    customers.forEach(customer -> held.remove(companyCode + "/" + customer));
  }

  /** Locks a customer until it is unlocked, as an administrator would. */
  public synchronized void lock(String customer, boolean lock) {
    if (lock) {
      locked.add(customer);
    } else {
      locked.remove(customer);
    }
  }

  /** True when an administrator locked the customer. */
  public synchronized boolean isLocked(String customer) {
    return locked.contains(customer);
  }
}

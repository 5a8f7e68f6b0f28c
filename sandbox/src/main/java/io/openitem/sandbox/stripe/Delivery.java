package io.openitem.sandbox.stripe;

/**
 * One event on its way.
 *
 * @param copy 0 for the delivery itself, from 1 for duplicates, which are tried once only
 * @param attempt from 1
 * @param dueMillis when it is tried next
 */
record Delivery(StripeEvent event, int copy, int attempt, long dueMillis)
    implements Comparable<Delivery> {

  Delivery next(long retryAtMillis) {
    return new Delivery(event, copy, attempt + 1, retryAtMillis);
  }

  @Override
  public int compareTo(Delivery other) {
    return dueMillis == other.dueMillis
        ? Long.compare(event.seq(), other.event.seq())
        : Long.compare(dueMillis, other.dueMillis);
  }
}

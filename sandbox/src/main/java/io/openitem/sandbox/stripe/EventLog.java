package io.openitem.sandbox.stripe;

import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/** The newest events, and which of them are still to be delivered. Thread-safe. */
final class EventLog {
  /** Stripe lists events for 30 days; here it is a count that bounds the memory. */
  static final int EVENTS_MAX = 50_000;

  private final NavigableMap<Long, StripeEvent> bySeq = new ConcurrentSkipListMap<>();
  private final Map<String, Long> byId = new ConcurrentHashMap<>();
  private final NavigableSet<Long> due = new ConcurrentSkipListSet<>();
  private final AtomicInteger count = new AtomicInteger();

  /** Adds an event; whatever is beyond the limit and delivered is forgotten. */
  void add(StripeEvent event, boolean toDeliver) {
    bySeq.put(event.seq(), event);
    byId.put(event.id(), event.seq());
    if (toDeliver) {
      due.add(event.seq());
    }
    if (count.incrementAndGet() > EVENTS_MAX) {
      forgetEldest();
    }
  }

  private void forgetEldest() {
    for (StripeEvent eldest : bySeq.values()) {
      if (!due.contains(eldest.seq())) {
        bySeq.remove(eldest.seq());
        byId.remove(eldest.id());
        count.decrementAndGet();
        return;
      }
    }
  }

  Optional<StripeEvent> find(String id) {
    return Optional.ofNullable(byId.get(id)).map(bySeq::get);
  }

  /** All events, the newest first. */
  NavigableMap<Long, StripeEvent> newestFirst() {
    return bySeq.descendingMap();
  }

  /** The first event after this one that is still to be delivered. */
  Optional<StripeEvent> nextDue(long afterSeq) {
    return Optional.ofNullable(due.higher(afterSeq)).map(bySeq::get);
  }

  boolean isDue(long seq) {
    return due.contains(seq);
  }

  boolean settled(long seq) {
    return due.remove(seq);
  }

  int dueCount() {
    return due.size();
  }
}

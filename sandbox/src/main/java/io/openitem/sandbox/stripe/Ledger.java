package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Everything the processor knows. Changes take effect one after the other, as a whole, and are
 * answered once they are on disk; reads need no lock. Thread-safe.
 */
final class Ledger implements AutoCloseable {
  private final Clock clock;
  private final Map<String, Stored> objects = new ConcurrentHashMap<>();
  private final Map<String, NavigableMap<Long, String>> index = new ConcurrentHashMap<>();
  private final EventLog events = new EventLog();
  private final IdempotencyKeys keys = new IdempotencyKeys();
  private final ReentrantLock changing = new ReentrantLock();
  private final Journal journal;
  private volatile Predicate<String> delivers = type -> false;
  private volatile Runnable onEvents = () -> {};
  private long lastSeq;

  private Ledger(Optional<Path> file, Clock clock) {
    this.clock = clock;
    this.journal = Journal.open(file, line -> apply(JournalLine.parse(line)));
  }

  /** Opens the ledger with what its journal holds; without a file it starts empty. */
  static Ledger open(Optional<Path> file, Clock clock) {
    return new Ledger(file, clock);
  }

  /** Says which event types somebody listens to, and whom to wake when there are new ones. */
  void listen(Predicate<String> types, Runnable wake) {
    delivers = types;
    onEvents = wake;
  }

  boolean delivers(String type) {
    return delivers.test(type);
  }

  EventLog events() {
    return events;
  }

  IdempotencyKeys keys() {
    return keys;
  }

  Clock clock() {
    return clock;
  }

  Optional<ObjectNode> find(String id) {
    return stored(id).map(Stored::parse);
  }

  Optional<Stored> stored(String id) {
    return Optional.ofNullable(objects.get(id));
  }

  /** Sequence number and id of what is found under a key, the newest first. */
  NavigableMap<Long, String> newestFirst(String indexKey) {
    NavigableMap<Long, String> found = index.get(indexKey);
    return found == null ? Collections.emptyNavigableMap() : found.descendingMap();
  }

  /**
   * Lets an operation change the ledger. When it throws, nothing changes; when it returns, its
   * answer is kept under the caller's key in the same step, and it is on disk.
   */
  Reply change(Caller caller, Function<Change, Reply> operation) {
    Reply reply;
    changing.lock();
    try {
      Change change = new Change(this, caller, clock.millis());
      reply = operation.apply(change);
      commit(change, caller.key().map(use -> new IdempotencyKeys.First(use, reply)));
    } finally {
      changing.unlock();
    }
    onEvents.run();
    journal.awaitDurable();
    return reply;
  }

  private void commit(Change change, Optional<IdempotencyKeys.First> first) {
    List<Stored> stored = new ArrayList<>();
    change.puts().values().forEach(object -> stored.add(next(object)));
    List<StripeEvent> told = new ArrayList<>();
    List<Long> due = new ArrayList<>();
    for (Change.Draft draft : change.events()) {
      StripeEvent event =
          new StripeEvent(draft.id(), ++lastSeq, draft.type(), change.nowSeconds(), draft.json());
      told.add(event);
      if (delivers(event.type())) {
        due.add(event.seq());
      }
    }
    JournalLine line = new JournalLine(stored, told, due, first, List.of());
    if (!stored.isEmpty() || !told.isEmpty() || first.isPresent()) {
      journal.append(line.toBytes());
      apply(line);
    }
  }

  private Stored next(ObjectNode object) {
    Stored before = objects.get(object.path("id").asText());
    return before == null
        ? Stored.of(object, ++lastSeq, clock.millis())
        : Stored.of(object, before.seq(), before.createdMillis());
  }

  private void apply(JournalLine line) {
    line.objects().forEach(this::index);
    for (StripeEvent event : line.events()) {
      events.add(event, line.due().contains(event.seq()));
      lastSeq = Math.max(lastSeq, event.seq());
    }
    line.first().ifPresent(keys::save);
    line.settled().forEach(events::settled);
  }

  private void index(Stored now) {
    lastSeq = Math.max(lastSeq, now.seq());
    Stored before = objects.put(now.id(), now);
    if (before != null) {
      before.indexKeys().stream()
          .filter(key -> !now.indexKeys().contains(key))
          .forEach(key -> index.getOrDefault(key, new ConcurrentSkipListMap<>()).remove(now.seq()));
    }
    for (String key : now.indexKeys()) {
      index.computeIfAbsent(key, k -> new ConcurrentSkipListMap<>()).put(now.seq(), now.id());
    }
  }

  /** Puts an object that everybody can generate again, so that the journal need not hold it. */
  void putGenerated(ObjectNode object, long createdMillis) {
    changing.lock();
    try {
      if (!objects.containsKey(object.path("id").asText())) {
        index(Stored.of(object, ++lastSeq, createdMillis));
      }
    } finally {
      changing.unlock();
    }
  }

  /** Keeps an answer that came about without a change. */
  void keep(IdempotencyKeys.First first) {
    keys.save(first);
    journal.append(JournalLine.ofKey(first).toBytes());
    journal.awaitDurable();
  }

  /** The delivery of an event has ended. Lost in a crash, it is delivered once more: no harm. */
  void settled(long eventSeq) {
    if (events.settled(eventSeq)) {
      journal.append(JournalLine.ofSettled(eventSeq).toBytes());
    }
  }

  /** Waits until what was seen so far is on disk. */
  void awaitDurable() {
    journal.awaitDurable();
  }

  @Override
  public void close() {
    journal.close();
  }
}

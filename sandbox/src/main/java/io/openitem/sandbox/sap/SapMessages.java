package io.openitem.sandbox.sap;

import io.openitem.sandbox.sap.ledger.LedgerEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The message dashboard: what became of asynchronous messages. Remembers every MessageHeader.ID, so
 * that a reused one is ignored. Thread-safe.
 */
public final class SapMessages {
  private final Map<String, Message> byId = new LinkedHashMap<>();
  private final Consumer<LedgerEvent> journal;

  /** What became of a message. */
  public enum Status {
    /** Taken in, not yet worked on. */
    RECEIVED,
    /** Took effect. */
    DONE,
    /** Had no effect; the note says why. */
    REFUSED
  }

  /**
   * A message.
   *
   * @param id MessageHeader.ID
   * @param status what became of it
   * @param note the reason, or the document; the message itself while it is RECEIVED
   * @param duplicates how often it was sent again and ignored
   */
  public record Message(String id, Status status, String note, int duplicates) {}

  SapMessages(Consumer<LedgerEvent> journal) {
    this.journal = journal;
  }

  void replay(LedgerEvent.Message event) {
    byId.put(event.id(), new Message(event.id(), Status.valueOf(event.status()), event.note(), 0));
  }

  /**
   * Takes a message in.
   *
   * @return false when its id was used before: the message is to be ignored
   */
  public synchronized boolean receive(String id, String message) {
    Message before = byId.get(id);
    if (before != null) {
      byId.put(id, new Message(id, before.status(), before.note(), before.duplicates() + 1));
      return false;
    }
    journal.accept(new LedgerEvent.Message(id, Status.RECEIVED.name(), message));
    byId.put(id, new Message(id, Status.RECEIVED, message, 0));
    return true;
  }

  /** Says what became of a message. */
  public synchronized void end(String id, Status status, String note) {
    journal.accept(new LedgerEvent.Message(id, status.name(), note));
    Message before = byId.get(id);
    byId.put(id, new Message(id, status, note, before == null ? 0 : before.duplicates()));
  }

  /** All messages, oldest first. */
  public synchronized List<Message> all() {
    return new ArrayList<>(byId.values());
  }

  /** Messages that were taken in and have not ended. */
  synchronized List<Message> pending() {
    return byId.values().stream().filter(each -> each.status() == Status.RECEIVED).toList();
  }
}

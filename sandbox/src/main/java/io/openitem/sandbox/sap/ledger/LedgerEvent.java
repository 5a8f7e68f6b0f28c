package io.openitem.sandbox.sap.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.openitem.sandbox.sap.lockbox.LockboxBatch;
import java.util.List;

/** What happened after generation, as a line of the journal holds it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LedgerEvent.Posted.class, name = "posted"),
  @JsonSubTypes.Type(value = LedgerEvent.Cleared.class, name = "cleared"),
  @JsonSubTypes.Type(value = LedgerEvent.PostedAndCleared.class, name = "postedAndCleared"),
  @JsonSubTypes.Type(value = LedgerEvent.Changed.class, name = "changed"),
  @JsonSubTypes.Type(value = LedgerEvent.Message.class, name = "message"),
  @JsonSubTypes.Type(value = LedgerEvent.Master.class, name = "master"),
  @JsonSubTypes.Type(value = LedgerEvent.Lockbox.class, name = "lockbox"),
})
public sealed interface LedgerEvent {

  /** A document was posted under this number. */
  record Posted(long number, Header header, List<LineContent> lines) implements LedgerEvent {}

  /** A clearing document was posted under this number and closed these items. */
  record Cleared(long number, Header header, List<ItemKey> items) implements LedgerEvent {}

  /** A document was posted under this number, and closed its customer lines with these items. */
  record PostedAndCleared(long number, Header header, List<LineContent> lines, List<ItemKey> items)
      implements LedgerEvent {}

  /** A line by its document and number. */
  record ItemKey(DocumentKey document, int item) {}

  /** A line's state changed to this. */
  record Changed(DocumentKey document, int item, LineState state) implements LedgerEvent {}

  /**
   * An asynchronous message was taken in or reached its end.
   *
   * @param id MessageHeader.ID
   * @param status RECEIVED, DONE or REFUSED
   * @param note what the message dashboard says, or the message itself when it was received
   */
  record Message(String id, String status, String note) implements LedgerEvent {}

  /** A lockbox batch was posted. */
  record Lockbox(LockboxBatch batch) implements LedgerEvent {}

  /** A master record's field was set. */
  record Master(String entity, String field, String value) implements LedgerEvent {}
}

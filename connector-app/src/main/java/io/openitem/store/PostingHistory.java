package io.openitem.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.DocumentNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was done about a posting, by the mechanism and by people.
 *
 * @param documents its documents in SAP, also those that have no number yet
 * @param attempts each time it was sent
 * @param lane the account's lane
 * @param actions what the back office did
 * @param content what is posted: account, lines, items
 */
public record PostingHistory(
    List<Document> documents,
    List<Attempt> attempts,
    Optional<Lane> lane,
    List<Action> actions,
    JsonNode content) {

  /** Copies the lists. */
  public PostingHistory {
    documents = List.copyOf(documents);
    attempts = List.copyOf(attempts);
    actions = List.copyOf(actions);
  }

  /**
   * A document.
   *
   * @param step its place among the posting's documents
   * @param reference what it carries in SAP as DocumentReferenceID
   * @param document its number, once it is known
   * @param postedAt when it became known
   */
  public record Document(
      int step, String reference, Optional<DocumentNumber> document, Optional<Instant> postedAt) {}

  /**
   * An attempt.
   *
   * @param attemptId names it, towards SAP too
   * @param number the how manieth
   * @param sentAt when it was stored, just before it was sent
   * @param endedAt when it ended; not there while it is under way
   * @param outcome how; not there while it is under way
   * @param evidence what was seen of it, the earliest first
   */
  public record Attempt(
      String attemptId,
      int number,
      Instant sentAt,
      Optional<Instant> endedAt,
      Optional<String> outcome,
      JsonNode evidence) {}

  /**
   * The account's lane.
   *
   * @param laneId system, company code and customer
   * @param holder the posting under way on it
   * @param leaseUntil when that one counts as lost
   */
  public record Lane(String laneId, Optional<String> holder, Optional<Instant> leaseUntil) {}

  /**
   * Something that the back office did.
   *
   * @param actionId names it
   * @param action RETRY or RESOLVE
   * @param by who
   * @param at when
   * @param reason why, in their own words
   * @param before how the posting stood
   * @param after how it stood afterwards
   */
  public record Action(
      String actionId,
      String action,
      String by,
      Instant at,
      String reason,
      JsonNode before,
      JsonNode after) {}
}

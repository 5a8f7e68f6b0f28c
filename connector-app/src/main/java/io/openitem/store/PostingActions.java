package io.openitem.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.store.DeskPosting.OpenAttempt;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the back office did with postings. Only grows. Kept apart from the payment's history, which
 * customers read and the topic carries: who of the staff did what, and in which words, is neither
 * theirs to see nor the topic's to carry.
 */
public final class PostingActions {

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  /** Stores here. */
  public PostingActions(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Puts on record what was done, for ever. Must run in the transaction of what was done. */
  public void record(Done done) {
    jdbc.sql(
            """
            insert into posting_action (action_id, posting_id, action, done_by, at, reason, before, after)
            values (:id, :posting, :action, :by, :at, :reason, cast(:before as jsonb),
              cast(:after as jsonb))""")
        .param("id", done.actionId())
        .param("posting", done.before().task().postingId())
        .param("action", done.action())
        .param("by", done.by())
        .param("at", Timestamps.utc(done.at()))
        .param("reason", done.reason())
        .param("before", text(done.before()))
        .param("after", text(done.after()))
        .update();
  }

  private String text(DeskPosting posting) {
    ObjectNode node = json.createObjectNode();
    node.put("state", posting.state().name());
    posting.reason().ifPresent(reason -> node.put("reason", reason));
    node.put("deadlineAt", posting.deadlineAt().toString());
    posting
        .attempt()
        .flatMap(OpenAttempt::outcome)
        .ifPresent(outcome -> node.put("openAttempt", outcome.name()));
    posting.document().ifPresent(document -> node.put("document", document.toString()));
    return node.toString();
  }

  /**
   * Something that was done by hand.
   *
   * @param actionId new
   * @param action RETRY or RESOLVE
   * @param by who
   * @param at when
   * @param reason why, in their own words
   * @param before the posting before
   * @param after the posting afterwards
   */
  public record Done(
      String actionId,
      String action,
      String by,
      Instant at,
      String reason,
      DeskPosting before,
      DeskPosting after) {}
}

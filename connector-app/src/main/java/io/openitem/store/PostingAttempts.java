package io.openitem.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.AttemptOutcome;
import io.openitem.store.ClaimedPosting.OpenAttempt;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every attempt to have SAP post a document, stored before its first byte leaves. The index {@code
 * one_open_attempt} forbids a second one while one is open.
 */
public final class PostingAttempts {

  private static final String NOTE = "evidence = coalesce(evidence, '[]') || cast(:note as jsonb)";

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  /** Stores attempts here. */
  public PostingAttempts(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * Starts an attempt.
   *
   * @throws org.springframework.dao.DuplicateKeyException while another one is open
   */
  Attempt start(String attemptId, String postingId, int step, int no, long fence, Instant now) {
    jdbc.sql(
            """
            insert into posting_attempt (attempt_id, posting_id, step, no, fence, sent_at)
            values (:attempt, :posting, :step, :no, :fence, :now)""")
        .param("attempt", attemptId)
        .param("posting", postingId)
        .param("step", step)
        .param("no", no)
        .param("fence", fence)
        .param("now", Timestamps.utc(now))
        .update();
    return new Attempt(attemptId, Optional.empty());
  }

  /** The attempt that SAP is to be asked about. */
  Attempt open(String postingId, int step) {
    return jdbc.sql(
            """
            select attempt_id, outcome, ended_at from posting_attempt
            where posting_id = :posting and step = :step and outcome in ('UNKNOWN', 'PENDING')""")
        .param("posting", postingId)
        .param("step", step)
        .query(
            (row, n) ->
                new Attempt(
                    row.getString("attempt_id"),
                    Optional.of(
                        new OpenAttempt(
                            AttemptOutcome.valueOf(row.getString("outcome")),
                            Timestamps.instant(row, "ended_at")))))
        .single();
  }

  /** Ends an attempt, with what was seen. */
  public void end(String attemptId, AttemptOutcome outcome, String detail, Instant now) {
    jdbc.sql(
            "update posting_attempt set outcome = :outcome, ended_at = :now, "
                + NOTE
                + " where attempt_id = :attempt")
        .param("outcome", outcome.name())
        .param("now", Timestamps.utc(now))
        .param("note", note(outcome.name(), detail, now))
        .param("attempt", attemptId)
        .update();
  }

  /** Adds to what was seen of an attempt, and changes nothing else. */
  public void addEvidence(String attemptId, String what, String detail, Instant now) {
    jdbc.sql("update posting_attempt set " + NOTE + " where attempt_id = :attempt")
        .param("note", note(what, detail, now))
        .param("attempt", attemptId)
        .update();
  }

  /**
   * Ends the attempt under way of a posting whose lease lapsed as UNKNOWN.
   *
   * @return false when none was under way
   */
  boolean lose(String postingId, Instant now) {
    return jdbc.sql(
                "update posting_attempt set outcome = 'UNKNOWN', ended_at = :now, "
                    + NOTE
                    + " where posting_id = :posting and outcome is null")
            .param("now", Timestamps.utc(now))
            .param("note", note("UNKNOWN", PostingWatch.LAPSED, now))
            .param("posting", postingId)
            .update()
        > 0;
  }

  private String note(String what, String detail, Instant now) {
    ObjectNode note = json.createObjectNode();
    note.put("at", now.toString());
    note.put("what", what);
    note.put("detail", detail);
    return json.createArrayNode().add(note).toString();
  }

  /**
   * One attempt.
   *
   * @param attemptId names it
   * @param open since when it is open; empty when it is only now to be sent
   */
  record Attempt(String attemptId, Optional<OpenAttempt> open) {}
}

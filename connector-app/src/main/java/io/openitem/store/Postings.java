package io.openitem.store;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.PostingChange;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where each posting stands, and the names of its documents in SAP. */
public final class Postings {

  private static final String NUMBER =
      """
      with named as (
        update posting_document set number = :number, fiscal_year = :year, posted_at = :now
        where posting_id = :posting and step = :step)
      update posting set due_at = :now, deadline_at = :deadline, hinted_at = null,
        updated_at = :now
      where depends_on = :posting and state = 'READY' and due_at is null""";

  private final JdbcClient jdbc;

  /** Stores postings here. */
  public Postings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Applies a change, the posting date with it. The caller holds the posting's lane, or its row.
   */
  public void apply(String postingId, PostingChange change, Instant now) {
    jdbc.sql(
            """
            update posting set state = :state, due_at = :due, hinted_at = null, absent = :absent,
              reason = :reason, updated_at = :now
            where posting_id = :posting""")
        .param("state", change.state().name())
        .param("due", change.dueAt().map(Timestamps::utc).orElse(null))
        .param("absent", change.absent())
        .param("reason", change.reason().orElse(null))
        .param("now", Timestamps.utc(now))
        .param("posting", postingId)
        .update();
    change.movedTo().ifPresent(date -> move(postingId, date));
  }

  /** A clearing is not to be dated before the payment that it clears with. */
  private void move(String postingId, LocalDate postingDate) {
    jdbc.sql(
            """
            update posting set posting_date = :date,
              content = jsonb_set(content, '{postingDate}', to_jsonb(cast(:text as text)))
            where posting_id = :posting
              or (depends_on = :posting and state = 'READY' and posting_date < :date)""")
        .param("date", postingDate)
        .param("text", postingDate.toString())
        .param("posting", postingId)
        .update();
  }

  /**
   * Stores the number that SAP gave a document, and makes due what waited for it.
   *
   * @param dependantsDeadline when the dependants go on the worklist
   * @throws org.springframework.dao.DuplicateKeyException when it is another posting's document
   */
  public void number(
      String postingId,
      int step,
      DocumentNumber document,
      Instant now,
      Instant dependantsDeadline) {
    jdbc.sql(NUMBER)
        .param("number", document.number())
        .param("year", document.fiscalYear())
        .param("now", Timestamps.utc(now))
        .param("posting", postingId)
        .param("step", step)
        .param("deadline", Timestamps.utc(dependantsDeadline))
        .update();
  }
}

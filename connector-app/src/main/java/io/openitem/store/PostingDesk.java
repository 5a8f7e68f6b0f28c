package io.openitem.store;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.PostingState;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Postings as the back office takes them up and gives them back. */
public final class PostingDesk {

  private static final String FIND =
      """
      select p.*, pay.currency, pay.total, coalesce(pay.captured, pay.total) as captured,
        pay.surcharge, f.state as forerunner_state, l.holder,
        a.attempt_id, a.outcome, coalesce(a.ended_at, a.sent_at) as open_since,
        d.fiscal_year, d.number, fd.fiscal_year as forerunner_year, fd.number as forerunner_number,
        exists (select 1 from payment_item i where i.payment_id = p.payment_id and i.reserved)
          as items_reserved
      from posting p
        join payment pay on pay.payment_id = p.payment_id
        left join posting f on f.posting_id = p.depends_on
        left join lane l on l.lane_id = p.lane_id
        left join posting_attempt a on a.posting_id = p.posting_id
          and (a.outcome is null or a.outcome in ('UNKNOWN', 'PENDING'))
        left join posting_document d on d.posting_id = p.posting_id and d.step = 1
        left join posting_document fd on fd.posting_id = p.depends_on and fd.step = 1
      where p.posting_id = :posting""";

  private static final String LOCK_LANE =
      """
      insert into lane (lane_id)
      select lane_id from posting where posting_id = :posting
      on conflict (lane_id) do update set fence = lane.fence""";

  private final JdbcClient jdbc;
  private final DeskRows rows;

  /** Reads and stores here. */
  public PostingDesk(JdbcClient jdbc, PostingContentJson contents) {
    this.jdbc = jdbc;
    this.rows = new DeskRows(contents);
  }

  /** The posting as it stands; empty when there is none. */
  public Optional<DeskPosting> find(String postingId) {
    return jdbc.sql(FIND)
        .param("posting", postingId)
        .query((row, n) -> rows.posting(row, postingId))
        .optional();
  }

  /**
   * The posting as it stands, and stands still: until the caller's transaction ends nobody claims
   * it or records anything about it. Takes the lane before the posting, as everybody does.
   */
  public Optional<DeskPosting> lock(String postingId) {
    jdbc.sql(LOCK_LANE).param("posting", postingId).update();
    jdbc.sql("select 1 from posting where posting_id = :posting for update")
        .param("posting", postingId)
        .query()
        .listOfRows();
    return find(postingId);
  }

  /**
   * Gives a parked posting back to the mechanism. The caller has locked it. Counts how often: what
   * SAP showed before people had it in hand counts no more.
   *
   * @param state READY, or ASKING where an attempt is open
   */
  public void giveBack(
      String postingId, PostingState state, String reason, Instant now, Instant deadline) {
    jdbc.sql(
            """
            update posting set state = :state, due_at = :now, hinted_at = :now, absent = 0,
              deadline_at = :deadline, reason = :reason, retries = retries + 1, updated_at = :now
            where posting_id = :posting""")
        .param("state", state.name())
        .param("now", Timestamps.utc(now))
        .param("deadline", Timestamps.utc(deadline))
        .param("reason", reason)
        .param("posting", postingId)
        .update();
  }

  /**
   * Which other posting has this document, or the reference that it carries.
   *
   * <p>A payment's clearing may have the payment's own document: who posts an incoming payment by
   * hand clears the items with it.
   */
  public Optional<String> owner(
      DeskPosting asking, DocumentNumber document, Optional<String> reference) {
    return jdbc.sql(
            """
            select d.posting_id from posting_document d join posting p using (posting_id)
            where d.posting_id <> :posting
              and (d.reference = :reference
                or (d.company_code = :companyCode and d.fiscal_year = :year and d.number = :number))
              and not (p.payment_id = :payment and d.kind <> :kind
                and d.kind in ('PAYMENT', 'CLEARING') and :kind in ('PAYMENT', 'CLEARING'))
            limit 1""")
        .param("posting", asking.task().postingId())
        .param("payment", asking.task().paymentId())
        .param("kind", asking.task().kind().name())
        .param("reference", reference.orElse(""))
        .param("companyCode", document.companyCode().value())
        .param("year", document.fiscalYear())
        .param("number", document.number())
        .query(String.class)
        .optional();
  }
}

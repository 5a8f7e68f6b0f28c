package io.openitem.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.openitem.domain.AccountId;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingReference;
import io.openitem.domain.PostingState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads postings for the back office, which sees all of them. */
public final class PostingReader {

  /** More than a posting ever has: what is shown of its history is bounded. */
  private static final int HISTORY_MAX = 200;

  private static final String SELECT =
      """
      select p.*, p.content->>'account' as account, pay.currency, pay.total,
        coalesce(pay.captured, pay.total) as captured, pay.processor, pay.processor_payment_id,
        d.fiscal_year, d.number
      from posting p join payment pay on pay.payment_id = p.payment_id
        left join posting_document d on d.posting_id = p.posting_id and d.step = 1""";

  private final JdbcClient jdbc;
  private final PaymentRows rows;

  /** Reads from this database. */
  public PostingReader(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.rows = new PaymentRows(json);
  }

  /** A page of postings, those whose deadline is next first. */
  public Page<PostingSummary> list(PostingFilter filter, Optional<PageKey> after, int limit) {
    String id = "p.posting_id";
    List<PostingSummary> postings =
        filter
            .conditions()
            .after(after, "p.deadline_at", id, false)
            .in(jdbc, SELECT, Conditions.page("p.deadline_at", id, false, limit))
            .query((row, n) -> summary(row))
            .list();
    return Page.of(postings, limit, last -> new PageKey(last.deadlineAt(), last.postingId()));
  }

  /** One posting; empty when there is none. */
  public Optional<PostingSummary> find(String postingId) {
    return new Conditions()
        .and("p.posting_id = :posting", "posting", postingId)
        .in(jdbc, SELECT, "")
        .query((row, n) -> summary(row))
        .optional();
  }

  /** What was done about a posting that there is. */
  public PostingHistory history(String postingId) {
    return new PostingHistory(
        read("select * from posting_document where posting_id = :posting order by step", postingId)
            .query(
                (row, n) ->
                    new PostingHistory.Document(
                        row.getInt("step"),
                        row.getString("reference"),
                        document(row),
                        Timestamps.optionalInstant(row, "posted_at")))
            .list(),
        read(
                "select * from posting_attempt where posting_id = :posting order by step, no",
                postingId)
            .query((row, n) -> attempt(row))
            .list(),
        read(
                "select l.* from lane l join posting p using (lane_id) where posting_id = :posting",
                postingId)
            .query(
                (row, n) ->
                    new PostingHistory.Lane(
                        row.getString("lane_id"),
                        Rows.text(row, "holder"),
                        Timestamps.optionalInstant(row, "lease_until")))
            .optional(),
        read("select * from posting_action where posting_id = :posting order by seq", postingId)
            .query((row, n) -> action(row))
            .list(),
        read("select content from posting where posting_id = :posting", postingId)
            .query((row, n) -> rows.json(row, "content"))
            .single());
  }

  private JdbcClient.StatementSpec read(String sql, String postingId) {
    return jdbc.sql(sql + " limit " + HISTORY_MAX).param("posting", postingId);
  }

  private PostingHistory.Attempt attempt(ResultSet row) throws SQLException {
    boolean seen = row.getString("evidence") != null;
    return new PostingHistory.Attempt(
        row.getString("attempt_id"),
        row.getInt("no"),
        Timestamps.instant(row, "sent_at"),
        Timestamps.optionalInstant(row, "ended_at"),
        Rows.text(row, "outcome"),
        seen ? rows.json(row, "evidence") : JsonNodeFactory.instance.arrayNode());
  }

  private PostingHistory.Action action(ResultSet row) throws SQLException {
    return new PostingHistory.Action(
        row.getString("action_id"),
        row.getString("action"),
        row.getString("done_by"),
        Timestamps.instant(row, "at"),
        row.getString("reason"),
        rows.json(row, "before"),
        rows.json(row, "after"));
  }

  private static PostingSummary summary(ResultSet row) throws SQLException {
    return new PostingSummary(
        row.getString("posting_id"),
        row.getString("payment_id"),
        PostingKind.valueOf(row.getString("kind")),
        PostingState.valueOf(row.getString("state")),
        Rows.text(row, "reason"),
        new CompanyCode(row.getString("company_code")),
        AccountId.parse(row.getString("account")),
        row.getString("api"),
        new PostingReference(row.getString("reference"), 1).value(),
        Rows.money(row, "total"),
        Rows.money(row, "captured"),
        row.getString("processor"),
        Rows.text(row, "processor_payment_id"),
        Rows.date(row, "posting_date"),
        document(row),
        Rows.text(row, "depends_on"),
        row.getInt("tries"),
        Timestamps.optionalInstant(row, "due_at"),
        Timestamps.instant(row, "deadline_at"),
        Timestamps.instant(row, "created_at"),
        Timestamps.instant(row, "updated_at"));
  }

  private static Optional<DocumentNumber> document(ResultSet row) throws SQLException {
    Optional<String> number = Rows.text(row, "number");
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DocumentNumber(
                new CompanyCode(row.getString("company_code")),
                row.getString("fiscal_year"),
                number.get()));
  }
}

package io.openitem.payment;

import static io.openitem.store.Timestamps.instant;
import static io.openitem.store.Timestamps.utc;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was shown to a payer before confirmation: one quote a group. */
final class QuoteStore {

  private final JdbcClient jdbc;
  private final GroupJson groups;

  QuoteStore(JdbcClient jdbc, GroupJson groups) {
    this.jdbc = jdbc;
    this.groups = groups;
  }

  /**
   * A quote.
   *
   * @param quoteId its id
   * @param organisation for whom it was made
   * @param createdBy the user
   * @param methodId for which method
   * @param group what was shown
   * @param createdAt when
   * @param expiresAt until when it can be paid
   */
  record Quote(
      String quoteId,
      String organisation,
      String createdBy,
      String methodId,
      PaymentGroup group,
      Instant createdAt,
      Instant expiresAt) {}

  void insert(Quote quote) {
    jdbc.sql(
            """
            insert into payment_quote (quote_id, organisation, created_by, method_id, content,
              created_at, expires_at)
            values (:quote, :organisation, :user, :method, cast(:content as jsonb), :now, :expires)""")
        .param("quote", quote.quoteId())
        .param("organisation", quote.organisation())
        .param("user", quote.createdBy())
        .param("method", quote.methodId())
        .param("content", groups.write(quote.group()).toString())
        .param("now", utc(quote.createdAt()))
        .param("expires", utc(quote.expiresAt()))
        .update();
  }

  Optional<Quote> find(String organisation, String quoteId) {
    return jdbc.sql(
            """
            select * from payment_quote
            where quote_id = :quote and organisation = :organisation""")
        .param("quote", quoteId)
        .param("organisation", organisation)
        .query(
            (row, n) ->
                new Quote(
                    row.getString("quote_id"),
                    row.getString("organisation"),
                    row.getString("created_by"),
                    row.getString("method_id"),
                    groups.read(row.getString("content")),
                    instant(row, "created_at"),
                    instant(row, "expires_at")))
        .optional();
  }
}

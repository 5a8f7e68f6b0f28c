package io.openitem.store;

import io.openitem.domain.PostingContent;
import io.openitem.domain.PostingState;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The postings that credited customers, for what is to follow them. */
public final class PaymentPostings {

  private final JdbcClient jdbc;
  private final PostingContentJson contents;

  /** Reads from this database. */
  public PaymentPostings(JdbcClient jdbc, PostingContentJson contents) {
    this.jdbc = jdbc;
    this.contents = contents;
  }

  /**
   * The posting of a payment, which stands still until the caller's transaction ends. Who becomes
   * its dependant meanwhile is then either woken by it, or finds it posted. To be locked before the
   * payment's row, as whoever records a posting does.
   */
  public Optional<PaymentPosting> lock(String paymentId) {
    return jdbc.sql(
            """
            select posting_id, lane_id, state, content from posting
            where payment_id = :payment and kind = 'PAYMENT' for update""")
        .param("payment", paymentId)
        .query(
            (row, n) ->
                new PaymentPosting(
                    row.getString("posting_id"),
                    row.getString("lane_id"),
                    PostingState.valueOf(row.getString("state")),
                    contents.read(row.getString("content"))))
        .optional();
  }

  /**
   * The posting that credits the customer.
   *
   * @param postingId which
   * @param laneId its lane
   * @param state where it stands
   * @param content what it posts
   */
  public record PaymentPosting(
      String postingId, String laneId, PostingState state, PostingContent content) {}
}

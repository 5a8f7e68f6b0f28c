package io.openitem.store;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores posting sets: the postings and the names of their documents. */
public final class PostingPlans {

  private static final String INSERT =
      """
      with planned as (
        insert into posting (posting_id, payment_id, lane_id, kind, api, company_code, reference,
          depends_on, reversal_id, state, reason, content, posting_date, due_at, hinted_at, deadline_at,
          created_at, updated_at)
        values (:posting, :payment, :lane, :kind, :api, :companyCode, :reference,
          :dependsOn, :reversal, :state, :reason, cast(:content as jsonb), :postingDate,
          cast(:due as timestamptz), cast(:due as timestamptz), :deadline, :now, :now))
      insert into posting_document (posting_id, step, kind, reference, company_code)
      values (:posting, :step, :kind, :documentReference, :companyCode)""";

  private final JdbcClient jdbc;
  private final PostingContentJson contents;

  /** Writes contents so. */
  public PostingPlans(JdbcClient jdbc, PostingContentJson contents) {
    this.jdbc = jdbc;
    this.contents = contents;
  }

  /**
   * Stores a posting set, forerunners first.
   *
   * @throws org.springframework.dao.DuplicateKeyException when the payment has one of that kind
   */
  public void insert(List<PlannedPosting> postings) {
    postings.forEach(posting -> insert(posting, Optional.empty()));
  }

  /**
   * Stores the posting of captured money that has moved again.
   *
   * @throws org.springframework.dao.DuplicateKeyException when that movement has one
   */
  public void insert(PlannedPosting posting, String reversalId) {
    insert(posting, Optional.of(reversalId));
  }

  private void insert(PlannedPosting posting, Optional<String> reversalId) {
    jdbc.sql(INSERT)
        .param("posting", posting.postingId())
        .param("payment", posting.paymentId())
        .param("lane", posting.laneId())
        .param("kind", posting.kind().name())
        .param("api", posting.api())
        .param("companyCode", posting.content().account().companyCode().value())
        .param("reference", posting.reference().posting())
        .param("dependsOn", posting.dependsOn().orElse(null))
        .param("reversal", reversalId.orElse(null))
        .param("state", posting.state().name())
        .param("reason", posting.reason().orElse(null))
        .param("content", contents.write(posting.content()))
        .param("postingDate", posting.content().postingDate())
        .param("due", posting.dueAt().map(Timestamps::utc).orElse(null))
        .param("deadline", Timestamps.utc(posting.deadlineAt()))
        .param("now", Timestamps.utc(posting.plannedAt()))
        .param("step", posting.reference().step())
        .param("documentReference", posting.reference().value())
        .update();
  }
}

package io.openitem.bench.drill;

import io.openitem.bench.drill.Evidence.Document;
import io.openitem.bench.drill.Evidence.Posting;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What each side's books say of refunds once it is quiet.
 *
 * @param asked the back office's record
 * @param theirs the processor's that moved money, or are on their way
 * @param ours ours
 * @param documents what we posted in SAP
 */
record RefundEvidence(
    List<RefundRecord> asked, List<Theirs> theirs, List<Ours> ours, List<Document> documents) {

  /**
   * A refund at the processor.
   *
   * @param id the processor's
   * @param refundId ours, as the refund carries it; empty text when it carries none
   */
  record Theirs(String id, String refundId, BigDecimal amount) {}

  /**
   * A refund in our books.
   *
   * @param amount all of it
   * @param surcharge what of it is the fee
   * @param state {@code REQUESTED}, {@code PENDING}, {@code DONE} or {@code FAILED}
   * @param posting its document; empty when none was planned
   */
  record Ours(
      String refundId,
      BigDecimal amount,
      BigDecimal surcharge,
      String state,
      Optional<Posting> posting) {}
}

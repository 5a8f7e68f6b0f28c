package io.openitem.bench.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.bench.drill.Evidence.Document;
import io.openitem.bench.drill.Evidence.Posting;
import io.openitem.bench.drill.Findings.Wrong;
import io.openitem.bench.drill.RefundEvidence.Ours;
import io.openitem.bench.drill.RefundEvidence.Theirs;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever can go wrong with a refund is found. */
final class RefundsAuditTest {
  private static final Theirs MOVED = new Theirs("re_1", "rvs_1", new BigDecimal("20.00"));
  private static final Document POSTED = document("1710/2026/1", "R1", "-19.00");

  @Test
  void aRefundThatMovedOnceAndIsPostedOnceIsRight() {
    Findings findings = audit(List.of(MOVED), ours("DONE", "POSTED"), List.of(POSTED));

    assertThat(findings.details()).isEmpty();
    assertThat(findings.refundedCount()).isEqualTo(1);
    assertThat(findings.refundsPostedCount()).isEqualTo(1);
  }

  @Test
  void aRefundThatIsParkedIsRightToo() {
    Findings findings = audit(List.of(MOVED), ours("DONE", "PARKED"), List.of());

    assertThat(findings.details()).isEmpty();
    assertThat(findings.refundsParkedCount()).isEqualTo(1);
  }

  @Test
  void whatIsWrongIsFound() {
    Ours posted = ours("DONE", "POSTED");
    Theirs less = new Theirs("re_1", "rvs_1", new BigDecimal("19.99"));
    Theirs nobodys = new Theirs("re_2", "", new BigDecimal("1.00"));

    assertWrong(Wrong.DOUBLED, audit(List.of(MOVED, MOVED), posted, List.of(POSTED)));
    assertWrong(Wrong.DOUBLED, audit(List.of(MOVED), posted, List.of(POSTED, POSTED)));
    assertWrong(Wrong.LOST, audit(List.of(), posted, List.of(POSTED)));
    assertWrong(Wrong.LOST, audit(List.of(MOVED), posted, List.of()));
    assertWrong(Wrong.LOST, audit(List.of(MOVED), ours("FAILED", "POSTED"), List.of()));
    assertWrong(Wrong.LOST, audit(List.of(MOVED, nobodys), posted, List.of(POSTED)));
    assertWrong(Wrong.STUCK, audit(List.of(), ours("REQUESTED", "READY"), List.of()));
    assertWrong(Wrong.STUCK, audit(List.of(MOVED), ours("DONE", "READY"), List.of()));
    assertWrong(Wrong.WRONG_AMOUNT, audit(List.of(less), posted, List.of(POSTED)));
    assertWrong(
        Wrong.WRONG_AMOUNT,
        audit(List.of(MOVED), posted, List.of(document("1710/2026/1", "R1", "-20.00"))));
  }

  private static void assertWrong(Wrong wrong, Findings findings) {
    assertThat(findings.of(wrong)).as(findings.details().toString()).isPositive();
  }

  private static Findings audit(List<Theirs> theirs, Ours ours, List<Document> documents) {
    Findings findings = new Findings();
    RefundsAudit.of(
        new RefundEvidence(
            List.of(new RefundRecord("pay_1", "rvs_1")), theirs, List.of(ours), documents),
        findings);
    return findings;
  }

  /** A refund of 20.00, of which 1.00 is the fee. */
  private static Ours ours(String state, String posting) {
    return new Ours(
        "rvs_1",
        new BigDecimal("20.00"),
        new BigDecimal("1.00"),
        state,
        Optional.of(new Posting(posting, "R1", "1710/2026/1")));
  }

  private static Document document(String number, String reference, String credit) {
    return new Document(number, reference, new BigDecimal(credit), "USD", "");
  }
}

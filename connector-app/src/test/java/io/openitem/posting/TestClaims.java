package io.openitem.posting;

import io.openitem.domain.AccountId;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaidItem;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingReference;
import io.openitem.domain.PostingTask;
import io.openitem.store.ClaimedPosting;
import io.openitem.store.ClaimedPosting.OpenAttempt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Claims and answers for tests of what follows from them. */
final class TestClaims {

  private static final InvoiceId INVOICE = InvoiceId.parse("1710-2026-9000000001-001");

  private TestClaims() {}

  /** An outcome of that name. */
  static Outcome<DocumentNumber> outcome(String name) {
    return switch (name) {
      case "DONE" ->
          Outcome.done(new DocumentNumber(new CompanyCode("1710"), "2026", "1400000001"));
      case "PENDING" -> Outcome.pending("accepted");
      case "REFUSED" -> Outcome.refused("201(F5)", "period closed");
      case "NOT_DONE" -> Outcome.notDone("no connection");
      case "UNKNOWN" -> Outcome.unknown("timed out");
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** A claim of a posting at that time; of an open attempt when one is given. */
  static ClaimedPosting claimed(
      Instant now, PostingKind kind, int tries, int absent, Optional<OpenAttempt> open) {
    PostingTask task =
        new PostingTask(
            "pst_1",
            "pay_1",
            "att_1",
            kind,
            new PostingReference("0123456789ABCD", 1),
            AccountId.parse("1710-0010000001"),
            LocalDate.of(2026, 11, 24),
            LocalDate.of(2026, 11, 24),
            List.of(),
            List.of(new PaidItem(INVOICE, Money.of("189.63", "USD"))),
            Optional.empty(),
            "stripe",
            "pi_1");
    return new ClaimedPosting(
        task,
        "journalentry",
        "S4/1710/0010000001",
        1,
        now,
        now.plus(TestSettings.DEFAULTS.lease()),
        now.plus(TestSettings.DEFAULTS.deadline()),
        tries,
        absent,
        open);
  }
}

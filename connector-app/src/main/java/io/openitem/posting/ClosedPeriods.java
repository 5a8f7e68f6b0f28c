package io.openitem.posting;

import io.openitem.domain.AttemptOutcome;
import io.openitem.domain.ClosedPeriod;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentEventType;
import io.openitem.domain.PostingChange;
import io.openitem.domain.PostingState;
import io.openitem.domain.PostingTask;
import io.openitem.store.ClaimedPosting;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a document goes whose posting period SAP has closed. A period is a calendar month: with
 * another fiscal year variant, the first day of the next month may lie in the same closed period,
 * and the document then moves on by another month.
 */
public final class ClosedPeriods {

  private final Function<CompanyCode, ClosedPeriod> choices;
  private final int monthsAheadMax;

  /**
   * By customizing.
   *
   * @param choices what each company code's customizing says now
   */
  public ClosedPeriods(Function<CompanyCode, ClosedPeriod> choices, PostingSettings settings) {
    this.choices = choices;
    this.monthsAheadMax = settings.monthsAheadMax();
  }

  /**
   * What follows from a refusal: it is without effect, so where only the period is in the way, the
   * document may be sent again with another posting date.
   */
  PostingChange refused(
      ClaimedPosting claimed, Outcome.Refused<DocumentNumber> refused, Instant now) {
    String reason = refused.code() + ": " + refused.detail();
    boolean inTime = now.isBefore(claimed.deadlineAt());
    Optional<LocalDate> next =
        refused.periodClosed() && inTime ? next(claimed.task()) : Optional.empty();
    return next.map(date -> moved(date, reason, now))
        .orElseGet(() -> PostingChange.parked(Optional.of(AttemptOutcome.REFUSED), 0, reason));
  }

  private static PostingChange moved(LocalDate date, String reason, Instant now) {
    return new PostingChange(
        PostingState.READY,
        Optional.of(now),
        Optional.of(AttemptOutcome.REFUSED),
        0,
        Optional.of(reason),
        Optional.empty(),
        Optional.of(PaymentEventType.POSTING_DATE_MOVED),
        Optional.of(date));
  }

  /**
   * The posting date with which a document is sent again; empty where it is to be parked: by
   * customizing, or because it would move too far from its document date.
   */
  private Optional<LocalDate> next(PostingTask task) {
    if (choices.apply(task.account().companyCode()) != ClosedPeriod.NEXT_OPEN_DAY) {
      return Optional.empty();
    }
    LocalDate next = task.postingDate().plusMonths(1).withDayOfMonth(1);
    long ahead = YearMonth.from(task.documentDate()).until(YearMonth.from(next), ChronoUnit.MONTHS);
    return ahead <= monthsAheadMax ? Optional.of(next) : Optional.empty();
  }
}

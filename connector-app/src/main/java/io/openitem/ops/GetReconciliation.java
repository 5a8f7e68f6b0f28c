package io.openitem.ops;

import io.openitem.portal.Downloads;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.portal.QueryFields;
import io.openitem.portal.contract.FieldError;
import io.openitem.portal.export.TableFormat;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** The operation {@code getReconciliation}. */
public final class GetReconciliation {

  private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);
  private static final int PAYMENTS_MAX = 20_000;

  private final DayBooks books;
  private final Downloads downloads;
  private final Clock clock;

  GetReconciliation(DayBooks books, Downloads downloads, Clock clock) {
    this.books = books;
    this.downloads = downloads;
    this.clock = clock;
  }

  /**
   * The day's money with its differences, as JSON or as a file.
   *
   * @throws io.openitem.domain.ProblemException {@code invalid-request} for a day that is none or
   *     has not begun anywhere; what {@link DayBooks} refuses
   */
  public OperationResponse answer(OperationRequest request) {
    LocalDate day = day(request.path().getOrDefault("date", ""));
    Reconciliation reconciliation =
        books.of(day, new QueryFields(request).text("companyCode"), PAYMENTS_MAX);
    Optional<TableFormat> format = Downloads.wanted(request);
    if (format.isEmpty()) {
      return OperationResponse.ok(reconciliation);
    }
    return downloads.file(
        format.get(),
        "reconciliation-" + day,
        ReconciliationTable.head(reconciliation),
        max -> ReconciliationTable.rows(reconciliation),
        ReconciliationTable.lines(reconciliation));
  }

  private LocalDate day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (!day.isAfter(LocalDate.ofInstant(clock.instant(), EARLIEST))) {
        return day;
      }
      throw refused("has not begun anywhere");
    } catch (DateTimeException e) {
      throw refused("is no day of the calendar");
    }
  }

  private static RuntimeException refused(String problem) {
    return new FieldError(FieldError.In.PATH, "/date", problem, "For example: 2026-11-24")
        .asProblem()
        .asException();
  }
}

package io.openitem.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.AccountId;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.portal.contract.FieldError;
import io.openitem.portal.export.TableFormat;
import io.openitem.store.StatementBalance;
import io.openitem.store.StatementCoverage;
import io.openitem.store.StatementFilter;
import io.openitem.store.StatementLine;
import io.openitem.store.StatementPeriod;
import io.openitem.store.StatementReader;
import io.openitem.store.StatementReader.StatementPage;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The operation {@code getStatement}. */
public final class GetStatement {

  private final StatementReader statements;
  private final CompanyCodes companyCodes;
  private final Downloads downloads;
  private final Clock clock;

  /** Reads from the read model; days are the company code's own, today's by the clock. */
  public GetStatement(
      StatementReader statements, CompanyCodes companyCodes, Downloads downloads, Clock clock) {
    this.statements = statements;
    this.companyCodes = companyCodes;
    this.downloads = downloads;
    this.clock = clock;
  }

  /**
   * A page of the statement with the balances of the whole period, or all of it as a file.
   *
   * @throws ProblemException {@code not-found} where there is no such account, or it is not the
   *     caller's; {@code invalid-request} for a period that ends before it begins, or begins before
   *     cleared items are known; {@code busy} until all items were read once
   */
  public OperationResponse answer(OperationRequest request) {
    QueryFields query = new QueryFields(request);
    AccountId account =
        statements
            .find(request.caller().accounts(), request.path().getOrDefault("accountId", ""))
            .orElseThrow(GetStatement::notFound);
    StatementCoverage coverage = statements.coverage().orElseThrow(GetStatement::notYet);
    StatementPeriod period = period(query, zone(account.companyCode()), coverage);
    StatementFilter filter = filter(query);
    Optional<TableFormat> format = Downloads.wanted(request);
    if (format.isPresent()) {
      PageCursor.requireNone(request);
      return file(format.get(), account, period, filter);
    }
    PageCursor cursor = PageCursor.of(request);
    StatementPage page =
        statements.read(
            account,
            period,
            filter,
            cursor.read(request, StatementReader::parse),
            query.number("limit"));
    return OperationResponse.ok(
        new Statement(
            account,
            account.companyCode(),
            period.from(),
            period.to(),
            coverage.asOf(),
            page.balances(),
            filter.hides(),
            page.lines().entries(),
            cursor.next(page.lines().next())));
  }

  private OperationResponse file(
      TableFormat format, AccountId account, StatementPeriod period, StatementFilter filter) {
    StatementPage first =
        statements.read(account, period, filter, Optional.empty(), downloads.pageRows());
    int balanceRows = 2 * first.balances().size();
    return downloads.file(
        format,
        "statement-%s-%s-%s".formatted(account, period.from(), period.to()),
        StatementTable.head(account, period, filter.hides(), first.balances()),
        max -> balanceRows + statements.count(account, period, filter, max),
        new StatementRows(
            period,
            first,
            after -> statements.read(account, period, filter, after, downloads.pageRows())));
  }

  private static StatementFilter filter(QueryFields query) {
    return new StatementFilter(
        StatementFilter.State.valueOf(query.text("state").orElseThrow().toUpperCase(Locale.ROOT)),
        query.text("documentType"),
        query.text("reference"),
        query.amount("amountFrom"),
        query.amount("amountTo"),
        query.currency("currency"));
  }

  /** Today ends the period, and the first of that month begins it, unless others are named. */
  private StatementPeriod period(QueryFields query, ZoneId zone, StatementCoverage coverage) {
    LocalDate to = query.date("to").orElseGet(() -> LocalDate.ofInstant(clock.instant(), zone));
    LocalDate earliest =
        LocalDate.ofInstant(coverage.fullRunAt(), zone).minusDays(coverage.historyDays());
    LocalDate from = query.date("from").orElseGet(() -> later(to.withDayOfMonth(1), earliest));
    if (to.isBefore(from)) {
      throw FieldError.query("from", "is later than to", "Send a from that is not later than to.")
          .asProblem()
          .asException();
    }
    if (from.isBefore(earliest)) {
      throw FieldError.query(
              "from",
              "is before the days that statements reach back to",
              "Send a day from " + earliest + " on.")
          .asProblem()
          .asException();
    }
    return new StatementPeriod(from, to);
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? b : a;
  }

  private ZoneId zone(CompanyCode companyCode) {
    return companyCodes
        .find(companyCode)
        .map(CompanyCodeCustomizing::timeZone)
        .orElse(ZoneOffset.UTC);
  }

  /** The same whether there is no such account or it is somebody else's. */
  private static ProblemException notFound() {
    return Problem.of(
            ProblemType.NOT_FOUND, "You have no such account, or it is not synchronised yet.")
        .asException();
  }

  private static ProblemException notYet() {
    return Problem.of(
            ProblemType.BUSY,
            "The items of the accounts are being read from SAP for the first time. Try later.")
        .asException();
  }

  private record Statement(
      AccountId accountId,
      CompanyCode companyCode,
      LocalDate from,
      LocalDate to,
      Instant asOf,
      List<StatementBalance> balances,
      boolean filtered,
      List<StatementLine> lines,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> nextCursor) {}
}

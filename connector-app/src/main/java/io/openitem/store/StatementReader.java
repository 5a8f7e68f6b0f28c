package io.openitem.store;

import io.openitem.domain.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads statements for a caller. Balances are sums over days, which stand beside the items, so they
 * cost the same however many items there are; lines are read a page at a time in the order of an
 * index.
 */
public final class StatementReader {

  private static final String COVERAGE =
      """
      select f.started_at as full_at, f.history_days,
        greatest(f.started_at, (select d.started_at from sync_run d
          where d.mode = 'DELTA' and d.state = 'DONE' and d.history_days is not null
          order by d.started_at desc limit 1)) as as_of
      from sync_run f
      where f.mode = 'FULL' and f.state = 'DONE' and f.history_days is not null
      order by f.started_at desc limit 1""";

  private final JdbcClient jdbc;
  private final StatementBalances balances;
  private final StatementLines lines;
  private final TransactionTemplate oneMoment;

  /** Reads from this database, balances and lines of a page in one snapshot. */
  public StatementReader(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.balances = new StatementBalances(jdbc);
    this.lines = new StatementLines(jdbc);
    this.oneMoment = new TransactionTemplate(transactions);
    oneMoment.setReadOnly(true);
    oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /**
   * A page of a statement.
   *
   * @param balances one a currency in which the account ever moved, by currency; of all lines,
   *     whatever filters hide and whatever page it is
   * @param lines by posting date; on a day, clearings come last
   */
  public record StatementPage(List<StatementBalance> balances, Page<StatementLine> lines) {

    /** Copies the balances. */
    public StatementPage {
      balances = List.copyOf(balances);
    }
  }

  /**
   * The account; empty where there is none or it is not the caller's.
   *
   * @param accounts the caller's
   * @param accountId which, in any form
   */
  public Optional<AccountId> find(Set<AccountId> accounts, String accountId) {
    return new Conditions()
        .and("account_id = :account", "account", accountId)
        .and("account_id = any(:callersAccounts)", "callersAccounts", Rows.texts(accounts))
        .in(jdbc, "select account_id from account", "")
        .query((row, number) -> AccountId.parse(row.getString(1)))
        .optional();
  }

  /**
   * What is known; empty until a first full run has finished, when every balance would be wrong.
   */
  public Optional<StatementCoverage> coverage() {
    return jdbc.sql(COVERAGE).query((row, number) -> coverage(row)).optional();
  }

  /**
   * A page of the statement.
   *
   * @param account one that the caller may see
   * @param period not before what {@link #coverage()} tells
   * @param filter which lines
   * @param after where the page before ended: its day and line id
   * @param limit at most so many lines
   */
  public StatementPage read(
      AccountId account,
      StatementPeriod period,
      StatementFilter filter,
      Optional<PageKey> after,
      int limit) {
    StatementPage page =
        oneMoment.execute(
            snapshot ->
                new StatementPage(
                    balances.read(account, period, filter.currency()),
                    lines.read(account, period, filter, after, limit)));
    if (page == null) {
      throw new IllegalStateException("a statement was read without a result");
    }
    return page;
  }

  /**
   * How many lines there are.
   *
   * @param max counted no further, postings and clearings each
   */
  public int count(AccountId account, StatementPeriod period, StatementFilter filter, int max) {
    return lines.count(account, period, filter, max);
  }

  /**
   * Reads the day that a page ends with.
   *
   * @throws IllegalArgumentException or DateTimeException when it is none
   */
  public static LocalDate parse(String text) {
    return PageEnds.day(text);
  }

  private static StatementCoverage coverage(ResultSet row) throws SQLException {
    return new StatementCoverage(
        Timestamps.instant(row, "as_of"),
        Timestamps.instant(row, "full_at"),
        row.getInt("history_days"));
  }
}

package io.openitem.store;

import io.openitem.domain.AccountId;
import io.openitem.domain.CompanyCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads accounts for a caller. */
public final class AccountReader {

  private final JdbcClient jdbc;

  /** Reads from this database. */
  public AccountReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A page of accounts, by their ids.
   *
   * @param accounts the caller's; no other is ever seen
   * @param companyCode only this one
   * @param after where the page before ended
   * @param limit at most so many
   */
  public Page<AccountLine> list(
      Set<AccountId> accounts, Optional<String> companyCode, Optional<PageKey> after, int limit) {
    List<AccountLine> rows =
        new Conditions()
            .and("account_id = any(:accounts)", "accounts", Rows.texts(accounts))
            .and("company_code = :companyCode", "companyCode", companyCode)
            .and("account_id > :after", "after", after.map(PageKey::id))
            .in(jdbc, "select * from account", "order by account_id limit " + (limit + 1))
            .query((row, number) -> line(row))
            .list();
    return Page.of(rows, limit, last -> new PageKey(0L, last.accountId().toString()));
  }

  /** How many of the caller's accounts there are in each company code. */
  public Map<CompanyCode, Integer> counts(Set<AccountId> accounts) {
    Map<CompanyCode, Integer> counts = new TreeMap<>(Comparator.comparing(CompanyCode::value));
    jdbc.sql(
            """
            select company_code, count(*) as accounts from account
            where account_id = any(:accounts) group by company_code""")
        .param("accounts", Rows.texts(accounts))
        .query(
            row -> {
              counts.put(new CompanyCode(row.getString("company_code")), row.getInt("accounts"));
            });
    return counts;
  }

  /**
   * An account.
   *
   * @param accounts the caller's; every other one is exactly as if it were not there
   */
  public Optional<AccountLine> find(Set<AccountId> accounts, String accountId) {
    return new Conditions()
        .and("account_id = any(:accounts)", "accounts", Rows.texts(accounts))
        .and("account_id = :account", "account", accountId)
        .in(jdbc, "select * from account", "")
        .query((row, number) -> line(row))
        .optional();
  }

  private static AccountLine line(ResultSet row) throws SQLException {
    return new AccountLine(
        AccountId.parse(row.getString("account_id")),
        new CompanyCode(row.getString("company_code")),
        row.getString("customer"),
        row.getString("name"),
        Rows.text(row, "head_office"),
        Rows.text(row, "payment_terms"),
        Rows.text(row, "country"),
        Rows.text(row, "language"),
        row.getBoolean("posting_blocked"),
        Timestamps.instant(row, "synced_at"));
  }
}

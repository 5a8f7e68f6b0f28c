package io.openitem.store;

import io.openitem.domain.AccountId;
import io.openitem.domain.Money;
import io.openitem.store.StatementBalance.Ageing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums over days: a row a day and currency, and for ageing a row a due date and day. */
final class StatementBalances {

  /** What is due longer ago than 90 days is what the other parts leave of the closing balance. */
  private static final String BALANCES =
      """
      select d.currency, coalesce(d.opening, 0) as opening, coalesce(d.debits, 0) as debits,
        coalesce(d.credits, 0) as credits, coalesce(d.clearings, 0) as clearings, d.closing,
        coalesce(a.not_due, 0) as not_due, coalesce(a.days_30, 0) as days_30,
        coalesce(a.days_60, 0) as days_60, coalesce(a.days_90, 0) as days_90
      from (
        select currency, sum(debits + credits - cleared) filter (where day < :from) as opening,
          sum(debits) filter (where day >= :from) as debits,
          sum(credits) filter (where day >= :from) as credits,
          -sum(cleared) filter (where day >= :from) as clearings,
          sum(debits + credits - cleared) as closing
        from account_day where account_id = :account and currency = any(:currencies)
          and day <= :to
        group by currency) d
      left join (
        select currency, sum(amount) filter (where due_date >= :to) as not_due,
          sum(amount) filter (where due_date < :to and due_date >= :to::date - 30) as days_30,
          sum(amount) filter (where due_date < :to::date - 30 and due_date >= :to::date - 60)
            as days_60,
          sum(amount) filter (where due_date < :to::date - 60) as days_90
        from account_due where account_id = :account and currency = any(:currencies)
          and due_date >= :to::date - 90 and day <= :to
        group by currency) a using (currency)
      order by d.currency""";

  /** The next currency of an account after one, and the next after that: an index entry each. */
  private static final String CURRENCIES =
      """
      with recursive moved as (
        (select currency from account_day where account_id = :account order by currency limit 1)
        union all
        select (select n.currency from account_day n
                where n.account_id = :account and n.currency > m.currency
                order by n.currency limit 1)
        from moved m where m.currency is not null)
      select currency from moved where currency is not null""";

  private final JdbcClient jdbc;

  StatementBalances(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The balances by currency. A currency that is asked for is there, with nothing in it where the
   * account never moved in it.
   */
  List<StatementBalance> read(
      AccountId account, StatementPeriod period, Optional<String> currency) {
    List<String> currencies = currency.map(List::of).orElseGet(() -> currencies(account));
    List<StatementBalance> moved =
        jdbc.sql(BALANCES)
            .param("account", account.toString())
            .param("currencies", Rows.texts(currencies))
            .param("from", period.from())
            .param("to", period.to())
            .query((row, number) -> balance(row))
            .list();
    return currency.isPresent() && moved.isEmpty() ? List.of(nothing(currency.get())) : moved;
  }

  private List<String> currencies(AccountId account) {
    return jdbc.sql(CURRENCIES).param("account", account.toString()).query(String.class).list();
  }

  private static StatementBalance balance(ResultSet row) throws SQLException {
    Money closing = Rows.money(row, "closing");
    Money notDue = Rows.money(row, "not_due");
    Money to30 = Rows.money(row, "days_30");
    Money to60 = Rows.money(row, "days_60");
    Money to90 = Rows.money(row, "days_90");
    Money older = closing.minus(notDue).minus(to30).minus(to60).minus(to90);
    return new StatementBalance(
        row.getString("currency"),
        Rows.money(row, "opening"),
        Rows.money(row, "debits"),
        Rows.money(row, "credits"),
        Rows.money(row, "clearings"),
        closing,
        new Ageing(notDue, to30, to60, to90, older));
  }

  private static StatementBalance nothing(String currency) {
    Money zero = Money.zero(currency);
    return new StatementBalance(
        currency, zero, zero, zero, zero, zero, new Ageing(zero, zero, zero, zero, zero));
  }
}

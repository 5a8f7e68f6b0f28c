package io.openitem.store;

import io.openitem.domain.AccountId;
import io.openitem.domain.Caller;
import io.openitem.domain.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures of a portal's home, of a caller's accounts and no others. */
public final class HomeReader {

  private final JdbcClient jdbc;

  /** Reads from this database. */
  public HomeReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is open in a currency; the fields are the contract's {@code OpenFigures}.
   *
   * @param open the sum of what is open, credits deducted
   * @param count how many items that are
   * @param overdue the sum of those that are due before today, credits left out
   * @param overdueCount how many those are
   */
  public record OpenFigures(Money open, long count, Money overdue, long overdueCount) {}

  /**
   * Payments under way in a currency; the fields are the contract's {@code InProgressFigures}.
   *
   * @param total what they take
   * @param count how many they are
   */
  public record InProgressFigures(Money total, long count) {}

  /**
   * What is open, by currency.
   *
   * @param accounts the caller's
   * @param today the day that overdue is measured at
   */
  public List<OpenFigures> open(Set<AccountId> accounts, LocalDate today) {
    return jdbc.sql(
            """
            select currency, sum(amount) as open, count(*) as items,
              coalesce(sum(amount) filter (where net_due_date < :today and amount > 0), 0)
                as overdue,
              count(*) filter (where net_due_date < :today and amount > 0) as overdue_items
            from open_item where account_id = any(:accounts) and not cleared
            group by currency order by currency""")
        .param("accounts", Rows.texts(accounts))
        .param("today", today)
        .query(
            (row, number) ->
                new OpenFigures(
                    Rows.money(row, "open"),
                    row.getLong("items"),
                    Rows.money(row, "overdue"),
                    row.getLong("overdue_items")))
        .list();
  }

  /** Payments that are not posted yet, by currency. */
  public List<InProgressFigures> inProgress(Caller caller) {
    return jdbc.sql(
            """
            select currency, sum(total) as total, count(*) as payments
            from payment
            where account_id = any(:accounts) and organisation = :organisation
              and status in ('PROCESSING', 'ACTION_REQUIRED', 'CAPTURED')
            group by currency order by currency""")
        .param("accounts", Rows.texts(caller.accounts()))
        .param("organisation", caller.organisation())
        .query(
            (row, number) ->
                new InProgressFigures(Rows.money(row, "total"), row.getLong("payments")))
        .list();
  }
}

package io.openitem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.AccountId;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.Money;
import io.openitem.store.PageKey;
import io.openitem.store.StatementBalance;
import io.openitem.store.StatementFilter;
import io.openitem.store.StatementLine;
import io.openitem.store.StatementPeriod;
import io.openitem.store.StatementReader;
import io.openitem.store.StatementReader.StatementPage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * Statements of generated customers agree with SAP's own books to the last minor unit, in every
 * currency, over any period. A failure names its seed; {@code -Dopenitem.statement.seed=<n>} draws
 * the same again.
 */
class StatementAgreesWithSapTest {

  private static final List<String> ACCOUNTS =
      List.of("1710-0010000001", "1810-0010000002", "1910-0010000003", "1010-0010000004");
  private static final StatementFilter EVERYTHING =
      new StatementFilter(
          StatementFilter.State.ALL,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private final long seed = Long.getLong("openitem.statement.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final SyncRig rig = new SyncRig();
  private final SapBooks sap = new SapBooks(rig.sandbox.url());
  private final StatementReader statements =
      new StatementReader(
          rig.database.jdbc(), new DataSourceTransactionManager(rig.database.dataSource()));

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void everyBalanceOfEveryPeriodIsSaps() throws Exception {
    List<GeneratedBooks> books =
        ACCOUNTS.stream()
            .map(account -> new GeneratedBooks(rig.sandbox.sap().ledger(), random, today, account))
            .toList();
    SyncReplica replica = rig.replica();
    for (int round = 0; round < 3; round++) {
      books.forEach(each -> each.happen(120));

      rig.run(replica, SyncMode.FULL);

      for (String account : ACCOUNTS) {
        assertAgrees(account);
      }
      assertSumsAreThoseOfTheItems();
    }
  }

  private void assertAgrees(String account) throws Exception {
    List<SapBooks.Item> items = sap.items(account.substring(0, 4), account.substring(5));
    for (int i = 0; i < 12; i++) {
      LocalDate from = today.minusDays(random.nextInt(520));
      LocalDate to = i == 0 ? today.plusDays(1) : from.plusDays(random.nextInt(200));
      assertAgrees(account, new StatementPeriod(from, to), items);
    }
    for (StatementBalance balance : read(account, new StatementPeriod(today, today)).balances()) {
      BigDecimal saps =
          sap.balance(account.substring(0, 4), account.substring(5), balance.currency());
      assertThat(balance.closingBalance().amount())
          .as("seed %s: %s", seed, balance)
          .isEqualByComparingTo(saps);
    }
  }

  private void assertAgrees(String account, StatementPeriod period, List<SapBooks.Item> items) {
    String what = "seed %s: %s %s".formatted(seed, account, period);
    LocalDate to = period.to();
    StatementPage statement = read(account, period);
    Map<String, Money> opening = new TreeMap<>();
    Map<String, Money> closing = new TreeMap<>();
    for (StatementBalance balance : statement.balances()) {
      opening.put(balance.currency(), balance.openingBalance());
      closing.put(balance.currency(), balance.closingBalance());
      Money reached = balance.openingBalance();
      for (StatementLine line : statement.lines().entries()) {
        reached =
            line.amount().currency().equals(balance.currency())
                ? reached.plus(line.amount())
                : reached;
      }
      assertThat(reached).as(what).isEqualTo(balance.closingBalance());
      Map<String, List<Money>> ageing =
          Map.of(
              balance.currency(),
              List.of(
                  balance.ageing().notDue(),
                  balance.ageing().days1To30(),
                  balance.ageing().days31To60(),
                  balance.ageing().days61To90(),
                  balance.ageing().daysOver90()));
      assertThat(ageing).as(what).isEqualTo(ageing(balance.currency(), items, to));
    }
    assertThat(opening)
        .as(what)
        .isEqualTo(sums(items, item -> item.openOn(period.from().minusDays(1)), to));
    assertThat(closing).as(what).isEqualTo(sums(items, item -> item.openOn(to), to));
    assertThat(
            statement.lines().entries().stream().filter(line -> line.posting().isPresent()).count())
        .as(what)
        .isEqualTo(
            items.stream()
                .filter(item -> !item.posted().isBefore(period.from()))
                .filter(item -> !item.posted().isAfter(to))
                .count());
  }

  /** By currency, for each in which something was posted up to a day. */
  private static Map<String, Money> sums(
      List<SapBooks.Item> items, Predicate<SapBooks.Item> counted, LocalDate postedUntil) {
    Map<String, Money> sums = new TreeMap<>();
    for (SapBooks.Item item : items) {
      if (!item.posted().isAfter(postedUntil)) {
        BigDecimal amount = counted.test(item) ? item.amount() : BigDecimal.ZERO;
        sums.merge(item.currency(), new Money(amount, item.currency()), Money::plus);
      }
    }
    return sums;
  }

  private static Map<String, List<Money>> ageing(
      String currency, List<SapBooks.Item> items, LocalDate day) {
    List<BigDecimal> parts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      parts.add(BigDecimal.ZERO);
    }
    for (SapBooks.Item item : items) {
      if (item.currency().equals(currency) && item.openOn(day)) {
        long late = day.toEpochDay() - item.due().toEpochDay();
        int part = late <= 0 ? 0 : late > 90 ? 4 : 1 + (int) (late - 1) / 30;
        parts.set(part, parts.get(part).add(item.amount()));
      }
    }
    return Map.of(currency, parts.stream().map(part -> new Money(part, currency)).toList());
  }

  /** All lines, a few a page. */
  private StatementPage read(String accountId, StatementPeriod period) {
    AccountId account =
        new AccountId(new CompanyCode(accountId.substring(0, 4)), accountId.substring(5));
    int limit = 1 + random.nextInt(200);
    List<StatementLine> lines = new ArrayList<>();
    Optional<PageKey> after = Optional.empty();
    StatementPage page;
    do {
      page = statements.read(account, period, EVERYTHING, after, limit);
      lines.addAll(page.lines().entries());
      after = page.lines().next();
    } while (after.isPresent());
    return new StatementPage(
        page.balances(), new io.openitem.store.Page<>(lines, Optional.empty()));
  }

  /** The sums beside the items are what they would be if they were made anew. */
  private void assertSumsAreThoseOfTheItems() {
    assertThat(
            rig.text(
                """
                select coalesce(string_agg(account_id || ' ' || currency || ' ' || day, ', '), '')
                from (
                  select account_id, currency, day, sum(debits) as d, sum(credits) as c,
                    sum(cleared) as l
                  from (
                    select account_id, currency, day, debits, credits, cleared from account_day
                    union all
                    select account_id, currency, posting_date, -greatest(amount, 0),
                      -least(amount, 0), 0 from open_item
                    union all
                    select account_id, currency, cleared_on(clearing_date, posting_date), 0, 0,
                      -amount from open_item where clearing_date is not null) moves
                  group by 1, 2, 3) sums
                where d <> 0 or c <> 0 or l <> 0"""))
        .as("seed %s", seed)
        .isEmpty();
  }
}

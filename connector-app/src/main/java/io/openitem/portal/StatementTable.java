package io.openitem.portal;

import io.openitem.domain.AccountId;
import io.openitem.domain.Money;
import io.openitem.portal.export.Cell;
import io.openitem.portal.export.Column;
import io.openitem.portal.export.TableHead;
import io.openitem.store.StatementBalance;
import io.openitem.store.StatementLine;
import io.openitem.store.StatementLine.Posting;
import io.openitem.store.StatementPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A statement as a table: a row for each currency's opening balance, the lines, and a row for each
 * closing balance. What is no line has its name as kind.
 */
final class StatementTable {

  private static final List<Column> COLUMNS =
      List.of(
          Column.day("postingDate", "Posting date"),
          Column.text("kind", "Line", 16),
          Column.text("accountingDocument", "Document", 11),
          Column.text("fiscalYear", "Year", 5),
          Column.text("documentType", "Type", 5),
          Column.text("reference", "Reference", 17),
          Column.text("billingDocument", "Billing document", 11),
          Column.day("dueDate", "Due date"),
          Column.amount("amount", "Amount"),
          Column.text("currency", "Currency", 8),
          Column.text("open", "Open", 6),
          Column.day("clearedOn", "Cleared on"),
          Column.text("clearingDocument", "Cleared by", 11));

  private StatementTable() {}

  static TableHead head(
      AccountId account,
      StatementPeriod period,
      boolean filtered,
      List<StatementBalance> balances) {
    List<String> facts = new ArrayList<>();
    facts.add("Account %s, %s to %s".formatted(account, period.from(), period.to()));
    for (StatementBalance balance : balances) {
      facts.add(
          "Opening balance %s, debits %s, credits %s, clearings %s, closing balance %s"
              .formatted(
                  balance.openingBalance(),
                  balance.debits(),
                  balance.credits(),
                  balance.clearings(),
                  balance.closingBalance()));
      StatementBalance.Ageing ageing = balance.ageing();
      facts.add(
          "Not due %s; due for 1-30 days %s, 31-60 %s, 61-90 %s, longer %s"
              .formatted(
                  ageing.notDue(),
                  ageing.days1To30(),
                  ageing.days31To60(),
                  ageing.days61To90(),
                  ageing.daysOver90()));
    }
    if (filtered) {
      facts.add("Not all lines are shown; the balances cover all of them.");
    }
    return new TableHead("Account statement", facts, COLUMNS);
  }

  static List<Cell> opening(StatementBalance balance, StatementPeriod period) {
    return balance("OPENING_BALANCE", period.from(), balance.openingBalance());
  }

  static List<Cell> closing(StatementBalance balance, StatementPeriod period) {
    return balance("CLOSING_BALANCE", period.to(), balance.closingBalance());
  }

  static List<Cell> line(StatementLine line) {
    return List.of(
        Cell.day(line.postingDate()),
        Cell.text(line.kind().name()),
        Cell.text(line.accountingDocument()),
        Cell.text(line.fiscalYear()),
        text(line, posting -> Optional.of(posting.documentType())),
        text(line, Posting::reference),
        text(line, Posting::billingDocument),
        Cell.day(line.posting().map(Posting::dueDate)),
        Cell.amount(line.amount()),
        Cell.text(line.amount().currency()),
        line.posting().map(posting -> Cell.flag(posting.open())).orElseGet(Cell::empty),
        Cell.day(line.posting().flatMap(Posting::clearedOn)),
        text(line, Posting::clearingDocument));
  }

  private static Cell text(StatementLine line, Function<Posting, Optional<String>> field) {
    return Cell.text(line.posting().flatMap(field));
  }

  private static List<Cell> balance(String kind, LocalDate day, Money amount) {
    Cell none = Cell.empty();
    return List.of(
        Cell.day(day),
        Cell.text(kind),
        none,
        none,
        none,
        none,
        none,
        none,
        Cell.amount(amount),
        Cell.text(amount.currency()),
        none,
        none,
        none);
  }
}

package io.openitem.store;

import io.openitem.domain.AccountId;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import io.openitem.store.StatementLine.Clearing;
import io.openitem.store.StatementLine.Kind;
import io.openitem.store.StatementLine.Posting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the lines of statements: what was posted, and what was cleared. */
final class StatementLines {

  /** No item's id begins so: those begin with a company code in capitals. */
  private static final String CLEARING = "clearing-";

  private static final String POSTING_ORDER = " order by o.posting_date, o.invoice_id limit ";
  private static final String CLEARING_ORDER = " order by o.clearing_date, o.line_id limit ";

  private final JdbcClient jdbc;

  StatementLines(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Page<StatementLine> read(
      AccountId account,
      StatementPeriod period,
      StatementFilter filter,
      Optional<PageKey> after,
      int limit) {
    List<StatementLine> lines = new ArrayList<>(postings(account, period, filter, after, limit));
    if (filter.showsClearings()) {
      lines.addAll(clearings(account, period, filter, after, limit));
    }
    // Both lists are in order already, and sorting is stable: only the kinds are merged here.
    lines.sort(
        Comparator.comparing(StatementLine::postingDate)
            .thenComparing(line -> line.clearing().isPresent()));
    List<StatementLine> onePageAndOne = lines.subList(0, Math.min(lines.size(), limit + 1));
    return Page.of(onePageAndOne, limit, last -> new PageKey(last.postingDate(), last.lineId()));
  }

  int count(AccountId account, StatementPeriod period, StatementFilter filter, int max) {
    Conditions postings = filter.postings(account, period);
    switch (filter.state()) {
      case OPEN -> postings.and("(o.clearing_date is null or o.clearing_date > :to)");
      case CLEARED -> postings.and("o.clearing_date <= :to");
      case ALL -> {}
    }
    int posted = postings.count(jdbc, "open_item o", max);
    return filter.showsClearings()
        ? posted + filter.clearings(account, period).count(jdbc, "account_clearing o", max)
        : posted;
  }

  private List<StatementLine> postings(
      AccountId account,
      StatementPeriod period,
      StatementFilter filter,
      Optional<PageKey> after,
      int limit) {
    String rest = POSTING_ORDER + (limit + 1);
    Conditions conditions = filter.postings(account, period);
    after.ifPresent(
        key -> {
          conditions.bind("afterDay", key.value()).bind("afterId", key.id());
          conditions.and(
              key.id().startsWith(CLEARING)
                  ? "o.posting_date > :afterDay"
                  : "(o.posting_date, o.invoice_id) > (:afterDay, :afterId)");
        });
    String branch = "select o.* from open_item o " + conditions.where();
    String query =
        switch (filter.state()) {
          case ALL -> branch + rest;
          case CLEARED -> branch + " and o.clearing_date <= :to" + rest;
          // What is open now and what was cleared since are two indexes' business.
          case OPEN ->
              "select o.* from ((%1$s and o.clearing_date is null%2$s) union all (%1$s and o.clearing_date > :to%2$s)) o%2$s"
                  .formatted(branch, rest);
        };
    return jdbc.sql(query)
        .params(conditions.parameters())
        .query((row, number) -> posting(row, period.to()))
        .list();
  }

  private List<StatementLine> clearings(
      AccountId account,
      StatementPeriod period,
      StatementFilter filter,
      Optional<PageKey> after,
      int limit) {
    Conditions conditions = filter.clearings(account, period);
    after.ifPresent(
        key -> {
          conditions.bind("afterDay", key.value()).bind("afterId", key.id());
          conditions.and(
              key.id().startsWith(CLEARING)
                  ? "(o.clearing_date, o.line_id) > (:afterDay, :afterId)"
                  : "o.clearing_date >= :afterDay");
        });
    return conditions
        .in(jdbc, "select o.* from account_clearing o", CLEARING_ORDER + (limit + 1))
        .query((row, number) -> clearing(row))
        .list();
  }

  private static StatementLine posting(ResultSet row, LocalDate to) throws SQLException {
    Money amount = Rows.money(row, "amount");
    Optional<LocalDate> clearedOn =
        Optional.ofNullable(row.getObject("clearing_date", LocalDate.class));
    String documentType = row.getString("document_type");
    Kind kind =
        Kind.of(
            Rows.text(row, "posting_key"),
            documentType,
            row.getString("special_gl_code") != null,
            row.getBoolean("reversal"),
            amount.isPositive());
    boolean known = clearedOn.isPresent();
    Posting posting =
        new Posting(
            InvoiceId.parse(row.getString("invoice_id")),
            documentType,
            Rows.date(row, "document_date"),
            Rows.date(row, "net_due_date"),
            clearedOn.filter(day -> !day.isAfter(to)).isEmpty(),
            Rows.text(row, "reference"),
            Rows.text(row, "payment_reference"),
            Rows.text(row, "billing_document"),
            Rows.text(row, "purchase_order"),
            row.getBoolean("reversed"),
            clearedOn,
            Rows.text(row, "clearing_document").filter(number -> known),
            Rows.text(row, "clearing_fiscal_year").filter(year -> known));
    return new StatementLine(
        row.getString("invoice_id"),
        kind,
        Rows.date(row, "posting_date"),
        row.getString("fiscal_year"),
        row.getString("accounting_document"),
        amount,
        Optional.of(posting),
        Optional.empty());
  }

  private static StatementLine clearing(ResultSet row) throws SQLException {
    return new StatementLine(
        row.getString("line_id"),
        Kind.CLEARING,
        Rows.date(row, "clearing_date"),
        row.getString("clearing_fiscal_year"),
        row.getString("clearing_document"),
        Rows.money(row, "amount"),
        Optional.empty(),
        Optional.of(new Clearing(row.getInt("items"), Rows.money(row, "debits"))));
  }
}

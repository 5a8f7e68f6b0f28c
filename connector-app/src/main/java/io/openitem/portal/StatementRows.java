package io.openitem.portal;

import io.openitem.portal.export.TableRows;
import io.openitem.store.PageKey;
import io.openitem.store.StatementBalance;
import io.openitem.store.StatementLine;
import io.openitem.store.StatementPeriod;
import io.openitem.store.StatementReader.StatementPage;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rows of a whole statement, read page after page. A statement whose balances changed while it
 * was read would not add up, so it is not finished.
 */
final class StatementRows implements TableRows {

  private final StatementPeriod period;
  private final StatementPage first;
  private final Function<Optional<PageKey>, StatementPage> pages;

  /**
   * Rows of a statement.
   *
   * @param first the first page
   * @param pages the pages behind it
   */
  StatementRows(
      StatementPeriod period,
      StatementPage first,
      Function<Optional<PageKey>, StatementPage> pages) {
    this.period = period;
    this.first = first;
    this.pages = pages;
  }

  @Override
  public void tell(Sink sink) throws IOException {
    for (StatementBalance balance : first.balances()) {
      sink.row(StatementTable.opening(balance, period));
    }
    StatementPage page = first;
    lines(page, sink);
    while (page.lines().next().isPresent()) {
      page = pages.apply(page.lines().next());
      lines(page, sink);
    }
    if (!page.balances().equals(first.balances())) {
      throw new IOException("the account changed while its statement was read");
    }
    for (StatementBalance balance : first.balances()) {
      sink.row(StatementTable.closing(balance, period));
    }
  }

  private static void lines(StatementPage page, Sink sink) throws IOException {
    for (StatementLine line : page.lines().entries()) {
      sink.row(StatementTable.line(line));
    }
  }
}

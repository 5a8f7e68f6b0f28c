package io.openitem.portal;

import io.openitem.portal.export.Cell;
import io.openitem.portal.export.TableRows;
import io.openitem.store.Page;
import io.openitem.store.PageKey;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A whole list, read page after page, each from where the one before ended: no connection and no
 * snapshot of the database is kept for as long as a reader takes. An entry that comes or goes
 * meanwhile is there or not; no other is moved by it.
 *
 * @param <T> the entries' type
 */
final class PagedRows<T> implements TableRows {

  private final Function<Optional<PageKey>, Page<T>> pages;
  private final Function<String, Object> parse;
  private final Function<T, List<Cell>> cells;

  PagedRows(
      Function<Optional<PageKey>, Page<T>> pages,
      Function<String, Object> parse,
      Function<T, List<Cell>> cells) {
    this.pages = pages;
    this.parse = parse;
    this.cells = cells;
  }

  @Override
  public void tell(Sink sink) throws IOException {
    Optional<PageKey> after = Optional.empty();
    do {
      Page<T> page = pages.apply(after);
      for (T entry : page.entries()) {
        sink.row(cells.apply(entry));
      }
      after = page.next().map(this::asParameter);
    } while (after.isPresent());
  }

  /** As it would come back from a caller, whose values the database takes. */
  private PageKey asParameter(PageKey key) {
    return new PageKey(parse.apply(key.value().toString()), key.id());
  }
}

package io.openitem.portal.export;

import java.io.IOException;
import java.util.List;

/** Hands rows on, as many as are allowed. */
final class BoundedSink {

  private final TableWriter writer;
  private final int columns;
  private final int rowsMax;
  private int rows;

  BoundedSink(TableWriter writer, int columns, int rowsMax) {
    this.writer = writer;
    this.columns = columns;
    this.rowsMax = rowsMax;
  }

  void row(List<Cell> cells) throws IOException {
    if (cells.size() != columns) {
      throw new IllegalStateException(
          "a row of %d cells for %d columns".formatted(cells.size(), columns));
    }
    if (++rows > rowsMax) {
      throw new IllegalStateException(
          "the table has grown beyond %d rows while it was written".formatted(rowsMax));
    }
    writer.row(cells);
  }
}

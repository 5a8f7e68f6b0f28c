package io.openitem.portal.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Writes one table in one format. Closing without {@link #finish} gives up: what was written is
 * then no whole file. The stream below is left open.
 */
interface TableWriter extends Closeable {

  /** Writes the next row; it has a cell for each column. */
  void row(List<Cell> cells) throws IOException;

  /** Writes the end. */
  void finish() throws IOException;
}

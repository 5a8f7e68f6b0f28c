package io.openitem.portal.export;

import java.io.IOException;
import java.util.List;

/**
 * The rows of a table, told one after the other, so that they are never all in memory. May be told
 * once only.
 */
@FunctionalInterface
public interface TableRows {

  /**
   * Tells all rows.
   *
   * @throws IOException when the sink can take no more, because the reader has left
   */
  void tell(Sink sink) throws IOException;

  /** Takes rows. */
  @FunctionalInterface
  interface Sink {

    /**
     * Takes the next row.
     *
     * @param cells one for each column
     * @throws IOException when it cannot be written
     */
    void row(List<Cell> cells) throws IOException;
  }
}

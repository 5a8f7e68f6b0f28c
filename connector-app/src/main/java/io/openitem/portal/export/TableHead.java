package io.openitem.portal.export;

import java.util.List;

/**
 * What stands above a table.
 *
 * @param title what the table is, for people
 * @param facts lines under the title, such as the account and the period; CSV leaves them out
 * @param columns from left to right; at least one
 */
public record TableHead(String title, List<String> facts, List<Column> columns) {

  /** Copies the lists. */
  public TableHead {
    facts = List.copyOf(facts);
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a table has columns");
    }
  }
}

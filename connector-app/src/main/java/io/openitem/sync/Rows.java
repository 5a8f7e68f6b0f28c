package io.openitem.sync;

import java.util.List;
import java.util.OptionalLong;

/**
 * A page that SAP sent, mapped.
 *
 * @param mapped what could be read
 * @param unreadable what could not: its key and why
 * @param received how many rows SAP sent
 * @param lastKey the key of the last row, readable or not; empty when none was sent
 * @param more whether SAP said that it cut the page short
 * @param count how many rows there are in all, where SAP was asked
 * @param <T> what a row is
 */
public record Rows<T>(
    List<T> mapped,
    List<Unreadable> unreadable,
    int received,
    List<String> lastKey,
    boolean more,
    OptionalLong count) {

  /**
   * A row that is no valid item or account. It is left as it was, and the run names it.
   *
   * @param key SAP's key
   * @param reason what is wrong with it
   */
  public record Unreadable(String key, String reason) {
    @Override
    public String toString() {
      return key + ": " + reason;
    }
  }

  /** Copies the lists. */
  public Rows {
    mapped = List.copyOf(mapped);
    unreadable = List.copyOf(unreadable);
    lastKey = List.copyOf(lastKey);
  }
}

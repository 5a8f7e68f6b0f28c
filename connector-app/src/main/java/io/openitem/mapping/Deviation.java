package io.openitem.mapping;

/**
 * Where a mapped document is not what it must be.
 *
 * @param path the place in the document, {@code /Item/0/GLAccount}
 * @param expected what must stand there
 * @param actual what stands there
 */
public record Deviation(String path, String expected, String actual) {

  private static final int SHOWN_MAX_CHARS = 120;

  /** Shortens what is shown: it is evidence for people. */
  public Deviation {
    expected = shortened(expected);
    actual = shortened(actual);
  }

  @Override
  public String toString() {
    return path + ": expected " + expected + ", found " + actual;
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN_MAX_CHARS ? text : text.substring(0, SHOWN_MAX_CHARS) + "…";
  }
}

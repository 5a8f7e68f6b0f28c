package io.openitem.portal.export;

/**
 * A column of a table.
 *
 * @param name the field's name in the contract; the header in CSV
 * @param title for people; the header in XLSX and PDF
 * @param widthChars how wide it is, in characters; 1 to 100
 * @param number whether its values stand to the right
 */
public record Column(String name, String title, int widthChars, boolean number) {

  private static final int WIDTH_CHARS_MAX = 100;

  /** Checks the bounds. */
  public Column {
    if (widthChars < 1 || widthChars > WIDTH_CHARS_MAX) {
      throw new IllegalArgumentException("a column is 1 to " + WIDTH_CHARS_MAX + " characters");
    }
  }

  /** Of texts. */
  public static Column text(String name, String title, int widthChars) {
    return new Column(name, title, widthChars, false);
  }

  /** Of amounts. */
  public static Column amount(String name, String title) {
    return new Column(name, title, 15, true);
  }

  /** Of whole numbers. */
  public static Column count(String name, String title) {
    return new Column(name, title, 9, true);
  }

  /** Of days. */
  public static Column day(String name, String title) {
    return new Column(name, title, 11, false);
  }

  /** Of moments. */
  public static Column moment(String name, String title) {
    return new Column(name, title, 20, false);
  }

  /** Of yes and no. */
  public static Column flag(String name, String title) {
    return new Column(name, title, 8, false);
  }
}

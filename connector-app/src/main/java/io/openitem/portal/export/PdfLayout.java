package io.openitem.portal.export;

import java.util.List;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Where on an A4 page what stands, in points of 1/72 inch. */
final class PdfLayout {

  // Points on a page, as PDFBox takes them; no amount is ever one of these.
  static final float MARGIN = 36;
  static final float SIZE = 8;
  static final float TITLE_SIZE = 14;
  static final float LEADING = 10;
  static final float PADDING = 3;

  private static final float CHAR_WIDTH = 4.6f;

  private final PDRectangle page;
  private final float[] lefts;

  PdfLayout(List<Column> columns) {
    int chars = columns.stream().mapToInt(Column::widthChars).sum();
    float shortSide = PDRectangle.A4.getWidth();
    float longSide = PDRectangle.A4.getHeight();
    boolean fits = chars * CHAR_WIDTH <= shortSide - 2 * MARGIN;
    this.page = fits ? new PDRectangle(shortSide, longSide) : new PDRectangle(longSide, shortSide);
    this.lefts = new float[columns.size() + 1];
    float width = page.getWidth() - 2 * MARGIN;
    lefts[0] = MARGIN;
    for (int i = 0; i < columns.size(); i++) {
      lefts[i + 1] = lefts[i] + width * columns.get(i).widthChars() / chars;
    }
  }

  PDRectangle page() {
    return page;
  }

  float top() {
    return page.getHeight() - MARGIN;
  }

  /** Below this is the page's number. */
  float bottom() {
    return MARGIN + 2 * LEADING;
  }

  float left(int column) {
    return lefts[column];
  }

  float right(int column) {
    return lefts[column + 1];
  }

  float width() {
    return page.getWidth() - 2 * MARGIN;
  }

  /** How wide a column's text may be. */
  float inner(int column) {
    return right(column) - left(column) - 2 * PADDING;
  }
}

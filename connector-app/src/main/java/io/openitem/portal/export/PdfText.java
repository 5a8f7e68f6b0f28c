package io.openitem.portal.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Measures, breaks and cleans text for one PDF's font. */
final class PdfText implements Closeable {

  private static final int LINES_MAX = 12;
  private static final String MORE = "...";

  private final TrueTypeFont glyphs;
  private final CmapLookup cmap;
  private final PDFont font;

  PdfText(PDDocument document, PdfFonts fonts) throws IOException {
    this.glyphs = fonts.open();
    this.cmap = glyphs.getUnicodeCmapLookup();
    this.font = PDType0Font.load(document, glyphs, true);
  }

  PDFont font() {
    return font;
  }

  /** The text with nothing in it that the font cannot show: unknown signs are {@code ?}. */
  String shown(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            sign -> {
              if (Character.isWhitespace(sign) || Character.isISOControl(sign)) {
                shown.append(' ');
              } else if (cmap.getGlyphId(sign) == 0) {
                shown.append('?');
              } else {
                shown.appendCodePoint(sign);
              }
            });
    return shown.toString();
  }

  /** How wide a shown text is, in points. */
  float width(String shown, float size) throws IOException {
    return font.getStringWidth(shown) / 1000 * size;
  }

  /** A shown text in lines no wider than given, broken at spaces where that is possible. */
  List<String> lines(String shown, float width, float size) throws IOException {
    List<String> lines = new ArrayList<>();
    String rest = shown.strip();
    while (width(rest, size) > width) {
      if (lines.size() == LINES_MAX - 1) {
        lines.add(rest.substring(0, fitting(rest, width - width(MORE, size), size)) + MORE);
        return lines;
      }
      int end = fitting(rest, width, size);
      int space = rest.lastIndexOf(' ', end);
      int cut = space > 0 ? space : end;
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  /** How many characters from the start fit, at least one sign, and no half of one. */
  private int fitting(String text, float width, float size) throws IOException {
    int end = 0;
    float used = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      used += width(text.substring(end, next), size);
      if (used > width && end > 0) {
        return end;
      }
      end = next;
    }
    return end;
  }

  @Override
  public void close() throws IOException {
    glyphs.close();
  }
}

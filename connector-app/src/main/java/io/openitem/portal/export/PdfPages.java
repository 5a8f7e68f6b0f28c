package io.openitem.portal.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.jspecify.annotations.Nullable;

/** The pages of a PDF, from top to bottom. */
final class PdfPages implements Closeable {

  private static final float HEADER_GREY = 0.9f;
  private static final float RULE_GREY = 0.75f;

  private final PDDocument document;
  private final PdfLayout layout;
  private final PdfText text;
  private @Nullable PDPageContentStream content;
  private float y;

  PdfPages(PDDocument document, PdfLayout layout, PdfText text) {
    this.document = document;
    this.layout = layout;
    this.text = text;
  }

  /** Begins a new page. */
  void begin() throws IOException {
    close();
    PDPage page = new PDPage(layout.page());
    document.addPage(page);
    content = new PDPageContentStream(document, page, AppendMode.OVERWRITE, true);
    y = layout.top();
  }

  boolean hasRoomFor(float height) {
    return y - height >= layout.bottom();
  }

  /** The title with the lines under it; on the first page only. */
  void title(String title, List<String> facts) throws IOException {
    y -= PdfLayout.TITLE_SIZE;
    write(content(), text.shown(title), PdfLayout.MARGIN, y, PdfLayout.TITLE_SIZE);
    y -= PdfLayout.LEADING;
    for (String fact : facts) {
      for (String line : text.lines(text.shown(fact), layout.width(), PdfLayout.SIZE)) {
        y -= PdfLayout.LEADING;
        write(content(), line, PdfLayout.MARGIN, y, PdfLayout.SIZE);
      }
    }
    y -= PdfLayout.LEADING;
  }

  /** A row, each cell in its lines; the header row has a grey ground. */
  void row(List<List<String>> cells, List<Column> columns, float height, boolean header)
      throws IOException {
    PDPageContentStream page = content();
    if (header) {
      page.setNonStrokingColor(HEADER_GREY);
      page.addRect(PdfLayout.MARGIN, y - height, layout.width(), height);
      page.fill();
      page.setNonStrokingColor(0f);
    }
    for (int i = 0; i < cells.size(); i++) {
      float lineY = y - PdfLayout.SIZE;
      for (String line : cells.get(i)) {
        write(page, line, x(i, line, columns.get(i).number()), lineY, PdfLayout.SIZE);
        lineY -= PdfLayout.LEADING;
      }
    }
    y -= height;
    page.setStrokingColor(RULE_GREY);
    page.setLineWidth(0.5f);
    page.moveTo(PdfLayout.MARGIN, y);
    page.lineTo(PdfLayout.MARGIN + layout.width(), y);
    page.stroke();
  }

  /** Writes the pages' numbers, now that their number is known. */
  void finish() throws IOException {
    close();
    int pages = document.getNumberOfPages();
    for (int i = 0; i < pages; i++) {
      String number = "%d / %d".formatted(i + 1, pages);
      float x = layout.page().getWidth() - PdfLayout.MARGIN - text.width(number, PdfLayout.SIZE);
      try (PDPageContentStream page =
          new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true, true)) {
        write(page, number, x, PdfLayout.MARGIN, PdfLayout.SIZE);
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (content != null) {
      content.close();
      content = null;
    }
  }

  private PDPageContentStream content() {
    if (content == null) {
      throw new IllegalStateException("no page was begun");
    }
    return content;
  }

  private float x(int column, String line, boolean number) throws IOException {
    return number
        ? layout.right(column) - PdfLayout.PADDING - text.width(line, PdfLayout.SIZE)
        : layout.left(column) + PdfLayout.PADDING;
  }

  private void write(PDPageContentStream page, String shown, float x, float lineY, float size)
      throws IOException {
    page.beginText();
    page.setFont(text.font(), size);
    page.newLineAtOffset(x, lineY);
    page.showText(shown);
    page.endText();
  }
}

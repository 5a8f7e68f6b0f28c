package io.openitem.portal.export;

import java.io.IOException;
import java.io.OutputStream;

/** Writes tables as files. */
public final class TableFiles {

  private final PdfFonts fonts;

  /**
   * Writes PDF with this font.
   *
   * @param fonts embedded into each PDF, as far as it is used
   */
  public TableFiles(PdfFonts fonts) {
    this.fonts = fonts;
  }

  /**
   * Writes a whole table, row by row. When this throws, what was written is no whole file.
   *
   * @param format what it is written as
   * @param head title and columns
   * @param rows told once; more than rowsMax of them are an {@link IllegalStateException}, because
   *     a table that ends early would not say so
   * @param rowsMax the bound
   * @param out is left open
   * @throws IOException when the stream cannot be written
   */
  public void write(
      TableFormat format, TableHead head, TableRows rows, int rowsMax, OutputStream out)
      throws IOException {
    try (TableWriter writer = open(format, head, out)) {
      BoundedSink sink = new BoundedSink(writer, head.columns().size(), rowsMax);
      rows.tell(sink::row);
      writer.finish();
    }
  }

  private TableWriter open(TableFormat format, TableHead head, OutputStream out)
      throws IOException {
    return switch (format) {
      case CSV -> new CsvWriter(head, out);
      case XLSX -> new XlsxWriter(head, out);
      case PDF -> new PdfWriter(head, fonts, out);
    };
  }
}

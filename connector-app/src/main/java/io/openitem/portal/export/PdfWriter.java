package io.openitem.portal.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A table on A4 pages, upright or, if it is too wide for that, across; the header stands on each
 * page. Pages that are full go to a temporary file, and the PDF is written when all are there.
 */
final class PdfWriter implements TableWriter {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final TableHead head;
  private final OutputStream out;
  private final PDDocument document;
  private final PdfText text;
  private final PdfLayout layout;
  private final PdfPages pages;
  private final List<String> header;

  PdfWriter(TableHead head, PdfFonts fonts, OutputStream out) throws IOException {
    this.head = head;
    this.out = out;
    this.document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
    this.text = new PdfText(document, fonts);
    this.layout = new PdfLayout(head.columns());
    this.pages = new PdfPages(document, layout, text);
    this.header = head.columns().stream().map(Column::title).toList();
    document.getDocumentInformation().setTitle(head.title());
    document.getDocumentInformation().setProducer("Openitem");
    pages.begin();
    pages.title(head.title(), head.facts());
    header();
  }

  @Override
  public void row(List<Cell> cells) throws IOException {
    List<List<String>> lines = lines(cells.stream().map(PdfWriter::value).toList());
    if (!pages.hasRoomFor(height(lines))) {
      pages.begin();
      header();
    }
    pages.row(lines, head.columns(), height(lines), false);
  }

  @Override
  public void finish() throws IOException {
    pages.finish();
    document.save(new LeftOpen(out));
  }

  @Override
  public void close() throws IOException {
    pages.close();
    document.close();
    text.close();
  }

  private void header() throws IOException {
    List<List<String>> lines = lines(header);
    pages.row(lines, head.columns(), height(lines), true);
  }

  private List<List<String>> lines(List<String> values) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String shown = text.shown(values.get(i));
      // A number broken over two lines would read as another one.
      lines.add(
          head.columns().get(i).number()
              ? List.of(shown)
              : text.lines(shown, layout.inner(i), PdfLayout.SIZE));
    }
    return lines;
  }

  private static float height(List<List<String>> lines) {
    int most = lines.stream().mapToInt(List::size).max().orElse(1);
    return most * PdfLayout.LEADING + PdfLayout.PADDING;
  }

  private static String value(Cell cell) {
    if (cell instanceof Cell.Text value) {
      return value.value();
    } else if (cell instanceof Cell.Amount amount) {
      return grouped(amount);
    } else if (cell instanceof Cell.Day day) {
      return day.value().toString();
    } else if (cell instanceof Cell.Moment moment) {
      return MOMENT.format(moment.value());
    } else if (cell instanceof Cell.Count count) {
      return Long.toString(count.value());
    } else if (cell instanceof Cell.Flag flag) {
      return flag.value() ? "yes" : "no";
    }
    return "";
  }

  private static String grouped(Cell.Amount amount) {
    int decimals = amount.money().amount().scale();
    return String.format(Locale.ROOT, "%,." + decimals + "f", amount.money().amount());
  }
}

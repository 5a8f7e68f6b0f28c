package io.openitem.portal.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * CSV by RFC 4180: UTF-8 without a byte order mark, commas, CRLF, a header line with the contract's
 * names.
 *
 * <p>A spreadsheet takes a cell that begins with {@code = + - @}, a tab or a line break for a
 * formula, and a text here may be a payer's own. Such texts get an apostrophe in front, as OWASP
 * advises. Amounts are no texts, so a credit stays {@code -40.00}.
 */
final class CsvWriter implements TableWriter {

  private static final String END = "\r\n";
  private static final String BEGINS_FORMULA = "=+-@\t\r\n＝＋－＠";
  private static final String NEEDS_QUOTES = "\",\r\n\t'";

  private final Writer out;

  CsvWriter(TableHead head, OutputStream out) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    line(head.columns().stream().map(Column::name).toList());
  }

  @Override
  public void row(List<Cell> cells) throws IOException {
    line(cells.stream().map(CsvWriter::field).toList());
  }

  @Override
  public void finish() throws IOException {
    out.flush();
  }

  @Override
  public void close() {
    // What is still in the buffer is no part of the file unless it was finished.
  }

  private void line(List<String> fields) throws IOException {
    for (int i = 0; i < fields.size(); i++) {
      out.write(i == 0 ? "" : ",");
      out.write(fields.get(i));
    }
    out.write(END);
  }

  private static String field(Cell cell) {
    if (cell instanceof Cell.Text text) {
      return quoted(harmless(text.value()));
    }
    return plain(cell);
  }

  private static String plain(Cell cell) {
    if (cell instanceof Cell.Amount amount) {
      return amount.money().plainAmount();
    } else if (cell instanceof Cell.Day day) {
      return day.value().toString();
    } else if (cell instanceof Cell.Moment moment) {
      return moment.value().truncatedTo(ChronoUnit.SECONDS).toString();
    } else if (cell instanceof Cell.Count count) {
      return Long.toString(count.value());
    } else if (cell instanceof Cell.Flag flag) {
      return Boolean.toString(flag.value());
    }
    return "";
  }

  private static String harmless(String text) {
    return !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean needed = text.chars().anyMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0);
    return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}

package io.openitem.portal.export;

import io.openitem.domain.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook of one sheet, written row by row; texts stand in the cells, so that no table of shared
 * texts grows. A text is a text to a spreadsheet, whatever it begins with.
 */
final class XlsxWriter implements TableWriter {

  /** What a spreadsheet, which calculates in doubles, holds exactly; what is longer is text. */
  private static final int DIGITS_MAX = 15;

  private static final int FLUSH_ROWS = 200;
  private static final int SHEET_NAME_CHARS_MAX = 31;
  private static final String HEADER_COLOUR = "E7E6E6";

  private final Workbook workbook;
  private final Worksheet sheet;
  private int next;

  XlsxWriter(TableHead head, OutputStream out) throws IOException {
    this.workbook = new Workbook(new LeftOpen(out), "Openitem", "1.0");
    this.sheet = workbook.newWorksheet(sheetName(head.title()));
    for (int i = 0; i < head.columns().size(); i++) {
      sheet.width(i, head.columns().get(i).widthChars() + 2.0);
    }
    if (!head.facts().isEmpty()) {
      facts(head);
    }
    for (int i = 0; i < head.columns().size(); i++) {
      sheet.inlineString(next, i, head.columns().get(i).title());
      sheet.style(next, i).bold().fillColor(HEADER_COLOUR).set();
    }
    next++;
    sheet.freezePane(0, next);
  }

  @Override
  public void row(List<Cell> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      cell(i, cells.get(i));
    }
    next++;
    if (next % FLUSH_ROWS == 0) {
      sheet.flush();
    }
  }

  @Override
  public void finish() throws IOException {
    workbook.finish();
  }

  @Override
  public void close() {
    // The workbook holds nothing but memory; closing it would write the end of a whole file.
  }

  private void facts(TableHead head) {
    sheet.inlineString(next, 0, head.title());
    sheet.style(next, 0).bold().fontSize(14).set();
    next++;
    for (String fact : head.facts()) {
      sheet.inlineString(next, 0, fact);
      next++;
    }
    next++;
  }

  private void cell(int column, Cell cell) {
    if (cell instanceof Cell.Text text) {
      sheet.inlineString(next, column, text.value());
    } else if (cell instanceof Cell.Amount amount) {
      amount(column, amount.money());
    } else if (cell instanceof Cell.Day day) {
      sheet.value(next, column, day.value());
      sheet.style(next, column).format("yyyy-mm-dd").set();
    } else if (cell instanceof Cell.Moment moment) {
      sheet.value(next, column, utc(moment));
      sheet.style(next, column).format("yyyy-mm-dd hh:mm:ss").set();
    } else if (cell instanceof Cell.Count count) {
      sheet.value(next, column, count.value());
    } else if (cell instanceof Cell.Flag flag) {
      sheet.value(next, column, flag.value());
    }
  }

  private void amount(int column, Money money) {
    if (money.amount().precision() > DIGITS_MAX) {
      sheet.inlineString(next, column, money.plainAmount());
      sheet.style(next, column).horizontalAlignment("right").set();
      return;
    }
    int decimals = money.amount().scale();
    sheet.value(next, column, money.amount());
    sheet
        .style(next, column)
        .format(decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals))
        .set();
  }

  private static LocalDateTime utc(Cell.Moment moment) {
    return LocalDateTime.ofInstant(moment.value().truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
  }

  private static String sheetName(String title) {
    String allowed = title.replaceAll("[\\\\/?*\\[\\]:']", " ");
    return allowed.substring(0, Math.min(allowed.length(), SHEET_NAME_CHARS_MAX));
  }
}

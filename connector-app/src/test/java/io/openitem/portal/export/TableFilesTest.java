package io.openitem.portal.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.domain.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableFilesTest {

  private static final TableHead HEAD =
      new TableHead(
          "Open items",
          List.of("Account 1710-0010000001", "Период 2026-11"),
          List.of(
              Column.text("reference", "Reference", 20),
              Column.day("dueDate", "Due date"),
              Column.amount("amount", "Amount"),
              Column.text("currency", "Currency", 8),
              Column.moment("updatedAt", "Updated (UTC)"),
              Column.flag("overdue", "Overdue"),
              Column.count("payments", "Payments")));

  @TempDir Path folder = Path.of("");

  private final TableFiles files = new TableFiles(PdfFonts.of(Optional.empty()));

  @Test
  void csvIsRfc4180WithNamesAmountsAndDays() throws IOException {
    String csv = csv(row("a \"b\", c", Money.of("-40", "USD")));

    assertThat(csv)
        .isEqualTo(
            """
            reference,dueDate,amount,currency,updatedAt,overdue,payments
            "a ""b"", c",2026-11-30,-40.00,USD,2026-11-24T10:00:01Z,true,2
            """
                .replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://x\")",
        "+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1"
      })
  void aTextIsNeverAFormula(String text) throws IOException {
    String csv = csv(row(text, Money.of("1", "USD")));

    String expected = "\"'" + text.replace("\"", "\"\"") + "\",2026-11-30";
    assertThat(csv).contains("\r\n" + expected);
    assertThat(sheet(row(text, Money.of("1", "USD")))).doesNotContain("<f>");
  }

  @ParameterizedTest
  @CsvSource({"-40, USD, -40.00, 2", "5000, JPY, 5000, 0", "1.5, KWD, 1.500, 3"})
  void xlsxHasNumbersWithTheCurrencysDecimals(
      String amount, String currency, String written, int decimals) throws IOException {
    Map<String, String> parts = parts(row("R", Money.of(amount, currency)));

    assertThat(parts.get("xl/worksheets/sheet1.xml")).contains("<v>" + written + "</v>");
    String format = decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
    assertThat(parts.get("xl/styles.xml"))
        .contains("formatCode=\"" + format + "\"")
        .contains("formatCode=\"yyyy-mm-dd\"");
    // Days are counted from 1899-12-30.
    assertThat(parts.get("xl/worksheets/sheet1.xml")).contains("<v>46356").contains("inlineStr");
  }

  @Test
  void anAmountThatASpreadsheetWouldRoundIsText() throws IOException {
    String sheet = sheet(row("R", Money.of("12345678901234567.89", "USD")));

    assertThat(sheet).contains("12345678901234567.89</t>");
    assertThat(sheet).doesNotContain("<v>12345678901234567.89</v>");
  }

  @Test
  void pdfHasThePagesNumberedTheHeaderRepeatedAndOtherAlphabets() throws IOException {
    byte[] pdf =
        written(
            TableFormat.PDF,
            200,
            sink -> {
              for (int i = 0; i < 200; i++) {
                sink.row(row("Ünïcode Ελλάδα Россия " + i, Money.of("-1234567.5", "USD")));
              }
            });

    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document);
      int pages = document.getNumberOfPages();
      assertThat(pages).isBetween(4, 12);
      assertThat(text).contains("1 / " + pages, pages + " / " + pages, "Период 2026-11");
      assertThat(text).contains("-1,234,567.50", "2026-11-30", "Ünïcode Ελλάδα");
      assertThat(text.split("Due date", -1)).hasSize(pages + 1);
      assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(594f, 596f);
      assertThat(document.getPage(0).getResources().getFontNames()).hasSize(1);
    }
  }

  @Test
  void aSignThatTheFontDoesNotHaveIsAQuestionMark() throws IOException {
    byte[] pdf =
        written(TableFormat.PDF, 1, sink -> sink.row(row("北野 K\u0000K", Money.of("1", "JPY"))));

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document)).contains("?? K K");
    }
  }

  @Test
  void aLongTextIsBrokenOverLinesAndNoNumberIs() throws IOException {
    String text = "word ".repeat(30) + "x".repeat(80);

    byte[] pdf =
        written(
            TableFormat.PDF,
            1,
            sink -> sink.row(row(text, Money.of("12345678901234567.89", "USD"))));

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("12,345,678,901,234,567.89")
          .contains("word word");
    }
  }

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void aTableWithoutRowsIsAWholeFile(TableFormat format) throws IOException {
    assertThat(written(format, 0, sink -> {})).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void aTableThatGrowsBeyondItsBoundIsNoWholeFile(TableFormat format) {
    assertThatThrownBy(
            () ->
                written(
                    format,
                    1,
                    sink -> {
                      sink.row(row("1", Money.of("1", "USD")));
                      sink.row(row("2", Money.of("1", "USD")));
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("beyond 1 rows");
  }

  @Test
  void aFileThatIsNoFontIsRefusedAtTheStart() throws IOException {
    Path file = Files.writeString(folder.resolve("font.ttf"), "no font");

    assertThatThrownBy(() -> PdfFonts.of(Optional.of(file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pdf-font");
  }

  private static List<Cell> row(String reference, Money amount) {
    return List.of(
        Cell.text(reference),
        Cell.day(LocalDate.parse("2026-11-30")),
        Cell.amount(amount),
        Cell.text(amount.currency()),
        Cell.moment(Instant.parse("2026-11-24T10:00:01.234567Z")),
        Cell.flag(true),
        Cell.count(2));
  }

  private String csv(List<Cell> row) throws IOException {
    return new String(written(TableFormat.CSV, 1, sink -> sink.row(row)), StandardCharsets.UTF_8);
  }

  private String sheet(List<Cell> row) throws IOException {
    return parts(row).getOrDefault("xl/worksheets/sheet1.xml", "");
  }

  private Map<String, String> parts(List<Cell> row) throws IOException {
    Map<String, String> parts = new HashMap<>();
    Path file =
        Files.write(
            folder.resolve("table.xlsx"), written(TableFormat.XLSX, 1, sink -> sink.row(row)));
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        byte[] content = zip.getInputStream(entry).readAllBytes();
        parts.put(entry.getName(), new String(content, StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  private byte[] written(TableFormat format, int rowsMax, TableRows rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    files.write(format, HEAD, rows, rowsMax, out);
    return out.toByteArray();
  }
}

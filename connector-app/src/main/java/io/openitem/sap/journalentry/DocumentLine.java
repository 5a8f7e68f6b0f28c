package io.openitem.sap.journalentry;

import io.openitem.domain.DocumentNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line of a document in the open-item cube, with whose it is.
 *
 * @param line its number, amount and clearing
 * @param customersLine whether it is on a customer's account
 * @param customer whose account; empty text where it is on none
 * @param glAccount the G/L account, with or without leading zeros
 * @param reference the document's DocumentReferenceID, if it carries one
 * @param reversal whether the document reverses another, or was reversed
 */
record DocumentLine(
    CubeRow line,
    boolean customersLine,
    String customer,
    String glAccount,
    Optional<String> reference,
    boolean reversal) {

  /** What is read of each line. */
  static final String SELECT =
      CubeRow.SELECT
          + ",FinancialAccountType,Customer,GLAccount,DocumentReferenceID,IsReversal,IsReversed";

  /**
   * Reads what {@code sap-odata:} answered.
   *
   * @throws IllegalArgumentException when a row is none; then nothing is concluded from any
   */
  static List<DocumentLine> read(Object body) {
    List<CubeRow> rows = CubeRow.read(body);
    List<DocumentLine> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      lines.add(line(rows.get(i), (Map<?, ?>) ((List<?>) body).get(i)));
    }
    return lines;
  }

  /** The document that it is a line of. */
  DocumentNumber document() {
    return line.id().document();
  }

  private static DocumentLine line(CubeRow line, Map<?, ?> row) {
    return new DocumentLine(
        line,
        text(row, "FinancialAccountType").equals("D"),
        text(row, "Customer"),
        text(row, "GLAccount"),
        Optional.of(text(row, "DocumentReferenceID")).filter(text -> !text.isBlank()),
        text(row, "IsReversal").equals("true") || text(row, "IsReversed").equals("true"));
  }

  private static String text(Map<?, ?> row, String name) {
    Object value = row.get(name);
    return value == null ? "" : value.toString();
  }
}

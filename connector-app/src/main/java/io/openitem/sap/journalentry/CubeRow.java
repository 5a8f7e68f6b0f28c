package io.openitem.sap.journalentry;

import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer's line in the open-item cube, as far as it answers our questions.
 *
 * @param id the line
 * @param amount in transaction currency; debit positive, credit negative
 * @param clearedBy the clearing document; empty while the line is open
 */
record CubeRow(InvoiceId id, Money amount, Optional<DocumentNumber> clearedBy) {

  /** What is read of each line. */
  static final String SELECT =
      "CompanyCode,FiscalYear,AccountingDocument,AccountingDocumentItem,"
          + "AmountInTransactionCurrency,TransactionCurrency,IsCleared,"
          + "ClearingAccountingDocument,ClearingDocFiscalYear";

  /**
   * Reads what {@code sap-odata:} answered.
   *
   * @throws IllegalArgumentException when a row is none; then nothing is concluded from any
   */
  static List<CubeRow> read(@Nullable Object body) {
    if (!(body instanceof List<?> list)) {
      throw new IllegalArgumentException("SAP's cube answered with no list");
    }
    List<CubeRow> rows = new ArrayList<>();
    for (Object element : list) {
      if (!(element instanceof Map<?, ?> row)) {
        throw new IllegalArgumentException("SAP's cube answered with no rows");
      }
      rows.add(row(row));
    }
    return rows;
  }

  private static CubeRow row(Map<?, ?> row) {
    CompanyCode companyCode = new CompanyCode(text(row, "CompanyCode"));
    InvoiceId id =
        new InvoiceId(
            new DocumentNumber(
                companyCode, text(row, "FiscalYear"), text(row, "AccountingDocument")),
            text(row, "AccountingDocumentItem"));
    Money amount =
        new Money(
            new BigDecimal(text(row, "AmountInTransactionCurrency")),
            text(row, "TransactionCurrency"));
    String clearing = text(row, "ClearingAccountingDocument");
    boolean cleared = text(row, "IsCleared").equals("true") && !clearing.isBlank();
    return new CubeRow(
        id,
        amount,
        cleared
            ? Optional.of(
                new DocumentNumber(companyCode, text(row, "ClearingDocFiscalYear"), clearing))
            : Optional.empty());
  }

  private static String text(Map<?, ?> row, String name) {
    Object value = row.get(name);
    return value == null ? "" : value.toString();
  }
}

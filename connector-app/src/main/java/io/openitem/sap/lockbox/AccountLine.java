package io.openitem.sap.lockbox;

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
 * A line of the customer's account in the open-item cube.
 *
 * @param id the line
 * @param amount in transaction currency; debit positive, credit negative
 * @param clearedBy the clearing document; empty while the line is open
 * @param reference the document's DocumentReferenceID; empty text for none
 * @param paymentReference PaymentReference; empty text for none
 */
record AccountLine(
    InvoiceId id,
    Money amount,
    Optional<DocumentNumber> clearedBy,
    String reference,
    String paymentReference) {

  /** What is read of each line. */
  static final String SELECT =
      "CompanyCode,FiscalYear,AccountingDocument,AccountingDocumentItem,"
          + "AmountInTransactionCurrency,TransactionCurrency,IsCleared,ClearingAccountingDocument,"
          + "ClearingDocFiscalYear,DocumentReferenceID,PaymentReference";

  /**
   * Reads what {@code sap-odata:} answered.
   *
   * @throws IllegalArgumentException when a row is none; then nothing is concluded from any
   */
  static List<AccountLine> read(@Nullable Object body) {
    List<AccountLine> lines = new ArrayList<>();
    for (Map<?, ?> row : rows(body)) {
      lines.add(line(row));
    }
    return lines;
  }

  /**
   * The rows of an answer.
   *
   * @throws IllegalArgumentException when it holds none
   */
  static List<Map<?, ?>> rows(@Nullable Object body) {
    if (!(body instanceof List<?> list)) {
      throw new IllegalArgumentException("SAP answered with no list");
    }
    List<Map<?, ?>> rows = new ArrayList<>();
    for (Object element : list) {
      if (!(element instanceof Map<?, ?> row)) {
        throw new IllegalArgumentException("SAP answered with no rows");
      }
      rows.add(row);
    }
    return rows;
  }

  /** The document that it is a line of. */
  DocumentNumber document() {
    return id.document();
  }

  static String text(Map<?, ?> row, String name) {
    Object value = row.get(name);
    return value == null ? "" : value.toString();
  }

  private static AccountLine line(Map<?, ?> row) {
    CompanyCode companyCode = new CompanyCode(text(row, "CompanyCode"));
    String clearing = text(row, "ClearingAccountingDocument");
    boolean cleared = text(row, "IsCleared").equals("true") && !clearing.isBlank();
    return new AccountLine(
        new InvoiceId(
            new DocumentNumber(
                companyCode, text(row, "FiscalYear"), text(row, "AccountingDocument")),
            text(row, "AccountingDocumentItem")),
        new Money(
            new BigDecimal(text(row, "AmountInTransactionCurrency")),
            text(row, "TransactionCurrency")),
        cleared
            ? Optional.of(
                new DocumentNumber(companyCode, text(row, "ClearingDocFiscalYear"), clearing))
            : Optional.empty(),
        text(row, "DocumentReferenceID"),
        text(row, "PaymentReference"));
  }
}

package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.ledger.DocumentKey;
import io.openitem.sandbox.sap.ledger.Line;
import java.util.ArrayList;
import java.util.List;

/** What the cube shows of an item's clearing, and of the invoice that it pays in part. */
final class CubeClearing {
  private CubeClearing() {}

  /** The fields. */
  static List<Field<Line>> fields() {
    List<Field<Line>> fields = new ArrayList<>();
    fields.add(Field.flag("IsCleared", line -> line.state().isCleared()));
    fields.add(
        Field.text(
            "ClearingAccountingDocument",
            10,
            line -> line.state().isCleared() ? cleared(line).numberText() : ""));
    fields.add(
        Field.digits(
            "ClearingDocFiscalYear",
            4,
            line ->
                line.state().isCleared() ? Integer.toString(cleared(line).fiscalYear()) : "0000"));
    fields.add(Field.flag("ClearingIsReversed", line -> false));
    fields.add(Field.text("InvoiceReference", 10, line -> invoice(line, 2)));
    fields.add(
        Field.digits("InvoiceReferenceFiscalYear", 4, line -> orZeros(invoice(line, 1), "0000")));
    fields.add(
        Field.digits(
            "InvoiceItemReference", 3, line -> invoice(line, 2).isEmpty() ? "000" : "001"));
    return fields;
  }

  private static DocumentKey cleared(Line line) {
    return new DocumentKey(
        line.document().key().companyCode(),
        line.state().clearingYear(),
        line.state().clearingNumber());
  }

  private static String invoice(Line line, int part) {
    String residual = line.content().invoice();
    String invoice = residual.isEmpty() ? line.state().invoice() : residual;
    return invoice.isEmpty() ? "" : List.of(invoice.split("/", -1)).get(part);
  }

  private static String orZeros(String digits, String zeros) {
    return digits.isEmpty() ? zeros : digits;
  }
}

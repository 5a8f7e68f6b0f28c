package io.openitem.portal;

import io.openitem.portal.export.Cell;
import io.openitem.portal.export.Column;
import io.openitem.portal.export.TableHead;
import io.openitem.store.InvoiceLine;
import java.util.List;

/** Open items as a table; the columns are the fields of the contract's {@code Invoice}. */
final class InvoiceTable {

  static final TableHead HEAD =
      new TableHead(
          "Open items",
          List.of(),
          List.of(
              Column.text("invoiceId", "Invoice", 25),
              Column.text("accountId", "Account", 16),
              Column.text("companyCode", "Company code", 8),
              Column.text("fiscalYear", "Fiscal year", 8),
              Column.text("accountingDocument", "Document", 11),
              Column.text("item", "Item", 5),
              Column.text("documentType", "Type", 5),
              Column.day("documentDate", "Document date"),
              Column.day("postingDate", "Posting date"),
              Column.day("dueDate", "Due date"),
              Column.flag("overdue", "Overdue"),
              Column.amount("amount", "Amount"),
              Column.text("currency", "Currency", 8),
              Column.text("reference", "Reference", 17),
              Column.text("assignment", "Assignment", 19),
              Column.text("paymentReference", "Payment reference", 20),
              Column.text("billingDocument", "Billing document", 11),
              Column.text("purchaseOrder", "Purchase order", 20),
              Column.flag("blocked", "Blocked"),
              Column.flag("inPaymentRun", "In payment run"),
              Column.flag("underPayment", "Being paid"),
              Column.flag("payable", "Payable"),
              Column.moment("updatedAt", "Updated (UTC)")));

  private InvoiceTable() {}

  static List<Cell> cells(InvoiceLine line) {
    return List.of(
        Cell.text(line.invoiceId().toString()),
        Cell.text(line.accountId().toString()),
        Cell.text(line.companyCode().toString()),
        Cell.text(line.fiscalYear()),
        Cell.text(line.accountingDocument()),
        Cell.text(line.item()),
        Cell.text(line.documentType()),
        Cell.day(line.documentDate()),
        Cell.day(line.postingDate()),
        Cell.day(line.dueDate()),
        Cell.flag(line.overdue()),
        Cell.amount(line.amount()),
        Cell.text(line.amount().currency()),
        Cell.text(line.reference()),
        Cell.text(line.assignment()),
        Cell.text(line.paymentReference()),
        Cell.text(line.billingDocument()),
        Cell.text(line.purchaseOrder()),
        Cell.flag(line.blocked()),
        Cell.flag(line.inPaymentRun()),
        Cell.flag(line.underPayment()),
        Cell.flag(line.payable()),
        Cell.moment(line.updatedAt()));
  }
}

package io.openitem.ops;

import io.openitem.portal.export.Cell;
import io.openitem.portal.export.Column;
import io.openitem.portal.export.TableHead;
import io.openitem.portal.export.TableRows;
import java.util.Collections;
import java.util.List;

/** A reconciliation as a table: a line for each group, then one for each difference. */
final class ReconciliationTable {

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("line", "Line", 11),
          Column.text("companyCode", "Company code", 8),
          Column.text("processor", "Processor", 10),
          Column.text("currency", "Currency", 8),
          Column.count("payments", "Payments"),
          Column.amount("atProcessor", "At processor"),
          Column.amount("captured", "Captured"),
          Column.amount("refunded", "Refunded"),
          Column.amount("returned", "Returned"),
          Column.amount("disputed", "Disputed"),
          Column.amount("posted", "Posted"),
          Column.amount("waiting", "Waiting"),
          Column.amount("parked", "Parked"),
          Column.amount("inSap", "In SAP"),
          Column.amount("paidOut", "Paid out"),
          Column.text("paymentId", "Payment", 31),
          Column.text("code", "Difference", 26),
          Column.text("detail", "Detail", 60));

  private static final int BEHIND_PROCESSOR = 12;

  private ReconciliationTable() {}

  static TableHead head(Reconciliation day) {
    return new TableHead(
        "Reconciliation " + day.date(),
        List.of(
            "Read at " + day.readAt(),
            day.settled() ? "The day is over and settled." : "The day is not settled yet.",
            "What is paid out is not read yet."),
        COLUMNS);
  }

  static int rows(Reconciliation day) {
    return day.groups().size() + day.differences().size();
  }

  static TableRows lines(Reconciliation day) {
    return sink -> {
      for (Reconciliation.Group group : day.groups()) {
        sink.row(group(group));
      }
      for (Reconciliation.Difference difference : day.differences()) {
        sink.row(difference(difference));
      }
    };
  }

  private static List<Cell> group(Reconciliation.Group group) {
    return List.of(
        Cell.text("SUM"),
        Cell.text(group.companyCode().toString()),
        Cell.text(group.processor()),
        Cell.text(group.currency()),
        Cell.count(group.payments()),
        Cell.amount(group.atProcessor()),
        Cell.amount(group.captured()),
        Cell.amount(group.refunded()),
        Cell.amount(group.returned()),
        Cell.amount(group.disputed()),
        Cell.amount(group.posted()),
        Cell.amount(group.waiting()),
        Cell.amount(group.parked()),
        Cell.amount(group.inSap()),
        Cell.amount(group.paidOut()),
        Cell.empty(),
        Cell.empty(),
        Cell.empty());
  }

  private static List<Cell> difference(Reconciliation.Difference difference) {
    List<Cell> cells = new java.util.ArrayList<>();
    cells.add(Cell.text("DIFFERENCE"));
    cells.add(Cell.text(difference.companyCode().map(Object::toString)));
    cells.add(Cell.text(difference.processor()));
    cells.addAll(Collections.nCopies(BEHIND_PROCESSOR, Cell.empty()));
    cells.add(Cell.text(difference.paymentId()));
    cells.add(Cell.text(difference.code()));
    cells.add(Cell.text(difference.detail()));
    return cells;
  }
}

package io.openitem.store;

/** What open items can be sorted by. */
public enum InvoiceSort {
  /** By net due date. */
  DUE_DATE("o.net_due_date"),
  /** By posting date. */
  POSTING_DATE("o.posting_date"),
  /** By amount; of one currency only. */
  AMOUNT("o.open_amount");

  private final String column;

  InvoiceSort(String column) {
    this.column = column;
  }

  String column() {
    return column;
  }

  /**
   * Reads the value of a page's end.
   *
   * @throws IllegalArgumentException or DateTimeException when it is none
   */
  public Object parse(String text) {
    return this == AMOUNT ? PageEnds.amount(text) : PageEnds.day(text);
  }

  Object valueOf(InvoiceLine line) {
    return switch (this) {
      case DUE_DATE -> line.dueDate();
      case POSTING_DATE -> line.postingDate();
      case AMOUNT -> line.amount().amount();
    };
  }
}

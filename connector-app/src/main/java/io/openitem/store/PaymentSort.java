package io.openitem.store;

/** What payments can be sorted by. */
public enum PaymentSort {
  /** By the time they were made. */
  CREATED_AT("p.created_at"),
  /** By total; of one currency only. */
  TOTAL("p.total");

  private final String column;

  PaymentSort(String column) {
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
    return this == TOTAL ? PageEnds.amount(text) : Timestamps.utc(PageEnds.moment(text));
  }

  Object valueOf(PaymentView payment) {
    return switch (this) {
      case CREATED_AT -> payment.createdAt();
      case TOTAL -> payment.total().amount();
    };
  }
}

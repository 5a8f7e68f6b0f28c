package io.openitem.domain;

/** Whether less than the whole of an invoice may be paid, and what becomes of the rest. */
public enum PartialPayments {
  /** Only the full amount. */
  NONE("none"),
  /** The invoice stays open with the payment beside it. */
  PARTIAL("partial"),
  /** The invoice is cleared, and what is left of it becomes a new open item. */
  RESIDUAL("residual");

  private final String wireName;

  PartialPayments(String wireName) {
    this.wireName = wireName;
  }

  /** Its name in customizing. */
  public String wireName() {
    return wireName;
  }

  /**
   * The choice of this name.
   *
   * @throws IllegalArgumentException naming those that there are
   */
  public static PartialPayments named(String name) {
    for (PartialPayments choice : values()) {
      if (choice.wireName.equals(name)) {
        return choice;
      }
    }
    throw new IllegalArgumentException("none, partial or residual");
  }
}

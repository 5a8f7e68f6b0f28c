package io.openitem.domain;

/** What happens to a document whose posting period SAP has closed. */
public enum ClosedPeriod {
  /** It goes on the back office's worklist. */
  PARK("park"),
  /** Its posting date moves to the first day of the next month; its document date stays. */
  NEXT_OPEN_DAY("nextOpenDay");

  private final String wireName;

  ClosedPeriod(String wireName) {
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
  public static ClosedPeriod named(String name) {
    for (ClosedPeriod choice : values()) {
      if (choice.wireName.equals(name)) {
        return choice;
      }
    }
    throw new IllegalArgumentException("park or nextOpenDay");
  }
}

package io.openitem.bench.drill;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What an audit found: how many payments of each kind, and for what is wrong, which. */
final class Findings {
  /** What must not be. */
  enum Wrong {
    /** Captured, and neither posted as our books say nor parked. */
    LOST("lost"),
    /** Charged or posted more than once, or two payments took money for one item. */
    DOUBLED("doubled"),
    /** Neither final nor parked. */
    STUCK("stuck"),
    /** What stands in SAP's books is not what the processor took. */
    WRONG_AMOUNT("wrongAmount"),
    /** Two answers to one key differ. */
    ANSWERS_CHANGED("answersChanged");

    private final String text;

    Wrong(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  private final Map<Wrong, Integer> counts = new EnumMap<>(Wrong.class);
  private final List<String> details = new ArrayList<>();
  private int captured;
  private int posted;
  private int parked;
  private int clearingsParked;
  private int refunded;
  private int refundsPosted;
  private int refundsParked;

  void wrong(Wrong what, String detail) {
    counts.merge(what, 1, Integer::sum);
    details.add(what.text() + ": " + detail);
  }

  void captured() {
    captured++;
  }

  void posted() {
    posted++;
  }

  void parked() {
    parked++;
  }

  void clearingParked() {
    clearingsParked++;
  }

  void refunded() {
    refunded++;
  }

  void refundPosted() {
    refundsPosted++;
  }

  void refundParked() {
    refundsParked++;
  }

  int of(Wrong what) {
    return counts.getOrDefault(what, 0);
  }

  /** Payments whose money moved, as the processor's books say. */
  int capturedCount() {
    return captured;
  }

  /** Captured payments that stand in SAP once, under the number that our books name. */
  int postedCount() {
    return posted;
  }

  /** Captured payments that are not posted and wait for people. */
  int parkedCount() {
    return parked;
  }

  /** Posted payments whose clearing waits for people. */
  int clearingsParkedCount() {
    return clearingsParked;
  }

  /** Refunds whose money moved. */
  int refundedCount() {
    return refunded;
  }

  /** Of those, how many stand in SAP once, under the number that our books name. */
  int refundsPostedCount() {
    return refundsPosted;
  }

  /** Of those, how many wait for people to be posted. */
  int refundsParkedCount() {
    return refundsParked;
  }

  boolean allRight() {
    return counts.isEmpty();
  }

  /** A line for each thing that is wrong. */
  List<String> details() {
    return List.copyOf(details);
  }
}

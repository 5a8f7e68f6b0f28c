package io.openitem.sandbox.sap.ledger;

import java.math.BigDecimal;
import java.util.Locale;

/** A line of a posted document. Its content never changes; its state does. */
public final class Line {
  private final Document document;
  private final int item;
  private final LineContent content;
  private volatile LineState state = LineState.OPEN;

  Line(Document document, int item, LineContent content) {
    this.document = document;
    this.item = item;
    this.content = content;
  }

  /** The document that it belongs to. */
  public Document document() {
    return document;
  }

  /** Its number within the document, from 1. */
  public int item() {
    return item;
  }

  /** Its number as SAP shows it: three digits. */
  public String itemText() {
    return item < 10
        ? "00" + item
        : item < 100 ? "0" + item : String.format(Locale.ROOT, "%03d", item);
  }

  /** What was posted. */
  public LineContent content() {
    return content;
  }

  /** What it is now. */
  public LineState state() {
    return state;
  }

  void become(LineState next) {
    state = next;
  }

  /** True for a customer's line. */
  public boolean isCustomer() {
    return content.accountType().equals("D");
  }

  /** True for a customer's line that a document which clears does not leave open. */
  boolean isClearedByItself() {
    return isCustomer() && !content.isResidual();
  }

  /** The amount in the document's currency; debit positive, credit negative. */
  public BigDecimal amount() {
    return document.header().currency().toAmount(content.amountMinor());
  }
}

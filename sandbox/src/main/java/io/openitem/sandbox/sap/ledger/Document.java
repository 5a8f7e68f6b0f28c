package io.openitem.sandbox.sap.ledger;

import java.util.List;
import java.util.Optional;

/** A posted document. Its lines sum to zero. */
public final class Document {
  private final DocumentKey key;
  private final Header header;
  private final List<Line> lines;

  Document(DocumentKey key, Header header, List<LineContent> contents) {
    long sum = 0;
    for (LineContent content : contents) {
      sum = Math.addExact(sum, content.amountMinor());
    }
    if (sum != 0) {
      throw new IllegalArgumentException("Document " + key + " does not sum to zero: " + sum);
    }
    this.key = key;
    this.header = header;
    Line[] numbered = new Line[contents.size()];
    for (int i = 0; i < numbered.length; i++) {
      numbered[i] = new Line(this, i + 1, contents.get(i));
    }
    this.lines = List.of(numbered);
  }

  /** Its name. */
  public DocumentKey key() {
    return key;
  }

  /** Its head. */
  public Header header() {
    return header;
  }

  /** Its lines, in the order in which they were posted. */
  public List<Line> lines() {
    return lines;
  }

  /** The line with this number. */
  public Optional<Line> line(int item) {
    return item >= 1 && item <= lines.size() ? Optional.of(lines.get(item - 1)) : Optional.empty();
  }
}

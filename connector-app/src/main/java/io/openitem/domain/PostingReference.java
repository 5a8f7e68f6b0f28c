package io.openitem.domain;

/**
 * The name of one SAP document in our hands: 14 characters for the posting and 2 digits for the
 * step. It goes to SAP as DocumentReferenceID (S16), is constant over all attempts, and is what SAP
 * is asked by.
 *
 * @param posting 14 capital letters and digits, unique for ever
 * @param step 1 to 99
 */
public record PostingReference(String posting, int step) {

  /** Checks the form. */
  public PostingReference {
    if (!posting.matches("[0-9A-Z]{14}")) {
      throw new IllegalArgumentException("a posting's reference has 14 capital letters and digits");
    }
    if (step < 1 || step > 99) {
      throw new IllegalArgumentException("a step is 1 to 99");
    }
  }

  /** All 16 characters. */
  public String value() {
    return "%s%02d".formatted(posting, step);
  }

  @Override
  public String toString() {
    return value();
  }
}

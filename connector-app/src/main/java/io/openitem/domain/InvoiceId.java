package io.openitem.domain;

import java.util.List;

/**
 * An open item: one line of an accounting document, written {@code 1710-2026-9000000001-001}.
 *
 * @param document the accounting document
 * @param item the line, 3 digits (BUZEI)
 */
public record InvoiceId(DocumentNumber document, String item) implements Comparable<InvoiceId> {

  /** Checks the form. */
  public InvoiceId {
    if (!item.matches("[0-9]{3}")) {
      throw new IllegalArgumentException("an item has 3 digits");
    }
  }

  /**
   * Reads {@code <companyCode>-<fiscalYear>-<document>-<item>}.
   *
   * @throws IllegalArgumentException when it has another form
   */
  public static InvoiceId parse(String text) {
    List<String> parts = List.of(text.split("-", -1));
    if (parts.size() != 4) {
      throw new IllegalArgumentException(
          "an invoice is written <company code>-<fiscal year>-<document>-<item>");
    }
    DocumentNumber document =
        new DocumentNumber(new CompanyCode(parts.get(0)), parts.get(1), parts.get(2));
    return new InvoiceId(document, parts.get(3));
  }

  /** Whose books the item stands in. */
  public CompanyCode companyCode() {
    return document.companyCode();
  }

  @Override
  public int compareTo(InvoiceId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return document + "-" + item;
  }
}

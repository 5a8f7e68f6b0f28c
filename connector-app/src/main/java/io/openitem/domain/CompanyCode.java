package io.openitem.domain;

/**
 * A company code: the smallest unit that keeps its own books in SAP.
 *
 * @param value 1 to 4 capital letters and digits (SAP: BUKRS, S4)
 */
public record CompanyCode(String value) implements Comparable<CompanyCode> {

  /** Checks the form. */
  public CompanyCode {
    if (!value.matches("[A-Z0-9]{1,4}")) {
      throw new IllegalArgumentException("a company code has 1 to 4 capital letters and digits");
    }
  }

  @Override
  public int compareTo(CompanyCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

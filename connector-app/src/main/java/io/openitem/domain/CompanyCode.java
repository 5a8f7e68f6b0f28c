package io.openitem.domain;

import java.util.regex.Pattern;

/**
 * A company code: the smallest unit that keeps its own books in SAP.
 *
 * @param value 1 to 4 capital letters and digits (SAP: BUKRS, S4)
 */
public record CompanyCode(String value) implements Comparable<CompanyCode> {

  private static final Pattern FORM = Pattern.compile("[A-Z0-9]{1,4}");

  /** Checks the form. */
  public CompanyCode {
    if (!FORM.matcher(value).matches()) {
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

package io.openitem.domain;

/**
 * The name of an accounting document in SAP: a number alone names nothing.
 *
 * @param companyCode whose books
 * @param fiscalYear 4 digits
 * @param number at most 10 letters and digits, kept as text (BELNR)
 */
public record DocumentNumber(CompanyCode companyCode, String fiscalYear, String number) {

  /**
   * Checks the form. A blank number or the year 0000 is SAP's way to say that nothing was posted.
   */
  public DocumentNumber {
    if (!fiscalYear.matches("[1-9][0-9]{3}")) {
      throw new IllegalArgumentException("a fiscal year has 4 digits");
    }
    if (!number.matches("[A-Z0-9]{1,10}")) {
      throw new IllegalArgumentException(
          "a document number has 1 to 10 capital letters and digits");
    }
  }

  @Override
  public String toString() {
    return companyCode + "-" + fiscalYear + "-" + number;
  }
}

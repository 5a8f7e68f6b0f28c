package io.openitem.sandbox.sap.ledger;

/**
 * The name of a document, ordered as the cube's keys are.
 *
 * @param companyCode four characters
 * @param fiscalYear four digits
 * @param number up to ten digits
 */
public record DocumentKey(String companyCode, int fiscalYear, long number)
    implements Comparable<DocumentKey> {

  @Override
  public int compareTo(DocumentKey other) {
    int byCode = companyCode.compareTo(other.companyCode);
    if (byCode != 0) {
      return byCode;
    }
    int byYear = Integer.compare(fiscalYear, other.fiscalYear);
    return byYear != 0 ? byYear : Long.compare(number, other.number);
  }

  /** The number as SAP shows it: ten digits with leading zeros. */
  public String numberText() {
    String digits = Long.toString(number);
    return "0000000000".substring(Math.min(10, digits.length())) + digits;
  }

  /** Company code, fiscal year and number, as in a path. */
  @Override
  public String toString() {
    return companyCode + "/" + fiscalYear + "/" + numberText();
  }
}

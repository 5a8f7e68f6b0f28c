package io.openitem.sap.document;

/**
 * A message of SAP's about a document.
 *
 * @param typeId number and class, {@code 102(F5)}
 * @param severity 1 success or information, 2 warning, 3 error
 * @param note SAP's own text
 */
public record LogItem(String typeId, String severity, String note) {

  /** Whether it says that the document was not posted. */
  public boolean error() {
    return severity.equals("3");
  }

  @Override
  public String toString() {
    return typeId + ": " + note;
  }
}

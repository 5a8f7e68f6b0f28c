package io.openitem.domain;

import java.util.List;

/**
 * Asks which documents stand in SAP's books.
 *
 * @param companyCode in whose books
 * @param references documents that carry one of these as DocumentReferenceID; letters and digits
 * @param documents and these documents, whatever they carry
 * @param surcharges whether these are surcharges' documents, which stand on no customer
 */
public record SapBooksQuestion(
    CompanyCode companyCode,
    List<String> references,
    List<DocumentNumber> documents,
    boolean surcharges) {

  /** How many references and documents one question may name: its filter has to fit an address. */
  public static final int NAMED_MAX = 40;

  /**
   * Checks the bound and the form.
   *
   * @throws IllegalArgumentException when nothing or too much is asked for
   */
  public SapBooksQuestion {
    references = List.copyOf(references);
    documents = List.copyOf(documents);
    int named = references.size() + documents.size();
    if (named == 0 || named > NAMED_MAX) {
      throw new IllegalArgumentException(named + " documents are not 1 to " + NAMED_MAX);
    }
    if (!references.stream().allMatch(reference -> reference.matches("[0-9A-Z]{16}"))) {
      throw new IllegalArgumentException("a reference has 16 capital letters and digits");
    }
  }
}

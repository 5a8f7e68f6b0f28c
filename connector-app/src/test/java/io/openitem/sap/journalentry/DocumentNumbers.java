package io.openitem.sap.journalentry;

import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.sandbox.sap.ledger.DocumentKey;

/** Names the sandbox's documents as the connector does. */
final class DocumentNumbers {

  private DocumentNumbers() {}

  static DocumentNumber of(DocumentKey key) {
    return new DocumentNumber(
        new CompanyCode(key.companyCode()), String.valueOf(key.fiscalYear()), key.numberText());
  }
}

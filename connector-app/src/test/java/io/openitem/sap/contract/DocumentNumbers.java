package io.openitem.sap.contract;

import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.sandbox.sap.ledger.DocumentKey;

/** Names the sandbox's documents as the connector does. */
public final class DocumentNumbers {

  private DocumentNumbers() {}

  public static DocumentNumber of(DocumentKey key) {
    return new DocumentNumber(
        new CompanyCode(key.companyCode()), String.valueOf(key.fiscalYear()), key.numberText());
  }
}

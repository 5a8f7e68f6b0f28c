package io.openitem.domain;

import java.util.Optional;

/**
 * A document that SAP shows to be what a posting was to bring about.
 *
 * @param number which document
 * @param reference the DocumentReferenceID that it carries; perhaps none, perhaps another
 *     posting's, which the caller has to look at
 * @param clearedBy the document that cleared the paid items, which may be this one; empty where
 *     they were not asked about
 */
public record CheckedDocument(
    DocumentNumber number, Optional<String> reference, Optional<DocumentNumber> clearedBy) {

  /** A document of which nothing is known to be cleared. */
  public CheckedDocument(DocumentNumber number, Optional<String> reference) {
    this(number, reference, Optional.empty());
  }

  /** The same, with what SAP shows to have cleared its items. */
  public CheckedDocument clearedBy(DocumentNumber clearing) {
    return new CheckedDocument(number, reference, Optional.of(clearing));
  }
}

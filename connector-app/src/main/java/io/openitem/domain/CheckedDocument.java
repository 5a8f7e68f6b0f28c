package io.openitem.domain;

import java.util.Optional;

/**
 * A document that SAP shows to be what a posting was to bring about.
 *
 * @param number which document
 * @param reference the DocumentReferenceID that it carries; perhaps none, perhaps another
 *     posting's, which the caller has to look at
 */
public record CheckedDocument(DocumentNumber number, Optional<String> reference) {}

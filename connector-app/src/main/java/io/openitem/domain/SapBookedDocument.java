package io.openitem.domain;

import java.util.Optional;

/**
 * A document as it stands in SAP's books.
 *
 * @param number which document
 * @param reference what it carries as DocumentReferenceID
 * @param credit what it credits customers with, positive; of a surcharge's document, all credits
 */
public record SapBookedDocument(DocumentNumber number, Optional<String> reference, Money credit) {}

package io.openitem.domain;

import java.util.Optional;

/**
 * What a payment without invoices becomes in SAP: fixed when the payment is made, so that no later
 * change of customizing alters it.
 *
 * @param specialGlCode SAP's special G/L indicator of a down payment, S1; empty for a payment on
 *     account, an ordinary credit of the customer
 * @param note what the payer says it is for, at most {@link #NOTE_CHARS_MAX} characters
 */
public record AdHocTerms(Optional<String> specialGlCode, Optional<String> note) {

  /** As long as SAP's DocumentItemText. */
  public static final int NOTE_CHARS_MAX = 50;

  /** Checks the note's length. */
  public AdHocTerms {
    if (note.filter(text -> text.isBlank() || text.length() > NOTE_CHARS_MAX).isPresent()) {
      throw new IllegalArgumentException("a note has 1 to " + NOTE_CHARS_MAX + " characters");
    }
  }
}

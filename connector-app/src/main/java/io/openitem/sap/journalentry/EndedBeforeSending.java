package io.openitem.sap.journalentry;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;

/**
 * Ends a route before anything was sent: the outcome is known already, so SAP provably did nothing
 * on account of this attempt. The routes catch it and answer with its outcome.
 */
public final class EndedBeforeSending extends RuntimeException {

  private final transient Outcome<DocumentNumber> outcome;

  EndedBeforeSending(Outcome<DocumentNumber> outcome) {
    super(outcome.toString(), null, false, false);
    this.outcome = outcome;
  }

  /** How the attempt ended. */
  public Outcome<DocumentNumber> outcome() {
    return outcome;
  }
}

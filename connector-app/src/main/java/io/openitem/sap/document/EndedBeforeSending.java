package io.openitem.sap.document;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;

/**
 * Ends a route before anything was sent: the outcome is known already, so SAP provably did nothing
 * on account of this attempt. The routes catch it and answer with its outcome.
 */
public final class EndedBeforeSending extends RuntimeException {

  private final transient Outcome<DocumentNumber> outcome;

  /** Ends with this outcome. */
  public EndedBeforeSending(Outcome<DocumentNumber> outcome) {
    super(outcome.toString(), null, false, false);
    this.outcome = outcome;
  }

  /** Ends as refused, by us, with a code of ours. */
  public static EndedBeforeSending refused(String code, String detail) {
    return new EndedBeforeSending(Outcome.refused(code, detail));
  }

  /** How the attempt ended. */
  public Outcome<DocumentNumber> outcome() {
    return outcome;
  }
}

package io.openitem.sap.lockbox;

import io.openitem.domain.Outcome;

/**
 * How a batch ended.
 *
 * @param outcome Done with SAP's key of it
 * @param aboutContent whether SAP decided on what is in it; then a batch of fewer items may go
 *     through
 */
record BatchEnd(Outcome<String> outcome, boolean aboutContent) {

  /** As {@code lockbox_batch.outcome} holds it. */
  String name() {
    if (outcome instanceof Outcome.Done) {
      return "DONE";
    }
    if (outcome instanceof Outcome.NotDone) {
      return "NOT_DONE";
    }
    return outcome instanceof Outcome.Refused ? "REFUSED" : "UNKNOWN";
  }

  /** As {@code lockbox_batch.detail} holds it. */
  String detail() {
    if (outcome instanceof Outcome.Done<String> done) {
      return "SAP's batch " + done.value();
    }
    if (outcome instanceof Outcome.NotDone<String> notDone) {
      return notDone.reason();
    }
    if (outcome instanceof Outcome.Refused<String> refused) {
      return refused.code() + ": " + refused.detail();
    }
    return outcome instanceof Outcome.Unknown<String> unknown
        ? unknown.reason()
        : outcome.toString();
  }
}

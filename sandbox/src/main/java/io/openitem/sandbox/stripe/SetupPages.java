package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What payers do on the pages on which they save a method: tests do it here, people over HTTP. */
public final class SetupPages {
  private final Ledger ledger;
  private final CheckoutSessions sessions;

  SetupPages(Ledger ledger, CheckoutSessions sessions) {
    this.ledger = ledger;
    this.sessions = sessions;
  }

  /**
   * The payer completes the page of a session.
   *
   * @param token one of the test payment methods, such as {@code pm_card_visa}
   * @return where the payer is sent then
   * @throws RuntimeException when the page has expired, was completed or never was
   */
  public String complete(String sessionId, String token) {
    ledger.change(Caller.ITSELF, change -> Reply.ok(sessions.complete(change, sessionId, token)));
    return find(sessionId).orElseThrow().path("success_url").asText();
  }

  /** A session as it stands. */
  Optional<ObjectNode> find(String sessionId) {
    return ledger
        .find(sessionId)
        .filter(found -> found.path("object").asText().equals(CheckoutSessions.KIND));
  }
}

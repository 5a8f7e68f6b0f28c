package io.openitem.payment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.Outcome;
import io.openitem.processor.Charge;
import io.openitem.processor.NextAction;
import io.openitem.processor.Redaction;
import java.util.Optional;

/** An outcome in the words of the attempt's row. */
final class ChargeWords {

  private ChargeWords() {}

  static String outcome(Outcome<Charge> outcome) {
    if (outcome instanceof Outcome.Done<Charge>) {
      return "DONE";
    }
    if (outcome instanceof Outcome.Pending<Charge>) {
      return "PENDING";
    }
    if (outcome instanceof Outcome.Refused<Charge>) {
      return "REFUSED";
    }
    return outcome instanceof Outcome.NotDone<Charge> ? "NOT_DONE" : "UNKNOWN";
  }

  /** Whether nothing more is expected of the attempt. */
  static boolean isEnd(Outcome<Charge> outcome) {
    return !(outcome instanceof Outcome.Pending<Charge>)
        && !(outcome instanceof Outcome.Unknown<Charge>);
  }

  static String evidence(Outcome<Charge> outcome) {
    if (outcome instanceof Outcome.Done<Charge> done) {
      return done.value().processorPaymentId() + " took " + done.value().captured();
    }
    if (outcome instanceof Outcome.Pending<Charge> pending) {
      return Redaction.clean(pending.detail());
    }
    if (outcome instanceof Outcome.Refused<Charge> refused) {
      return Redaction.clean(refused.code() + ": " + refused.detail());
    }
    if (outcome instanceof Outcome.NotDone<Charge> notDone) {
      return Redaction.clean(notDone.reason());
    }
    return Redaction.clean(((Outcome.Unknown<Charge>) outcome).reason());
  }

  /** Why it was refused, without its code. */
  static String reason(Outcome.Refused<Charge> refused) {
    return evidence(refused).substring(refused.code().length() + 2);
  }

  /** What the payer has to do, as the contract's {@code NextAction}. */
  static Optional<String> nextAction(Optional<Charge> charge, ObjectMapper json) {
    return charge.flatMap(Charge::nextAction).map(action -> text(action, json));
  }

  private static String text(NextAction action, ObjectMapper json) {
    ObjectNode node = json.createObjectNode().put("type", action.type());
    action.url().ifPresent(url -> node.put("url", url));
    return node.toString();
  }
}

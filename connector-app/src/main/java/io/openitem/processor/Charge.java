package io.openitem.processor;

import io.openitem.domain.Money;
import java.util.Optional;

/**
 * A charge as the processor tells it; its figures, not ours.
 *
 * @param processorPaymentId the processor's own id, at most 255 characters
 * @param captured what it has taken: zero while nothing has moved
 * @param nextAction what the payer has to do first
 */
public record Charge(String processorPaymentId, Money captured, Optional<NextAction> nextAction) {

  /** Money that the processor has taken. */
  public static Charge captured(String processorPaymentId, Money captured) {
    return new Charge(processorPaymentId, captured, Optional.empty());
  }
}

package io.openitem.processor;

/**
 * An event whose signature held.
 *
 * @param eventId the sender's id, the key under which it is stored
 * @param type the sender's word for what happened
 * @param meaning what it means to us
 */
public record ReceivedEvent(String eventId, String type, Meaning meaning) {

  /** What an event means to us. */
  public sealed interface Meaning {}

  /**
   * A charge changed; the processor is to be asked what is true now.
   *
   * @param processorPaymentId the processor's id of the charge
   * @param paymentId ours, as the charge carries it; empty text when the charge is not ours
   * @param attemptId ours, as the charge carries it; empty text when it carries none
   */
  public record ChargeChanged(String processorPaymentId, String paymentId, String attemptId)
      implements Meaning {}

  /**
   * Captured money moved again, or is about to: the processor is to be asked for all of it.
   *
   * @param processorPaymentId the processor's id of the charge
   */
  public record MoneyMoved(String processorPaymentId) implements Meaning {}

  /** Known, and it changes nothing here. */
  public record NothingNew() implements Meaning {}

  /**
   * Not known, or not handled yet: somebody has to look at it.
   *
   * @param reason why
   */
  public record Unhandled(String reason) implements Meaning {}
}

package io.openitem.processor;

import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.ReversalKind;
import java.util.List;
import java.util.Optional;

/**
 * What moved again of one charge, by the processor's own books.
 *
 * @param paymentId our payment, as the charge carries it; empty text when the charge is not ours
 * @param captured what the charge took
 * @param refunds its refunds, whoever asked for them
 * @param disputes its disputes
 */
public record MovedAgain(
    String paymentId, Money captured, List<BookedRefund> refunds, List<BookedDispute> disputes) {

  /** Copies the lists. */
  public MovedAgain {
    refunds = List.copyOf(refunds);
    disputes = List.copyOf(disputes);
  }

  /**
   * A refund.
   *
   * @param refund its id and amount
   * @param refundId ours, as the refund carries it; empty where it was made at the processor
   * @param outcome where it stands: {@code Done}, {@code Pending}, {@code Refused}, or {@code
   *     Unknown} for a word that is not known here
   */
  public record BookedRefund(Refund refund, Optional<String> refundId, Outcome<Refund> outcome) {}

  /**
   * A dispute.
   *
   * @param disputeId the processor's id
   * @param amount what is disputed
   * @param reason the processor's word for it
   * @param state where it stands
   * @param movements the money that it has moved so far; none while it is only asked about
   */
  public record BookedDispute(
      String disputeId, Money amount, String reason, State state, List<Movement> movements) {

    /** Copies the movements. */
    public BookedDispute {
      movements = List.copyOf(movements);
    }
  }

  /** Where a dispute stands. */
  public enum State {
    /** Not decided. */
    OPEN,
    /** Decided for us. */
    WON,
    /** Decided for the payer; what was taken stays taken. */
    LOST
  }

  /**
   * Money that a dispute moved.
   *
   * @param kind {@code RETURN}, {@code DISPUTE} or {@code DISPUTE_WON}
   * @param movementId the processor's id of the movement, at most 35 characters
   * @param amount how much; positive
   */
  public record Movement(ReversalKind kind, String movementId, Money amount) {}
}

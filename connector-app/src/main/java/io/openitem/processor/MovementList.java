package io.openitem.processor;

import io.openitem.processor.MovedAgain.BookedDispute;
import io.openitem.processor.MovedAgain.BookedRefund;
import java.util.List;

/**
 * What moved again at a processor within a time, by its own books, as it stands now.
 *
 * @param charges the charges of which something moved, each once
 * @param complete false when there is more than was read; what is here is the newest then
 */
public record MovementList(List<MovedCharge> charges, boolean complete) {

  /** Copies the list. */
  public MovementList {
    charges = List.copyOf(charges);
  }

  /**
   * What moved again of a charge, as far as it began within the time.
   *
   * @param processorPaymentId the processor's id of the charge, which may be somebody else's
   * @param refunds its refunds
   * @param disputes its disputes
   */
  public record MovedCharge(
      String processorPaymentId, List<BookedRefund> refunds, List<BookedDispute> disputes) {

    /** Copies the lists. */
    public MovedCharge {
      refunds = List.copyOf(refunds);
      disputes = List.copyOf(disputes);
    }
  }
}

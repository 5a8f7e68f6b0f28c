package io.openitem.store;

import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Money;
import io.openitem.domain.PostingState;
import java.time.Instant;
import java.util.Optional;

/**
 * A payment's money in our books, and where its document stands.
 *
 * @param paymentId which payment
 * @param companyCode in whose books
 * @param processor who took it
 * @param createdAt when it was made
 * @param captured what was taken; empty while nothing was
 * @param surcharge what of it is the fee for paying by card
 * @param posting where the posting that credits the customer stands; empty while there is none
 */
public record CapturedMoney(
    String paymentId,
    CompanyCode companyCode,
    String processor,
    Instant createdAt,
    Optional<Money> captured,
    Money surcharge,
    Optional<Posted> posting) {

  /** Whether it was made before this time. */
  public boolean createdBefore(Instant time) {
    return createdAt.isBefore(time);
  }

  /**
   * The posting that credits the customer.
   *
   * @param state where it stands
   * @param reference what its document carries in SAP, unless people posted it
   * @param document its number, once it is known
   * @param since when it came to stand there
   */
  public record Posted(
      PostingState state, String reference, Optional<DocumentNumber> document, Instant since) {}
}

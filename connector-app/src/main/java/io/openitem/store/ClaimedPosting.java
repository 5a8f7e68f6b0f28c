package io.openitem.store;

import io.openitem.domain.AttemptOutcome;
import io.openitem.domain.PostingApi;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingTask;
import java.time.Instant;
import java.util.Optional;

/**
 * A posting that this process alone may work on until the lease ends.
 *
 * @param task what is to be sent or asked for
 * @param api through which posting API
 * @param laneId the lane that is held
 * @param fence the number of this claim: a later one of the lane has a higher number
 * @param claimedAt when it was claimed
 * @param leaseUntil when others may take it for lost
 * @param deadlineAt when it goes on the worklist
 * @param tries how often it has been sent, this time included
 * @param absent how often asking has found nothing since the last attempt
 * @param open the attempt that SAP is asked about; empty when the document is to be sent
 */
public record ClaimedPosting(
    PostingTask task,
    String api,
    String laneId,
    long fence,
    Instant claimedAt,
    Instant leaseUntil,
    Instant deadlineAt,
    int tries,
    int absent,
    Optional<OpenAttempt> open) {

  /** Whether its document, once posted, has cleared the payment's items too. */
  public boolean clearsItems() {
    return task.kind() == PostingKind.CLEARING
        || (task.kind() == PostingKind.PAYMENT && PostingApi.named(api).clearsWithPayment());
  }

  /**
   * An attempt that may have had effect.
   *
   * @param outcome UNKNOWN or PENDING
   * @param since when we stopped waiting for it
   */
  public record OpenAttempt(AttemptOutcome outcome, Instant since) {}
}

package io.openitem.store;

import io.openitem.domain.AttemptOutcome;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Money;
import io.openitem.domain.PostingApi;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingLine;
import io.openitem.domain.PostingState;
import io.openitem.domain.PostingTask;
import java.time.Instant;
import java.util.Optional;

/**
 * A posting on the back office's desk.
 *
 * @param task what is to be posted; names no attempt
 * @param state where it stands
 * @param reason why, if there is something to explain
 * @param laneId its lane
 * @param heldNow whether somebody works on it under the lane's lease
 * @param deadlineAt when it goes on the worklist
 * @param absent how often asking has found nothing since the last attempt
 * @param dependsOn the posting that must be posted before, with its state
 * @param attempt the attempt that may have had effect, or still may
 * @param document the document in SAP, once it is known
 * @param total what the payer was to pay
 * @param captured what the processor took
 * @param surcharge what of it is the fee for paying by card
 * @param api how it is posted
 * @param itemsReserved whether its payment still reserves items, as it does until they are cleared
 */
public record DeskPosting(
    PostingTask task,
    PostingState state,
    Optional<String> reason,
    String laneId,
    boolean heldNow,
    Instant deadlineAt,
    int absent,
    Optional<Forerunner> dependsOn,
    Optional<OpenAttempt> attempt,
    Optional<DocumentNumber> document,
    Money total,
    Money captured,
    Money surcharge,
    String api,
    boolean itemsReserved) {

  /** Whether its document is to clear the items, too, and they are not known to be cleared. */
  public boolean awaitsClearing() {
    return task.kind() == PostingKind.PAYMENT
        && itemsReserved
        && PostingApi.named(api).clearsWithPayment();
  }

  /**
   * What the document has to have on SAP's customer line: the credit of all that was taken but the
   * fee, or, for money that moved again, what its own line says. A surcharge has to have the fee on
   * the fee's account.
   */
  public Money credit() {
    if (task.kind() == PostingKind.SURCHARGE) {
      return surcharge.negated();
    }
    return task.kind().isReversal()
        ? task.lines().stream()
            .filter(line -> line.role() == PostingLine.Role.CUSTOMER)
            .map(PostingLine::amount)
            .reduce(Money.zero(total.currency()), Money::plus)
        : captured.minus(surcharge).negated();
  }

  /**
   * What has to be posted before.
   *
   * @param postingId which posting
   * @param state where it stands
   */
  public record Forerunner(String postingId, PostingState state) {}

  /**
   * An attempt that may have had effect, or still may.
   *
   * @param attemptId which one
   * @param outcome UNKNOWN or PENDING; empty while it is under way
   * @param since when we stopped waiting for it, or when it was sent
   */
  public record OpenAttempt(String attemptId, Optional<AttemptOutcome> outcome, Instant since) {}
}

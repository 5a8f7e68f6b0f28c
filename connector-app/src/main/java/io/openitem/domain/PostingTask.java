package io.openitem.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One document to be posted in SAP, or to be asked for: all that a posting API needs and nothing
 * that it has to look up.
 *
 * @param postingId which posting
 * @param paymentId which payment
 * @param attemptId names this attempt (the message's id towards SAP); not constant over attempts
 * @param kind what the document does
 * @param reference our name of the document in SAP, constant over attempts
 * @param account whose account; its head office's account where it has one
 * @param documentDate the day the money was captured, in the company code's time zone
 * @param postingDate the stored business date, in the company code's time zone
 * @param lines debits positive, credits negative, all of one currency, summing to zero; empty for a
 *     clearing
 * @param items the open items that the payment pays, with the amount for each; none for a payment
 *     on account or a down payment
 * @param payment for a clearing: the document whose credit line clears the items
 * @param processor the processor's short name, such as {@code stripe}
 * @param processorPaymentId the processor's own id of the payment
 */
public record PostingTask(
    String postingId,
    String paymentId,
    String attemptId,
    PostingKind kind,
    PostingReference reference,
    AccountId account,
    LocalDate documentDate,
    LocalDate postingDate,
    List<PostingLine> lines,
    List<PaidItem> items,
    Optional<DocumentNumber> payment,
    String processor,
    String processorPaymentId) {

  /** Checks that debits equal credits, and that a clearing has what to clear. */
  public PostingTask {
    lines = List.copyOf(lines);
    items = List.copyOf(items);
    if (kind == PostingKind.CLEARING && items.isEmpty()) {
      throw new IllegalArgumentException("clearing " + postingId + " names no item");
    }
    Optional<Money> sum = lines.stream().map(PostingLine::amount).reduce(Money::plus);
    if (sum.isPresent() && !sum.get().isZero()) {
      throw new IllegalArgumentException("posting " + postingId + " does not sum to zero");
    }
  }
}

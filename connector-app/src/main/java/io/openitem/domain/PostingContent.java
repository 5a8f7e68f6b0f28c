package io.openitem.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is to be posted, fixed when the money was captured: no later change of customizing or master
 * data alters it. Only the posting date moves, where SAP has closed the period and customizing says
 * so.
 *
 * @param account whose account; its head office's account where it has one
 * @param documentDate the day the money was captured, in the company code's time zone
 * @param postingDate the stored business date, in the company code's time zone
 * @param lines debits positive, credits negative, summing to zero; empty for a clearing
 * @param items the open items that the payment pays, with the amount for each; none for a payment
 *     on account or a down payment
 * @param processor the processor's short name
 * @param processorPaymentId the processor's own id of the payment
 */
public record PostingContent(
    AccountId account,
    LocalDate documentDate,
    LocalDate postingDate,
    List<PostingLine> lines,
    List<PaidItem> items,
    String processor,
    String processorPaymentId) {

  /** Copies the lists. */
  public PostingContent {
    lines = List.copyOf(lines);
    items = List.copyOf(items);
  }

  /**
   * The task of one attempt.
   *
   * @param payment for a clearing: the document whose credit line clears the items
   */
  public PostingTask task(
      String postingId,
      String paymentId,
      String attemptId,
      PostingKind kind,
      PostingReference reference,
      Optional<DocumentNumber> payment) {
    return new PostingTask(
        postingId,
        paymentId,
        attemptId,
        kind,
        reference,
        account,
        documentDate,
        postingDate,
        lines,
        items,
        payment,
        processor,
        processorPaymentId);
  }
}

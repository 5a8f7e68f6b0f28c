package io.openitem.reversal;

import io.openitem.domain.Outcome;
import io.openitem.payment.PaymentLog;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.processor.Refund;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a payment's money back: the operation {@code refundPayment}. One transaction before the
 * processor is asked, one after it, none around it; whatever is cut off in between, the waker
 * finds.
 */
public final class RefundPayment {

  private static final Logger LOG = LoggerFactory.getLogger(RefundPayment.class);

  private final TransactionTemplate transactions;
  private final RefundOpening opening;
  private final Refunding refunding;
  private final ReversalRecorder recorder;
  private final RefundKeys keys;
  private final RefundAnswer answer;

  RefundPayment(
      TransactionTemplate transactions,
      RefundOpening opening,
      Refunding refunding,
      ReversalRecorder recorder,
      RefundKeys keys,
      RefundAnswer answer) {
    this.transactions = transactions;
    this.opening = opening;
    this.refunding = refunding;
    this.recorder = recorder;
    this.keys = keys;
    this.answer = answer;
  }

  /**
   * Gives back once for a key; the same key answers with the first answer.
   *
   * @throws io.openitem.domain.ProblemException when nothing was given back, with the reason
   */
  public OperationResponse refund(OperationRequest request) {
    RefundOrder order = RefundOrder.read(request);
    RefundOpening.Opened opened =
        Objects.requireNonNull(transactions.execute(transaction -> opening.open(order)));
    String text =
        PaymentLog.about(
            order.paymentId(), () -> opened.isNew() ? send(opened) : firstAnswer(opened.refund()));
    return answer.response(text);
  }

  private String send(RefundOpening.Opened opened) {
    Reversal refund = opened.refund();
    Outcome<Refund> outcome = refunding.refund(refund, opened.processorPaymentId());
    LOG.info(
        "payment {}: refund {} of {} by {}: {}",
        refund.paymentId(),
        refund.reversalId(),
        refund.amount(),
        refund.requestedBy().orElse(""),
        outcome);
    String text =
        transactions.execute(
            transaction ->
                keys.keepFirst(
                    refund.reversalId(),
                    answer.text(
                        recorder.record(refund.paymentId(), refund.reversalId(), outcome))));
    return Objects.requireNonNull(text);
  }

  /** If the first request died, the refund as it stands answers, and does so for ever. */
  private String firstAnswer(Reversal refund) {
    return keys.answer(refund.reversalId())
        .orElseGet(() -> keys.keepFirst(refund.reversalId(), answer.text(refund)));
  }
}
